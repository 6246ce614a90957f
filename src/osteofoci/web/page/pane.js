// One pane: an examination's slice or picture on a plain canvas, with what lies over it.

import { slice } from "./api.js";
import { element } from "./dom.js";

const DEPTH = { axial: 0, coronal: 1, sagittal: 2 };
const MOST_KEPT = 240;
const COLOURS = {
  proposed: [255, 207, 92],
  confirmed: [99, 220, 130],
  rejected: [150, 150, 150],
  physiological: [120, 170, 255],
  candidate: [255, 140, 70],
};
const kept = new Map();

function loaded(path, again) {
  const key = `${path} ${again}`;
  let found = kept.get(key);
  if (found === undefined) {
    found = slice(path, undefined);
    found.catch(() => kept.delete(key));
    kept.set(key, found);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }
  return found;
}

export class Pane {
  /** @param {any} bench what all panes share */
  constructor(bench, exam) {
    this.bench = bench;
    this.plane = "coronal";
    this.point = null; // [k, j, i] of a volume, [row, column] of a picture
    this.covered = true;
    this.pan = [0, 0];
    this.drawn = 0;
    this.canvas = element("canvas", { tabindex: "0", role: "img" });
    this.status = element("p", { class: "status" });
    this.examChoice = element("select", { "aria-label": "Examination", onchange: () => this.show(Number(this.examChoice.value)) });
    this.viewChoice = element("select", { "aria-label": "View", onchange: () => this.look(this.viewChoice.value) });
    this.planeChoice = element(
      "select",
      { "aria-label": "Plane", onchange: () => this.cut(this.planeChoice.value) },
      ...Object.keys(DEPTH).map((name) => element("option", { value: name }, name)),
    );
    this.planeChoice.value = this.plane;
    this.close = element("button", { "aria-label": "Close this pane", onclick: () => bench.closed(this) }, "×");
    this.where = element("span", {});
    this.root = element(
      "div",
      { class: "pane" },
      element("div", { class: "bar" }, this.examChoice, this.viewChoice, this.planeChoice, this.where, this.close),
      this.canvas,
      this.status,
    );
    this.offscreen = document.createElement("canvas");
    this.canvas.addEventListener("pointerdown", (event) => this.#pressed(event));
    this.canvas.addEventListener("wheel", (event) => this.#wheeled(event), { passive: false });
    this.canvas.addEventListener("contextmenu", (event) => event.preventDefault());
    this.canvas.addEventListener("focus", () => bench.entered(this));
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    this.show(exam);
  }

  get exam() {
    return this.bench.state.exams[this.number];
  }

  get view() {
    return this.exam?.views.find((view) => view.name === this.name);
  }

  show(number) {
    this.number = number;
    const exams = this.bench.state.exams;
    this.examChoice.replaceChildren(
      ...exams
        .filter((exam) => exam.views.length)
        .map((exam) => element("option", { value: exam.number }, `${exam.date ?? exam.id} ${exam.kind.replace("_", " ")}`)),
    );
    this.examChoice.value = String(number);
    this.viewChoice.replaceChildren(...this.exam.views.map((view) => element("option", { value: view.name }, view.name)));
    this.pan = [0, 0];
    this.covered = true;
    this.look(this.exam.views.some((view) => view.name === this.name) ? this.name : this.exam.views[0].name);
    this.bench.relink(this);
  }

  look(name) {
    this.name = name;
    this.viewChoice.value = name;
    const view = this.view;
    this.planeChoice.hidden = view.kind === "picture";
    if (this.point === null || this.point.length !== view.shape.length) {
      this.point = view.shape.map((n) => (n - 1) / 2);
    }
    this.point = this.point.map((value, n) => Math.min(Math.max(value, 0), view.shape[n] - 1));
    this.canvas.setAttribute("aria-label", `${this.exam.date ?? this.exam.id}, ${name}`);
    this.draw();
  }

  cut(plane) {
    this.plane = plane;
    this.planeChoice.value = plane;
    this.draw();
  }

  /** Step through slices; the point goes along, and so do the other panes. */
  step(by) {
    if (this.view.kind !== "volume") return;
    const depth = DEPTH[this.plane];
    const point = [...this.point];
    point[depth] = Math.min(Math.max(Math.round(point[depth]) + by, 0), this.view.shape[depth] - 1);
    this.bench.pointed(this, point);
  }

  /** Where another pane's place is shown here; null where it is not covered. */
  follow(found) {
    const view = this.view;
    const point = found === null ? null : view.kind === "picture" ? found.pixels[view.name] : found.index;
    this.covered = Boolean(point);
    if (point) {
      this.point = [...point];
      if (this.bench.zoom > 1) this.pan = [0, 0];
    }
    this.draw();
  }

  /** Rows and columns of the slice, millimetres of each, and the point in them. */
  #frame() {
    const { shape, kind, spacing_mm: spacing } = this.view;
    if (kind === "picture") {
      const mm = spacing ?? [1, 1];
      return { rows: shape[0], columns: shape[1], mm, at: this.point };
    }
    const axes = [0, 1, 2].filter((axis) => axis !== DEPTH[this.plane]);
    const up = this.plane !== "axial"; // the head is up
    const row = up ? shape[axes[0]] - 1 - this.point[axes[0]] : this.point[axes[0]];
    return {
      rows: shape[axes[0]],
      columns: shape[axes[1]],
      mm: [spacing[axes[0]], spacing[axes[1]]],
      at: [row, this.point[axes[1]]],
    };
  }

  #scale(frame, width, height) {
    const fit = Math.min(width / (frame.columns * frame.mm[1]), height / (frame.rows * frame.mm[0]));
    const scale = fit * this.bench.zoom; // pixels of the screen a millimetre
    const middle = this.bench.zoom > 1 ? frame.at : [(frame.rows - 1) / 2, (frame.columns - 1) / 2];
    const left = width / 2 - (middle[1] + 0.5) * frame.mm[1] * scale + this.pan[0];
    const top = height / 2 - (middle[0] + 0.5) * frame.mm[0] * scale + this.pan[1];
    return { x: frame.mm[1] * scale, y: frame.mm[0] * scale, left, top };
  }

  #path(name, index) {
    return `/api/exams/${this.number}/${encodeURIComponent(name)}/${this.plane}/${index}`;
  }

  async draw() {
    const turn = ++this.drawn;
    const view = this.view;
    if (!view) return;
    const { bench } = this;
    const depth = DEPTH[this.plane];
    const index = view.kind === "volume" ? Math.round(this.point[depth]) : 0;
    const wanted = [loaded(this.#path(view.name, index), "")];
    const over = view.kind === "volume";
    wanted.push(over && bench.overlays.bones ? loaded(this.#path("bones", index), "") : null);
    wanted.push(over && (bench.overlays.foci || bench.overlays.candidates) ? loaded(this.#path("lesions", index), bench.state.version) : null);
    if (!this.shown) this.status.textContent = "loading …";
    let parts;
    try {
      parts = await Promise.all(wanted);
    } catch (error) {
      if (turn === this.drawn) this.status.textContent = String(error.message);
      return;
    }
    if (turn !== this.drawn) return;
    this.shown = true;
    this.#paint(parts[0], parts[1], parts[2]);
    this.#tell(index);
    if (over) {
      for (const next of [index + 1, index - 1, index + 2, index - 2]) {
        if (next >= 0 && next < view.shape[depth]) loaded(this.#path(view.name, next), "").catch(() => {});
      }
    }
  }

  #paint(grey, bones, lesions) {
    const { bench, view } = this;
    const { rows, columns, values } = grey;
    const image = new ImageData(columns, rows);
    const pixels = new Uint32Array(image.data.buffer);
    const [low, high] = bench.windowOf(view);
    const gain = 255 / Math.max(high - low, 1);
    for (let n = 0; n < values.length; n++) {
      let level = (values[n] - low) * gain;
      level = level < 0 ? 0 : level > 255 ? 255 : level | 0;
      if (view.dark) level = 255 - level;
      pixels[n] = 0xff000000 | (level << 16) | (level << 8) | level;
    }
    if (bones) this.#outline(image.data, bones, () => [86, 156, 214], 150);
    if (lesions) this.#outline(image.data, lesions, (label) => this.#colour(label), 255);
    this.offscreen.width = columns;
    this.offscreen.height = rows;
    this.offscreen.getContext("2d").putImageData(image, 0, 0);
    const ratio = devicePixelRatio || 1;
    const width = this.canvas.clientWidth;
    const height = this.canvas.clientHeight;
    this.canvas.width = Math.max(1, Math.round(width * ratio));
    this.canvas.height = Math.max(1, Math.round(height * ratio));
    const pen = this.canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const frame = this.#frame();
    const to = this.#scale(frame, width, height);
    this.placed = { frame, to };
    pen.imageSmoothingEnabled = true;
    pen.drawImage(this.offscreen, to.left, to.top, columns * to.x, rows * to.y);
    if (view.kind === "picture") this.#rings(pen, to);
    if (this.covered) this.#cross(pen, frame, to, width, height);
    this.#letters(pen, width, height);
  }

  #outline(data, labels, colour, alpha) {
    const { rows, columns, values } = labels;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const n = row * columns + column;
        const own = values[n];
        if (!own) continue;
        const inner =
          row > 0 && values[n - columns] === own && row < rows - 1 && values[n + columns] === own &&
          column > 0 && values[n - 1] === own && column < columns - 1 && values[n + 1] === own;
        if (inner) continue;
        const paint = colour(own);
        if (!paint) continue;
        for (let c = 0; c < 3; c++) data[4 * n + c] += ((paint[c] - data[4 * n + c]) * alpha) / 255;
      }
    }
  }

  #colour(label) {
    const found = this.bench.byLabel(this.exam.id, label);
    if (!found) return null;
    const candidate = found.tier === "candidate" || (found.focus === null && found.decision === "proposed");
    if (candidate) return this.bench.overlays.candidates ? COLOURS.candidate : null;
    return this.bench.overlays.foci ? COLOURS[found.decision] : null;
  }

  #rings(pen, to) {
    for (const found of this.bench.state.findings) {
      if (found.exam !== this.exam.id || !found.pixel) continue;
      if (found.view && found.view !== this.view.name) continue;
      const paint = COLOURS[found.tier === "candidate" ? "candidate" : found.decision];
      pen.strokeStyle = `rgb(${paint.join(" ")})`;
      pen.lineWidth = 1.5;
      pen.beginPath();
      pen.arc(to.left + (found.pixel[1] + 0.5) * to.x, to.top + (found.pixel[0] + 0.5) * to.y, 9, 0, 7);
      pen.stroke();
    }
  }

  #cross(pen, frame, to, width, height) {
    const x = to.left + (frame.at[1] + 0.5) * to.x;
    const y = to.top + (frame.at[0] + 0.5) * to.y;
    pen.strokeStyle = "rgb(92 200 255 / 0.75)";
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, 0); pen.lineTo(x, y - 8); pen.moveTo(x, y + 8); pen.lineTo(x, height);
    pen.moveTo(0, y); pen.lineTo(x - 8, y); pen.moveTo(x + 8, y); pen.lineTo(width, y);
    pen.stroke();
  }

  #letters(pen, width, height) {
    const side = this.plane === "sagittal" && this.view.kind !== "picture" ? ["A", "P"] : ["R", "L"];
    const marks = this.view.name === "lateral" ? ["A", "P"] : side;
    pen.fillStyle = "rgb(255 255 255 / 0.9)";
    pen.font = "600 15px system-ui, sans-serif";
    pen.textBaseline = "middle";
    pen.textAlign = "left";
    if (!this.view.name.startsWith("image")) {
      pen.fillText(marks[0], 6, height / 2);
      pen.textAlign = "right";
      pen.fillText(marks[1], width - 6, height / 2);
    }
    pen.textAlign = "right";
    pen.textBaseline = "top";
    pen.font = "13px system-ui, sans-serif";
    pen.fillText(`${this.bench.state.child.id ?? "no ID"}  ${this.exam.date ?? this.exam.id}`, width - 8, 6);
  }

  #tell(index) {
    const slices = this.view.kind === "volume" ? `${index + 1} of ${this.view.shape[DEPTH[this.plane]]}` : "";
    this.where.textContent = slices;
    this.status.textContent = this.covered ? "" : "this place is not covered here";
  }

  #at(event) {
    const box = this.canvas.getBoundingClientRect();
    const { frame, to } = this.placed;
    const column = (event.clientX - box.left - to.left) / to.x - 0.5;
    const row = (event.clientY - box.top - to.top) / to.y - 0.5;
    if (row < -0.5 || column < -0.5 || row > frame.rows - 0.5 || column > frame.columns - 0.5) return null;
    const inside = [Math.min(Math.max(row, 0), frame.rows - 1), Math.min(Math.max(column, 0), frame.columns - 1)];
    if (this.view.kind === "picture") return inside;
    const axes = [0, 1, 2].filter((axis) => axis !== DEPTH[this.plane]);
    const point = [...this.point];
    point[axes[0]] = this.plane === "axial" ? inside[0] : frame.rows - 1 - inside[0];
    point[axes[1]] = inside[1];
    return point;
  }

  #pressed(event) {
    this.canvas.focus();
    if (!this.placed) return;
    const windowing = event.button === 2 || (event.button === 0 && event.altKey);
    const panning = event.button === 1 || (event.button === 0 && event.shiftKey);
    let last = [event.clientX, event.clientY];
    const begun = this.bench.zoom > 1 ? { ...this.placed } : null;
    if (!windowing && !panning) {
      const point = this.#at(event);
      if (point) this.bench.pointed(this, point, begun === null);
    }
    const moved = (now) => {
      const by = [now.clientX - last[0], now.clientY - last[1]];
      last = [now.clientX, now.clientY];
      if (windowing) this.bench.windowed(this.view, by[0], by[1]);
      else if (panning) {
        this.pan = [this.pan[0] + by[0], this.pan[1] + by[1]];
        this.draw();
      } else if (this.bench.zoom <= 1) {
        const point = this.#at(now);
        if (point) this.bench.pointed(this, point);
      }
    };
    const done = () => {
      this.canvas.removeEventListener("pointermove", moved);
      this.canvas.removeEventListener("pointerup", done);
      this.canvas.removeEventListener("pointercancel", done);
    };
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.addEventListener("pointermove", moved);
    this.canvas.addEventListener("pointerup", done);
    this.canvas.addEventListener("pointercancel", done);
  }

  #wheeled(event) {
    event.preventDefault();
    if (event.ctrlKey) this.bench.zoomed(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    else this.step(event.deltaY > 0 ? 1 : -1);
  }
}
