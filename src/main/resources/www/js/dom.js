/** Elements. Texts always become text nodes: nothing that comes from a meter, a broker or a file is ever read as markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element: h("p", { class: "soft", onclick: f }, "text", other). An attribute that is undefined, null or false is left out;
 * `on...` are listeners; `value`, `checked` and the like are set as properties.
 */
export function h(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** The same in SVG. */
export function s(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

const PROPERTIES = new Set(["value", "checked", "disabled", "selected", "indeterminate", "open"]);

function filled(element, attributes, children) {
  // First the children: a list takes a value only when it has that choice.
  append(element, children);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name) && name in element) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts other children in the place of those that an element has. */
export function fill(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** Sets a text only when it changed, so that readers of screens and selections are left in peace. */
export function text(element, value) {
  const next = String(value);
  if (element.textContent !== next) element.textContent = next;
}
