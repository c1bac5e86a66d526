/** Questions to the reader, in dialogs of the browser: Escape and the keyboard work as everywhere. */
import { h } from "./dom.js";
import { t } from "./texts.js";

/**
 * @param make gets `finish(label, value)`, which makes the row of buttons, and gives the content
 * @returns what value() gave, or undefined when the reader gave up
 */
export function ask(title, make) {
  return new Promise((resolve) => {
    let result;
    const finish = (label, value, look = "primary") =>
      h("div", { class: "row" },
        h("button", { class: `button ${look}`, type: "submit", value: "yes" }, label),
        h("button", { class: "button quiet", type: "button", onclick: () => dialog.close() }, t("cancel")),
        h("span", { hidden: true, "data-value": "", onread: () => { result = value(); } }));
    const form = h("form", { method: "dialog", class: "stack" }, h("h2", {}, title), make(finish));
    const dialog = h("dialog", { "aria-label": title }, form);
    form.addEventListener("submit", () => form.querySelector("[data-value]")?.dispatchEvent(new Event("read")));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes" ? result : undefined);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** Yes or no. */
export async function sure(title, why, label, look = "danger") {
  return (await ask(title, (finish) => [h("p", {}, why), finish(label, () => true, look)])) === true;
}
