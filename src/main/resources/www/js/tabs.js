/** Parts of a page of which one is shown. The address tells which one, so that it can be kept and sent to somebody. */
import { h, fill } from "./dom.js";

/**
 * @param {string} label what the row of tabs is, for readers of screens
 * @param {{id: string, title: string, count?: Node, draw: (panel: HTMLElement) => (void | (() => void))}[]} parts
 *     `draw` fills the panel when the part is opened and may return what ends it
 * @param {{chosen?: string, onchoice?: (id: string) => void}} how
 * @returns {{element: HTMLElement, end: () => void}}
 */
export function tabs(label, parts, { chosen, onchoice = () => {} } = {}) {
  let end = () => {};
  const panel = h("div", { role: "tabpanel", id: "panel", tabindex: "0", class: "stack panel" });
  const buttons = parts.map((part) =>
    h("button", { type: "button", role: "tab", id: `tab-${part.id}`, "data-tab": part.id, "aria-controls": "panel", onclick: () => open(part.id, true) }, part.title, part.count));
  const row = h("div", { role: "tablist", "aria-label": label, class: "tabs", onkeydown: move }, buttons);

  function open(id, told) {
    const part = parts.find((one) => one.id === id) ?? parts[0];
    end();
    end = () => {};
    buttons.forEach((button) => {
      const mine = button.dataset.tab === part.id;
      button.setAttribute("aria-selected", String(mine));
      button.tabIndex = mine ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${part.id}`);
    fill(panel);
    end = part.draw(panel) ?? (() => {});
    if (told) onchoice(part.id);
  }

  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -buttons.length, End: buttons.length }[event.key];
    if (!step) return;
    event.preventDefault();
    const from = buttons.indexOf(document.activeElement);
    const next = Math.abs(step) > 1 ? (step < 0 ? 0 : buttons.length - 1) : (from + step + buttons.length) % buttons.length;
    buttons[next].focus();
    buttons[next].click();
  }

  open(chosen, false);
  return { element: h("div", { class: "stack tabbed" }, row, panel), end: () => end() };
}

/** Tells the address which part is open, without drawing the page anew. */
export function keepInAddress(where) {
  history.replaceState(null, "", where);
}
