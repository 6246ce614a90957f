// Elements from values. What a child's files say is only ever set as text.

/** @param {string} name @param {Record<string, any>} given @param {...(Node|string|null)} inside */
export function element(name, given = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...inside.filter((part) => part !== null && part !== undefined));
  return made;
}

/** @param {string} id */
export const byId = (id) => /** @type {any} */ (document.getElementById(id));
