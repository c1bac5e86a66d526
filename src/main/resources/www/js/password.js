/** Fields for a new password, twice, with a hint of how good it is. The device itself decides what is good enough. */
import { h, text } from "./dom.js";
import { t } from "./texts.js";

export const SHORTEST = 8;
const GOOD = 12;
const FEWEST_DIFFERENT = 5;

/** 0 too short, 1 easy to guess, 2 fair, 3 good. */
export function strength(password) {
  const length = [...password].length;
  if (length < SHORTEST) return 0;
  const different = new Set(password.toLowerCase()).size;
  if (different < FEWEST_DIFFERENT || /^(.{1,4})\1+$/.test(password)) return 1;
  return length >= GOOD && different >= 8 ? 3 : 2;
}

/**
 * @param {string} name begins the ids of the fields
 * @returns {{ elements: Node[], value: () => string|undefined, clear: () => void }} value is undefined when the two differ, after saying so
 */
export function newPassword(name, label = t("password.new")) {
  const meter = h("span", { class: "strength", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
  const hint = h("span", { class: "help", id: `${name}-hint`, "aria-live": "polite" }, t("password.hint"));
  const wrong = h("span", { class: "wrong", id: `${name}-wrong`, role: "alert" });
  const first = h("input", { type: "password", id: name, name, autocomplete: "new-password", required: true, "aria-describedby": `${name}-hint`, oninput: judge });
  const second = h("input", { type: "password", id: `${name}-again`, name: `${name}-again`, autocomplete: "new-password", required: true, "aria-describedby": `${name}-wrong`, oninput: () => text(wrong, "") });
  const show = h("input", { type: "checkbox", id: `${name}-show`, onchange: () => { first.type = second.type = show.checked ? "text" : "password"; } });

  function judge() {
    const grade = strength(first.value);
    meter.dataset.grade = first.value ? String(grade) : "";
    text(hint, first.value ? t(`password.grade.${grade}`) : t("password.hint"));
    text(wrong, "");
  }

  function value() {
    const differ = first.value !== second.value;
    const short = strength(first.value) === 0;
    text(wrong, short ? t("password.grade.0") : differ ? t("password.differ") : "");
    first.setAttribute("aria-invalid", String(short));
    second.setAttribute("aria-invalid", String(differ && !short));
    if (!short && !differ) return first.value;
    (short ? first : second).focus();
    return undefined;
  }

  return {
    elements: [
      h("div", { class: "field" }, h("label", { for: name }, label), first, meter, hint),
      h("div", { class: "field" }, h("label", { for: `${name}-again` }, t("password.again")), second, wrong),
      h("label", { class: "row", for: `${name}-show` }, show, t("password.show")),
    ],
    value,
    clear() {
      first.value = second.value = "";
      judge();
    },
    refuse(why) {
      text(wrong, why);
      first.focus();
    },
  };
}
