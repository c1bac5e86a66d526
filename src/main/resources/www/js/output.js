/** What leaves the page: files that are saved, texts that are copied. */
import { h } from "./dom.js";
import { t } from "./texts.js";

/** Saves text or bytes as a file of this name. */
export function save(name, content, type = "text/plain; charset=utf-8") {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** Fetches a file of the device and saves it under the name that it comes with. Text is no good for bytes, so it is not asked of the API. */
export async function fetchAndSave(path, name) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(reason(await response.text()) || `${response.status}`);
  const told = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "");
  save(told?.[1] ?? name, await response.blob());
}

function reason(text) {
  try {
    return JSON.parse(text).error;
  } catch (plain) {
    return text.trim();
  }
}

/** A button that copies what `content()` gives, and says so. */
export function copyButton(content, attributes = {}) {
  const button = h("button", { class: "button", type: "button", "data-do": "copy", ...attributes, onclick: copy }, t("copy"));
  async function copy() {
    const done = await copied(content());
    button.textContent = t(done ? "copied" : "copy.failed");
    setTimeout(() => { button.textContent = t("copy"); }, 2000);
  }
  return button;
}

/** Browsers lend the clipboard only to pages that came encrypted or from the machine itself; the old way works elsewhere. */
async function copied(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch (refused) {
    const field = h("textarea", { class: "hidden-text", "aria-hidden": "true" }, content);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** @returns {Promise<File | undefined>} a file that the reader chooses */
export function chosenFile(accept) {
  return new Promise((resolve) => {
    const field = h("input", { type: "file", accept, hidden: true, id: "chosen-file" });
    field.addEventListener("change", () => { resolve(field.files[0]); field.remove(); });
    field.addEventListener("cancel", () => { resolve(undefined); field.remove(); });
    document.body.append(field);
    field.click();
  });
}

/** The time for the name of a file: 20260115-183000, of the reader's clock. */
export function stamp() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
