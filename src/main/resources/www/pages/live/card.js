/** A card with the age of what it shows, and the way numbers are written on this page. */
import { h, text } from "../../js/dom.js";
import { t, age, number } from "../../js/texts.js";

const MINUS = "\u2212";

/**
 * @param {string} id of the element
 * @returns {{ element: HTMLElement, body: HTMLElement, aged: (ms: number|undefined, stale: boolean) => void }}
 */
export function card(id, title, ...content) {
  const old = h("span", { class: "age num" });
  const body = h("div", { class: "stack tight" }, content);
  const element = h("section", { class: "card", id, "aria-label": title }, h("header", {}, h("h2", {}, title), old), body);
  return {
    element,
    body,
    aged(ms, stale) {
      text(old, ms === undefined ? "" : stale ? t("live.stale", age(ms)) : t("age", age(ms)));
      element.classList.toggle("stale", stale && ms !== undefined);
    },
  };
}

/** A number with its sign, + for what flows in; nothing before a nought. */
export const signed = (value, digits = 0) => `${value > 0 ? "+" : value < 0 ? MINUS : ""}${number(Math.abs(value), digits)}`;

/** Wh as kWh. */
export const kilo = (wattHours, digits = 3) => number(wattHours / 1000, digits);

/** A bar of 0 to 1 that readers of screens hear as a percentage. */
export function bar(label) {
  const inner = h("i");
  const element = h("div", { class: "bar", role: "meter", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": "100" }, inner);
  return {
    element,
    show(share, look) {
      const percent = Math.round(share * 100);
      inner.style.width = `${Math.min(100, Math.max(share > 0 ? 0.6 : 0, share * 100))}%`;
      inner.className = share > 1 ? "over" : look;
      element.setAttribute("aria-valuenow", String(Math.min(100, percent)));
      element.setAttribute("aria-valuetext", `${percent} %`);
    },
  };
}
