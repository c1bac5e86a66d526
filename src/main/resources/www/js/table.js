/** A table whose cells change in place: rows keep their place, what changed is lit for a moment. */
import { h, text } from "./dom.js";

/**
 * @typedef {{key: string, title: string, look?: string, lit?: boolean, head?: boolean, draw: (row: any) => any}} Column
 *     `draw` gives a text, or elements; `lit`: a change of it flashes; `head`: it names the row
 * @param {{caption: string, id?: string, look?: string, columns: Column[], key: (row: any) => string, empty?: string}} how
 */
export function liveTable({ caption, id, look = "", columns, key, empty }) {
  const body = h("tbody");
  const nothing = h("p", { class: "soft nothing", hidden: true }, empty);
  const table = h("table", { class: `live ${look}`, id },
    h("caption", { class: "hidden-text" }, caption),
    h("thead", {}, h("tr", {}, columns.map((column) => h("th", { scope: "col", class: column.look }, column.title)))),
    body);
  const shown = new Map();
  let wanted = () => true;

  function make(row) {
    const cells = columns.map((column) => h(column.head ? "th" : "td", { scope: column.head ? "row" : undefined, class: `${column.look ?? ""} c-${column.key}`, "data-title": column.title }));
    const one = { row, cells, tr: h("tr", { "data-key": key(row) }, cells) };
    draw(one, false);
    return one;
  }

  function draw(one, flash) {
    columns.forEach((column, index) => {
      const cell = one.cells[index];
      const content = column.draw(one.row);
      const before = cell.textContent;
      if (content === null || content === undefined || ["string", "number"].includes(typeof content)) text(cell, content ?? "");
      else put(cell, [content].flat(Infinity).filter((child) => child || child === 0));
      if (flash && column.lit && before !== cell.textContent) light(cell);
    });
    one.tr.hidden = !wanted(one.row);
  }

  function count() {
    const visible = [...shown.values()].filter((one) => !one.tr.hidden).length;
    nothing.hidden = visible > 0 || !empty;
    table.parentElement.hidden = visible === 0;
    return visible;
  }

  return {
    element: h("div", { class: "live-table" }, h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table), nothing),
    /** All rows anew, in this order; a row that was there already keeps its elements. */
    set(rows) {
      const kept = new Map(shown);
      shown.clear();
      for (const row of rows) {
        const known = kept.get(key(row));
        if (known) {
          known.row = row;
          draw(known, true);
        }
        shown.set(key(row), known ?? make(row));
      }
      const order = [...shown.values()].map((one) => one.tr);
      if (order.length !== body.children.length || order.some((tr, index) => body.children[index] !== tr)) body.replaceChildren(...order);
      return count();
    },
    /** Some fields of some rows. Rows that are not there are left out. */
    patch(rows) {
      for (const row of rows) {
        const known = shown.get(key(row));
        if (!known) continue;
        known.row = { ...known.row, ...row };
        draw(known, true);
      }
      return count();
    },
    /** @param {(row: any) => boolean} keep which rows are shown from now on; returns how many */
    filter(keep) {
      wanted = keep;
      shown.forEach((one) => { one.tr.hidden = !wanted(one.row); });
      return count();
    },
    rows: () => [...shown.values()].map((one) => one.row),
  };
}

/** Only what is another thing takes the place of what is there: focus and selection are left in peace. */
function put(cell, content) {
  const next = cell.cloneNode(false);
  next.append(...content);
  if (!next.isEqualNode(cell)) cell.replaceChildren(...next.childNodes);
}

/** Lights an element for a moment, also when it is still lit from before. */
export function light(element) {
  const again = element.classList.contains("lit-a");
  element.classList.toggle("lit-a", !again);
  element.classList.toggle("lit-b", again);
}

/** Whether a text holds all words of a question, in any case. */
export function finds(question) {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  return (...texts) => {
    const all = texts.join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  };
}
