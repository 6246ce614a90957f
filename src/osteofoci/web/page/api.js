// The server's word. The token came behind the # of the address, which a browser never sends.

const NAME = "osteofoci-token";
if (location.hash.length > 1) {
  sessionStorage.setItem(NAME, location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
const headers = { "x-osteofoci-token": sessionStorage.getItem(NAME) ?? "" };

async function answered(/** @type {Response} */ reply) {
  if (reply.ok) return reply;
  const text = await reply.text();
  let told = text;
  try {
    told = JSON.parse(text).error ?? text;
  } catch {
    // the guard answers in plain text
  }
  throw new Error(told);
}

export async function ask(/** @type {string} */ path) {
  return (await answered(await fetch(path, { headers }))).json();
}

export async function send(/** @type {string} */ path, /** @type {object} */ body) {
  const reply = await fetch(path, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await answered(reply)).json();
}

/** A slice as numbers, with its size. */
export async function slice(/** @type {string} */ path, /** @type {AbortSignal|undefined} */ signal) {
  const reply = await answered(await fetch(path, { headers, signal }));
  const raw = await reply.arrayBuffer();
  const wide = reply.headers.get("x-bytes") === "2";
  return {
    rows: Number(reply.headers.get("x-rows")),
    columns: Number(reply.headers.get("x-columns")),
    values: wide ? new Uint16Array(raw) : new Uint8Array(raw),
  };
}
