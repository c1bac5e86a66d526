/** One setting with what it does and what bad input means beside it. */
import { h, text } from "../../js/dom.js";
import { t, said, known as worded } from "../../js/texts.js";

const LONG = 60;

/** Where a value is kept that the page cannot change: told by the device as a word, or as the path of a file. */
const place = (where) => t(worded(`from.${where}`) ? `from.${where}` : "from.file");

/**
 * @param setting as the device describes it: key, type, en, fr, help, wrong, choices and so on
 * @param {{ value?: any, set?: boolean, from: string }} known
 * @param {() => void} changed called at each change
 */
export function field(setting, known, changed) {
  const id = `set-${setting.key}`;
  const locked = Boolean(setting.fixed_by);
  const parts = control(setting, known, id, locked, told);
  const wrong = h("p", { class: "wrong", id: `${id}-wrong`, role: "alert" });
  const reset = h("button", { type: "button", class: "button quiet undo", hidden: true, onclick: () => { parts.reset(); told(); } }, t("settings.undo"));
  const bad = said(setting, "wrong");
  const allowed = said(setting, "allowed");
  const help = h("div", { class: "about", id: `${id}-help` },
    h("p", {}, said(setting, "help")),
    allowed && h("p", { class: "soft" }, h("b", {}, t("settings.allowed")), " ", allowed),
    range(setting, Boolean(allowed)),
    bad && h("p", { class: "soft" }, h("b", {}, t("settings.wrong")), " ", bad));
  parts.input.setAttribute("aria-describedby", `${id}-wrong ${id}-help`);
  const origin = locked ? t("settings.fixed", place(setting.fixed_by)) : known.from && known.from !== "default" ? t(`from.${known.from}`) : t("from.default");
  const element = h("div", { class: "setting", id: `field-${setting.key}`, "data-key": setting.key },
    h("div", { class: "field" },
      h("label", { for: id }, said(setting)), parts.element, wrong,
      h("p", { class: "row small soft" }, h("code", {}, setting.key), h("span", { class: locked ? "badge warn" : "" }, origin), reset)),
    help);

  function told() {
    reset.hidden = !parts.differs();
    element.classList.toggle("changed", parts.differs());
    changed();
  }

  return {
    element, key: setting.key, secret: setting.type === "secret", differs: parts.differs, value: parts.value, put: (value) => { parts.put(value); told(); }, reset: () => { parts.reset(); told(); },
    words: [setting.key, setting.en, setting.fr, setting.help_en, setting.help_fr].join(" ").toLowerCase(),
    refuse(why) {
      text(wrong, why);
      parts.input.setAttribute("aria-invalid", String(why !== ""));
    },
    focus: () => parts.input.focus(),
  };
}

function range({ minimum, maximum, unit, default: standard, type }, told) {
  const bounds = !told && minimum !== undefined && maximum !== undefined ? t("settings.range", minimum, maximum, unit ?? "") : "";
  const usual = type === "secret" || standard === undefined || standard === "" || (Array.isArray(standard) && standard.length === 0) ? "" : t("settings.default", type === "boolean" ? t(String(standard) === "true" ? "settings.on" : "settings.off") : Array.isArray(standard) ? standard.join(", ") : standard);
  return (bounds || usual) && h("p", { class: "soft" }, bounds, " ", usual);
}

/** @returns {{ element: Node, input: HTMLElement, value: () => any, differs: () => boolean, reset: () => void, put: (value: any) => void }} */
function control(setting, known, id, locked, told) {
  switch (setting.type) {
    case "boolean": return toggle(known, id, locked, told);
    case "choice": return choice(setting, known, id, locked, told);
    case "secret": return secret(known, id, locked, told);
    case "list": return words(known, id, locked, told);
    default: return line(setting, known, id, locked, told);
  }
}

function line(setting, known, id, locked, told) {
  const before = String(known.value ?? "");
  const number = setting.type === "number";
  const input = h("input", { id, name: setting.key, type: "text", inputmode: number ? "numeric" : undefined, value: before, disabled: locked, autocomplete: "off", spellcheck: "false", oninput: told });
  const element = number ? h("div", { class: "row narrow" }, input, setting.unit && h("span", { class: "soft" }, setting.unit === "d" ? t("days.short") : setting.unit)) : input;
  const typed = () => input.value.trim();
  return { element, input, differs: () => typed() !== before, reset: () => { input.value = before; }, put: (value) => { input.value = value; },
    value: () => (number && /^-?\d+(\.\d+)?$/.test(typed()) ? Number(typed()) : typed()) };
}

function words(known, id, locked, told) {
  const before = Array.isArray(known.value) ? known.value.join(", ") : String(known.value ?? "");
  const input = h(before.length > LONG ? "textarea" : "input", { id, name: id, rows: before.length > LONG ? 3 : undefined, value: before, disabled: locked, autocomplete: "off", spellcheck: "false", oninput: told });
  const value = () => input.value.split(",").map((one) => one.trim()).filter(Boolean);
  return { element: input, input, value, differs: () => value().join(", ") !== before, reset: () => { input.value = before; }, put: (next) => { input.value = next; } };
}

function toggle(known, id, locked, told) {
  const before = String(known.value) === "true";
  const label = h("span", {});
  const say = () => text(label, t(input.checked ? "settings.on" : "settings.off"));
  const input = h("input", { id, type: "checkbox", checked: before, disabled: locked, onchange: () => { say(); told(); } });
  say();
  const set = (value) => { input.checked = value; say(); };
  return { element: h("span", { class: "row" }, input, label), input, value: () => input.checked, differs: () => input.checked !== before, reset: () => set(before), put: (value) => set(String(value) === "true") };
}

function choice(setting, known, id, locked, told) {
  const before = String(known.value ?? "");
  const input = h("select", { id, disabled: locked, value: before, onchange: told }, (setting.choices ?? []).map((one) => h("option", { value: one.value }, said(one) || one.value)));
  return { element: input, input, value: () => input.value, differs: () => input.value !== before, reset: () => { input.value = before; }, put: (value) => { input.value = value; } };
}

/** What is kept is never shown: it is left, written anew or cleared. */
function secret(known, id, locked, told) {
  let cleared = false;
  const state = h("span", { class: "badge" });
  const clear = h("button", { type: "button", class: "button", hidden: !known.set, disabled: locked, onclick: () => { cleared = !cleared; input.value = ""; say(); told(); } });
  const input = h("input", { id, type: "password", autocomplete: "new-password", disabled: locked, placeholder: known.set ? "\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022" : "", oninput: () => { cleared = false; say(); told(); } });
  const say = () => {
    text(state, t(input.value ? "settings.secret.new" : cleared ? "settings.secret.cleared" : known.set ? "settings.secret.set" : "settings.secret.none"));
    text(clear, t(cleared ? "settings.secret.keep" : "settings.secret.clear"));
  };
  say();
  return {
    element: h("div", { class: "stack tight" }, input, h("span", { class: "row" }, state, clear)), input,
    value: () => input.value, differs: () => input.value !== "" || cleared, reset: () => { input.value = ""; cleared = false; say(); }, put: (value) => { input.value = value; say(); },
  };
}

/** More meters: each a name and its line; a row more for one that is new. */
export function repeated(setting, values, changed) {
  const prefix = setting.key.replace(/NAME$/, "");
  const list = h("div", { class: "stack" });
  const rows = [];
  const add = (name, value, isNew) => {
    const called = h("input", { value: name, disabled: !isNew, "aria-label": t("settings.meter.name"), placeholder: t("settings.meter.name"), oninput: changed, autocomplete: "off" });
    const where = h("input", { value, "aria-label": said(setting), oninput: changed, autocomplete: "off", spellcheck: "false" });
    const row = { before: value, isNew, gone: false, key: () => `${prefix}${called.value.trim()}`, value: () => where.value.trim(), wrong: h("p", { class: "wrong", role: "alert" }) };
    row.element = h("div", { class: "stack tight" }, h("div", { class: "repeat" }, called, where, h("button", { type: "button", class: "button", onclick: () => { row.gone = true; row.element.remove(); changed(); } }, t("delete"))), row.wrong);
    rows.push(row);
    list.append(row.element);
    return called;
  };
  Object.keys(values).filter((key) => key.startsWith(prefix)).forEach((key) => add(key.slice(prefix.length), String(values[key].value), false));
  const element = h("div", { class: "setting", "data-key": setting.key, id: `field-${setting.key}` },
    h("div", { class: "field" }, h("span", { class: "label" }, said(setting)), list, h("p", {}, h("button", { type: "button", class: "button", onclick: () => add("", "", true).focus() }, t("settings.meter.add")))),
    h("div", { class: "about" }, h("p", {}, said(setting, "help"))));
  return {
    element, words: `${setting.key} ${setting.en} ${setting.fr}`.toLowerCase(),
    changes: () => Object.fromEntries(rows.filter((row) => (row.gone ? !row.isNew : row.value() !== row.before && (!row.isNew || row.key() !== prefix))).map((row) => [row.key(), row.gone ? null : row.value()])),
    refuse: (errors) => rows.forEach((row) => text(row.wrong, errors.get(row.key()) ?? "")),
  };
}
