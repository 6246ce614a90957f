// The workbench: what is to be decided, the images of two or more dates, and the report beside them.

import { ask, send } from "./api.js";
import { byId, element } from "./dom.js";
import { Pane } from "./pane.js";

const WORDS = { confirm: "confirm", reject: "reject", physiological: "normal for age" };
const KEYS = [
  ["j, k", "next, previous finding to review"],
  ["c", "confirm it"],
  ["r", "reject it"],
  ["n", "normal for age"],
  ["a", "add a finding at the crosshair"],
  ["m", "move the finding to another site"],
  ["u, y", "undo, redo"],
  ["arrow up, down, wheel", "slices; all dates follow by the bone"],
  ["+, -, ctrl and wheel", "zoom; 0 shows all"],
  ["[, ], right button", "window"],
  ["1, 2, 3", "coronal, sagittal, axial"],
  ["p", "maximum projection"],
  ["b, f, d", "bones, foci, candidates over the images"],
  ["s", "sign"],
  ["?", "these keys"],
];

class Bench {
  constructor() {
    this.state = null;
    this.panes = [];
    this.overlays = { bones: false, foci: true, candidates: true };
    this.zoom = 1;
    this.windows = new Map();
    this.current = null; // id of the finding under review
    this.active = null;
    this.last = null; // the place that was pointed to last
    this.here = null; // its site, as the server names it
    this.asked = 0;
    this.waiting = 0; // changes that are under way
    this.line = Promise.resolve();
    this.pending = new Set(); // findings that were judged and are not saved yet
  }

  // What panes ask of it.

  windowOf(view) {
    return this.windows.get(view.name) ?? view.window;
  }

  windowed(view, right, down) {
    const [low, high] = this.windowOf(view);
    const step = (view.window[1] - view.window[0]) / 400;
    const level = (low + high) / 2 + down * step;
    const half = Math.max(step, (high - low) / 2 + right * step);
    this.windows.set(view.name, [level - half, level + half]);
    this.redraw();
  }

  zoomed(by) {
    this.zoom = by === 0 ? 1 : Math.min(16, Math.max(1, this.zoom * by));
    for (const pane of this.panes) pane.pan = [0, 0];
    this.redraw();
  }

  byLabel(exam, label) {
    return this.labels.get(`${exam} ${label}`);
  }

  entered(pane) {
    this.active = pane;
  }

  closed(pane) {
    if (this.panes.length < 2) return;
    this.panes = this.panes.filter((other) => other !== pane);
    if (this.active === pane) this.active = this.panes[0];
    pane.root.remove();
  }

  /** A place in one pane; the others go where the same place of the same bone is. */
  async pointed(pane, point) {
    pane.point = [...point];
    pane.covered = true;
    pane.draw();
    this.last = { pane, point: pane.point, number: pane.number, view: pane.name, volume: point.length === 3 };
    await this.link();
  }

  async link() {
    const last = this.last;
    const turn = ++this.asked;
    const at = last.volume ? { index: last.point } : { view: last.view, pixel: last.point };
    let found;
    try {
      found = await send("/api/linked", { exam: last.number, ...at });
    } catch (error) {
      this.say(error.message);
      return;
    }
    if (turn !== this.asked) return;
    this.here = found;
    for (const pane of this.panes) {
      if (pane === last.pane) continue;
      if (pane.number === last.number) {
        if (pane.point.length === last.point.length && (last.volume || pane.name === last.view)) {
          pane.point = [...last.point];
          pane.covered = true;
          pane.draw();
        }
        continue;
      }
      pane.follow(found.shown[pane.number]);
    }
    last.pane.status.textContent = found.site ?? "";
  }

  relink(pane) {
    if (this.last !== null && this.last.pane !== pane && this.panes.includes(pane)) this.link();
  }

  redraw() {
    for (const pane of this.panes) pane.draw();
  }

  // The state.

  take(state) {
    const first = this.state === null;
    this.state = state;
    this.labels = new Map(state.findings.map((f) => [`${f.exam} ${f.label}`, f]));
    if (first) this.begin();
    this.list();
    this.report();
    this.redraw();
  }

  begin() {
    const shown = this.state.exams.filter((exam) => exam.views.length);
    const volumes = shown.filter((exam) => exam.views[0].kind === "volume");
    const chosen = (volumes.length > 1 ? volumes : shown).slice(-2);
    for (const exam of chosen) this.pane(exam.number);
    const next = this.queue()[0];
    if (next) this.review(next.id);
  }

  pane(number) {
    const pane = new Pane(this, number);
    this.panes.push(pane);
    byId("panes").append(pane.root);
    this.active = this.active ?? pane;
    return pane;
  }

  /** One more pane, with an examination that is not shown yet where there is one. */
  more() {
    const shown = this.state.exams.filter((exam) => exam.views.length);
    const next = shown.find((exam) => !this.panes.some((pane) => pane.number === exam.number)) ?? shown[0];
    if (next) this.relink(this.pane(next.number));
  }

  queue() {
    const order = new Map(this.state.exams.map((exam, n) => [exam.id, n]));
    return this.state.findings
      .filter((f) => f.open && !this.pending.has(f.id))
      .sort((a, b) => Number(a.tier === "candidate") - Number(b.tier === "candidate") || order.get(b.exam) - order.get(a.exam));
  }

  review(id) {
    this.current = id;
    const found = this.state.findings.find((f) => f.id === id);
    const exam = this.state.exams.find((e) => e.id === found?.exam);
    if (!found || !exam?.views.length) return this.list();
    let pane = this.panes.find((p) => p.number === exam.number);
    if (!pane) {
      pane = this.panes.find((p) => p === this.active) ?? this.panes[0];
      pane.show(exam.number);
    }
    const place = exam.places[id] ?? found.pixel;
    if (place && !exam.places[id] && found.view) pane.look(found.view);
    if (place && place.length === pane.view.shape.length) this.pointed(pane, place);
    return this.list();
  }

  go(by) {
    const open = this.queue();
    if (!open.length) return;
    const at = open.findIndex((f) => f.id === this.current);
    this.review(open[(at + by + open.length) % open.length].id);
  }

  /** Send a change; changes go one after the other, so that keys may be pressed faster than they are saved. */
  change(path, body) {
    const by = byId("by").value.trim();
    if (!by) {
      this.say("Write your name at the top: every decision says who made it.");
      byId("by").focus();
      return Promise.resolve(false);
    }
    this.waiting += 1;
    this.say("saving …", true);
    const done = this.line.then(async () => {
      try {
        const state = await send(path, { ...body, by });
        this.waiting -= 1;
        this.take(state);
        if (this.waiting === 0) this.say("");
        return true;
      } catch (error) {
        this.waiting -= 1;
        this.say(error.message);
        return false;
      }
    });
    this.line = done;
    return done;
  }

  async judge(kind) {
    const id = this.current;
    const open = this.queue();
    const at = open.findIndex((f) => f.id === id);
    if (at < 0) return;
    if (!byId("by").value.trim()) {
      await this.change("", {});
      return;
    }
    this.pending.add(id);
    const left = this.queue();
    if (left.length) this.review(left[Math.min(at, left.length - 1)].id);
    else this.list();
    await this.change("/api/decide", { decisions: [{ kind, finding: id }] });
    this.pending.delete(id);
    this.list();
  }

  async add() {
    if (this.here === null || this.here.site === null || this.last === null) {
      this.say("Point at a bone first: there is none at the crosshair.");
      return;
    }
    const exam = this.state.exams[this.last.number];
    if (!this.last.volume || this.here.point_lps_mm === null) {
      this.say("A finding can be added in a volume; for a radiograph use a decisions file (place).");
      return;
    }
    const known = new Set(this.state.findings.map((f) => f.id));
    const told = { kind: "add", exam: exam.id, site: this.here.site, point_lps_mm: this.here.point_lps_mm };
    if (await this.change("/api/decide", { decisions: [told] })) {
      const made = this.state.findings.find((f) => !known.has(f.id));
      this.say(made ? `added: ${made.site}, ${made.volume_ml} ± ${made.volume_error_ml} mL` : "nothing bright is outlined at that point", true);
    }
  }

  async move() {
    const found = this.state.findings.find((f) => f.id === this.current);
    if (!found) return;
    this.sites ??= await ask("/api/sites");
    const field = element("input", { list: "sites", "aria-label": "Site", size: 40 });
    const choose = element(
      "form",
      { method: "dialog" },
      element("p", {}, `Site of this finding, now ${found.site}:`),
      field,
      element("datalist", { id: "sites" }, ...this.sites.map((site) => element("option", { value: site }))),
      element("button", {}, "Move"),
    );
    const box = byId("keys");
    box.replaceChildren(choose);
    box.addEventListener("close", () => {
      const site = field.value.trim();
      if (site) this.change("/api/decide", { decisions: [{ kind: "move", finding: found.id, site }] });
    }, { once: true });
    box.showModal();
    field.focus();
  }

  async sign() {
    const open = this.queue().length;
    const by = byId("by").value.trim();
    if (!by) {
      this.say("Write your name at the top before you sign.");
      byId("by").focus();
      return;
    }
    const box = byId("keys");
    box.replaceChildren(
      element(
        "form",
        { method: "dialog" },
        element("p", {}, open ? `${open} proposals are not judged; the report will say so.` : "Every proposal is judged."),
        element("button", { value: "sign" }, `Sign as ${by}`),
        " ",
        element("button", { value: "" }, "Not yet"),
      ),
    );
    box.addEventListener("close", async () => {
      if (box.returnValue === "sign" && (await this.change("/api/sign", {}))) {
        const made = this.state.signed.at(-1);
        this.say(`signed as version ${made.version}; its reports lie in the book under signed/`, true);
      }
    }, { once: true });
    box.returnValue = "";
    box.showModal();
  }

  say(text, quiet = false) {
    const message = byId("message");
    message.hidden = !text;
    message.classList.toggle("quiet", quiet);
    message.textContent = text;
  }

  // What stands beside the images.

  list() {
    const { state } = this;
    const open = this.queue();
    byId("child").textContent = `${state.child.id ?? "no ID"}  ${state.child.sex ?? ""}`;
    const unsigned = state.signed.length === 0 || state.signed.at(-1).lines !== state.journal.length + this.turns();
    byId("waits").textContent = [open.length ? `${open.length} to review` : "all reviewed", unsigned ? "not signed" : `signed by ${state.signed.at(-1).by}`].join(" · ");
    byId("undo").disabled = !state.undo;
    byId("redo").disabled = !state.redo;
    byId("queue").replaceChildren(...open.map((f) => this.#item(f)));
    byId("queue").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest" });
    byId("foci").replaceChildren(...this.#foci());
    byId("journal").replaceChildren(
      ...[...state.journal].reverse().map((entry) =>
        element("li", { class: entry.undone ? "undone" : "" }, entry.what, element("small", {}, `${entry.by}, ${entry.when.slice(0, 16).replace("T", " ")}`)),
      ),
    );
  }

  /** Lines of the journal that are no decisions: what was undone and redone. */
  turns() {
    return Number(this.state.version.split("-")[0]) - this.state.journal.length;
  }

  #item(found) {
    const exam = this.state.exams.find((e) => e.id === found.exam);
    const own = found.id === this.current;
    const facts = [
      exam?.date ?? found.exam,
      found.volume_ml === null ? null : `${found.volume_ml} ± ${found.volume_error_ml} mL`,
      found.signal_ratio === null ? null : `${found.signal_ratio.toFixed(1)} × muscle`,
      found.uptake_ratio === null ? null : `uptake × ${found.uptake_ratio.toFixed(1)}`,
      found.confidence === null ? null : `${Math.round(100 * found.confidence)} %`,
      found.tier === "candidate" ? "candidate" : null,
      found.perhaps ? `perhaps ${found.perhaps}` : null,
    ].filter(Boolean);
    const acts = own
      ? element("div", { class: "acts" }, ...Object.entries(WORDS).map(([kind, word]) => element("button", { onclick: (event) => { event.stopPropagation(); this.judge(kind); } }, word, " ", element("kbd", {}, kind === "physiological" ? "n" : kind[0]))))
      : null;
    return element("li", { tabindex: "0", "aria-current": own ? "true" : "false", onclick: () => this.review(found.id), onkeydown: (event) => { if (event.key === "Enter" && event.target === event.currentTarget) this.review(found.id); } }, found.site, element("small", {}, facts.join(", ")), acts);
  }

  #foci() {
    const { exams, foci } = this.state;
    const own = exams.filter((exam) => foci.some((focus) => focus.history.some((h) => h.exam === exam.id)));
    const head = element("tr", {}, element("th", {}, ""), ...own.map((exam) => element("th", {}, (exam.date ?? exam.id).slice(2))));
    return [
      head,
      ...foci.map((focus) => {
        const last = [...focus.history].reverse().find((h) => h.finding);
        const go = () => last && this.review(last.finding);
        return element(
          "tr",
          { tabindex: "0", onclick: go, onkeydown: (event) => { if (event.key === "Enter") go(); } },
          element("td", {}, focus.site),
          ...own.map((exam) => {
            const entry = focus.history.find((h) => h.exam === exam.id);
            return element("td", { title: entry?.reason }, entry ? entry.status.replace("_", " ") : "");
          }),
        );
      }),
    ];
  }

  async report() {
    const language = byId("language").value;
    try {
      const sections = await ask(`/api/report/${language}`);
      byId("report").lang = language;
      byId("report").replaceChildren(
        ...sections
          .filter((section) => section.part === "first" || section.part === "second")
          .flatMap((section) => [element("h3", {}, section.title), ...section.sentences.map((text) => element("p", {}, text))]),
      );
    } catch (error) {
      this.say(error.message);
    }
  }

  help() {
    const box = byId("keys");
    box.replaceChildren(
      element("table", {}, ...KEYS.map(([keys, does]) => element("tr", {}, element("th", {}, keys), element("td", {}, does)))),
      element("form", { method: "dialog" }, element("button", {}, "Close")),
    );
    box.showModal();
  }

  pressed(event) {
    const typing = event.target instanceof HTMLElement && ["INPUT", "SELECT", "TEXTAREA"].includes(event.target.tagName);
    if (typing || byId("keys").open || event.metaKey) return;
    if (event.ctrlKey && event.key !== "z" && event.key !== "y") return;
    const pane = this.active ?? this.panes[0];
    const acts = {
      j: () => this.go(1), k: () => this.go(-1),
      c: () => this.judge("confirm"), r: () => this.judge("reject"), n: () => this.judge("physiological"),
      a: () => this.add(), m: () => this.move(), s: () => this.sign(),
      u: () => this.change("/api/undo", {}), z: () => this.change("/api/undo", {}), y: () => this.change("/api/redo", {}),
      ArrowUp: () => pane.step(-1), ArrowDown: () => pane.step(1),
      "+": () => this.zoomed(1.25), "-": () => this.zoomed(0.8), 0: () => this.zoomed(0),
      "[": () => this.windowed(pane.view, -12, 0), "]": () => this.windowed(pane.view, 12, 0),
      1: () => this.cut("coronal"), 2: () => this.cut("sagittal"), 3: () => this.cut("axial"),
      p: () => this.project(), b: () => this.over("bones"), f: () => this.over("foci"), d: () => this.over("candidates"),
      "?": () => this.help(),
    };
    const act = acts[event.key];
    if (!act || (event.key === "z" && !event.ctrlKey)) return;
    event.preventDefault();
    act();
  }

  cut(plane) {
    for (const pane of this.panes) pane.cut(plane);
  }

  project() {
    for (const pane of this.panes) {
      const names = pane.exam.views.map((view) => view.name);
      if (names.includes("projection")) pane.look(pane.name === "projection" ? "signal" : "projection");
    }
  }

  over(name) {
    this.overlays[name] = !this.overlays[name];
    this.say(`${name} ${this.overlays[name] ? "shown" : "hidden"}`, true);
    this.redraw();
  }

  /** What another window, or another program, has changed. */
  async watch() {
    try {
      const version = await ask("/api/version");
      if (this.waiting === 0 && version !== this.state.version) {
        this.take(await ask("/api/state"));
        this.say("changed in another window", true);
      }
      if (this.away) this.say("");
      this.away = false;
    } catch {
      this.away = true;
      this.say("The workbench does not answer. What was decided is in the book; start it again and open its new address.");
    }
    setTimeout(() => this.watch(), 3000);
  }
}

const bench = new Bench();
const kept = "osteofoci-reader";
byId("by").value = sessionStorage.getItem(kept) ?? "";
byId("by").addEventListener("change", () => sessionStorage.setItem(kept, byId("by").value));
byId("undo").addEventListener("click", () => bench.change("/api/undo", {}));
byId("redo").addEventListener("click", () => bench.change("/api/redo", {}));
byId("sign").addEventListener("click", () => bench.sign());
byId("more").addEventListener("click", () => bench.more());
byId("help").addEventListener("click", () => bench.help());
byId("language").addEventListener("change", () => bench.report());
document.addEventListener("keydown", (event) => bench.pressed(event));
bench.say("opening …", true);
try {
  bench.take(await ask("/api/state"));
  bench.say("");
  bench.watch();
} catch (error) {
  bench.say(error.message);
}
