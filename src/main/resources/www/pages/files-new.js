/** A new file: what kind, from what, and its name. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";
import { get } from "../js/api.js";
import { ask } from "../js/dialog.js";
import { go, link } from "../js/router.js";

const FORM = "[a-z0-9][a-z0-9_\\-]{0,39}";

/**
 * @param {string} [kind] routes, modbus or mqtt
 * @param {string} [copied] the name of a file to begin with
 */
export async function begin(kind = "routes", copied = "") {
  const [files, examples] = await Promise.all([get("/api/files"), get("/api/examples")]);
  const chosen = await ask(t("fi.new"), (finish) => {
    const kinds = h("select", { id: "new-kind", value: kind, onchange: offer }, ["routes", "modbus", "mqtt"].map((one) => h("option", { value: one }, t(`fi.kind.${one}`))));
    const from = h("select", { id: "new-from", onchange: suggest });
    const name = h("input", { id: "new-name", required: true, pattern: FORM, maxlength: "40", autocomplete: "off", spellcheck: "false", "aria-describedby": "new-help", oninput: warn });
    const taken = h("p", { class: "wrong", role: "alert" });

    const sources = () => [
      ...(kinds.value === "routes" ? examples : []).map((one) => ({ from: `example:${one}`, name: one, label: t("fi.from.example", one) })),
      ...files.filter((one) => one.kind === kinds.value && (one.own || one.kind !== "routes")).map((one) => ({ from: `copy:${one.name}`, name: one.name, label: t("fi.from.copy", one.name) })),
      { from: "", name: "", label: t("fi.from.nothing") },
    ];
    function offer() {
      fill(from, sources().map((one) => h("option", { value: one.from }, one.label)));
      const wanted = copied && kinds.value === kind ? `copy:${copied}` : "";
      if (wanted) from.value = wanted;
      suggest();
    }
    function suggest() {
      const [how, source = ""] = from.value.split(":");
      name.value = how ? free(how === "copy" ? `${source}-mine`.slice(0, 40) : source) : "";
      warn();
    }
    function free(wanted) {
      let candidate = wanted;
      for (let index = 2; exists(candidate); index++) candidate = `${wanted.slice(0, 37)}-${index}`;
      return candidate;
    }
    const exists = (one) => files.some((file) => file.kind === kinds.value && file.name === one);
    function warn() {
      const twice = exists(name.value);
      taken.textContent = twice ? t("fi.taken") : "";
      name.setCustomValidity(twice ? t("fi.taken") : "");
    }
    offer();
    return [
      h("label", { class: "field" }, h("span", { class: "label" }, t("fi.kind")), kinds),
      h("label", { class: "field" }, h("span", { class: "label" }, t("fi.from")), from),
      h("label", { class: "field" }, h("span", { class: "label" }, t("fi.name")), name, h("span", { class: "help", id: "new-help" }, t("fi.name.rule")), taken),
      finish(t("fi.new.go"), () => ({ kind: kinds.value, name: name.value, from: from.value })),
    ];
  });
  if (chosen) go(`${link("files", chosen.kind, chosen.name)}?${new URLSearchParams({ from: chosen.from })}`);
}
