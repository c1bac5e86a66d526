/** What a button does to the device: it is still while it works, and what came of it is told beside it. */
import { h, fill } from "./dom.js";
import { sentence } from "./texts.js";

/** A place where one thing after another is told. */
export function teller(attributes = {}) {
  const place = h("div", { role: "status", class: "told", ...attributes });
  return {
    element: place,
    /** @param {"" | "warn" | "bad" | "good"} look */
    tell: (look, ...content) => fill(place, h("div", { class: `note ${look}` }, content)),
    hush: () => fill(place),
  };
}

/**
 * A button whose work is waited for; what goes wrong is told.
 *
 * @param {() => Promise<any>} work
 */
export function actor(label, work, told, attributes = {}) {
  const button = h("button", { class: "button", type: "button", ...attributes, onclick: act }, label);
  async function act() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await work();
    } catch (refused) {
      told.tell("bad", sentence(refused.message));
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }
  return button;
}
