/** All settings: those that the device describes, and what it found or keeps besides. */
import { h, fill, text } from "../js/dom.js";
import { t } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { session } from "../js/session.js";
import { settingsForm } from "./settings/form.js";
import { modbusTable } from "./settings/modbus.js";
import { certificateSection } from "./settings/certificate.js";
import { factsSection, browserSection, backupSection, restartSection } from "./settings/machine.js";

export async function render(root, { query }) {
  const [form] = await Promise.all([settingsForm(), sheet("settings")]);
  const table = modbusTable();
  const facts = factsSection();
  const certificate = certificateSection();
  const search = h("input", { type: "search", id: "find-setting", autocomplete: "off", oninput: find });
  const found = h("span", { class: "soft small", role: "status" });
  const more = [table.element, facts.element, browserSection(), backupSection(), certificate.element, restartSection()];
  const anchors = [...form.sections.map((one) => ({ id: one.id, title: one.title })), ...more.map((one) => ({ id: one.id, title: one.getAttribute("aria-label") }))];
  const back = sessionStorage.getItem("tic.saved");
  sessionStorage.removeItem("tic.saved");
  fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.settings"))),
    back && h("p", { class: "note", role: "status", id: "settings-saved" }, t("settings.saved")),
    session().http_only && h("p", { class: "note warn" }, t("http.only")),
    h("div", { class: "field" }, h("label", { for: "find-setting" }, t("settings.find")), search, found),
    h("nav", { class: "row anchors", "aria-label": t("settings.groups") }, anchors.map((one) => h("a", { href: "#/settings", "data-to": one.id, onclick: (event) => { event.preventDefault(); jump(one.id); } }, one.title))),
    form.groups, more, form.bar);

  function find() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const some = form.find(words);
    more.forEach((one) => { one.hidden = words.length > 0 && !words.every((word) => one.textContent.toLowerCase().includes(word)); });
    text(found, words.length ? t("settings.found", some) : "");
  }

  function jump(id) {
    const target = document.getElementById(id);
    if (!target) return;
    target.scrollIntoView({ block: "start" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }

  await Promise.allSettled([table, facts, certificate].map((one) => one.load().catch((refused) => {
    one.element.append(h("p", { class: "note bad" }, refused.message));
  })));
  if (query.get("of")) setTimeout(() => form.goTo(query.get("of")));
  if (query.get("part")) setTimeout(() => jump(`group-${query.get("part")}`));
  return form.end;
}
