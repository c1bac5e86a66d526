/** The versions of a file, and what differs between them. */
import { h, fill } from "../js/dom.js";
import { t, moment, number } from "../js/texts.js";
import { get } from "../js/api.js";
import { compare, read, draw } from "../js/diff.js";
import { actor } from "../js/act.js";

/**
 * @param {object} file as `opened` gives it
 * @param {{text: () => string, saved: () => string, load: (text: string) => void, run: (version: number) => Promise<void>, told: object}} how
 */
export function history(file, { text, saved, load, run, told }) {
  const address = `/api/files/${file.kind}/${file.name}`;
  const list = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("fi.history") });
  const shown = h("div", { class: "stack tight", id: "compared", role: "status" });
  const from = h("select", { id: "compare-from" });
  const to = h("select", { id: "compare-to" });
  const element = h("section", { class: "card stack", id: "history" });

  async function difference() {
    const [one, other] = await Promise.all([from.value, to.value].map(textOf));
    const both = t("fi.compared", from.selectedOptions[0].text, to.selectedOptions[0].text);
    const asked = Number(to.value) && (Number(from.value) || from.value === "shipped");
    const lines = asked ? read(await get(`${address}/compare?${new URLSearchParams({ ...(from.value === "shipped" ? {} : { from: from.value }), to: to.value })}`)) : compare(one, other);
    fill(shown, h("h3", {}, both), draw(lines, both));
  }

  async function textOf(version) {
    if (version === "editor") return text();
    if (version === "saved") return saved();
    // The shipped text is told by the device only in comparisons, unless nothing of the owner's stands before it.
    return version === "shipped" ? shippedText() : get(`${address}/versions/${version}`);
  }

  async function shippedText() {
    if (!file.row.own) return file.text;
    const newest = file.row.newest;
    return undone(await get(`${address}/versions/${newest}`), read(await get(`${address}/compare?to=${newest}`)));
  }

  function row(version) {
    return h("tr", { "data-version": version.version },
      h("th", { scope: "row", class: "num left" }, version.version, " ", version.active && h("span", { class: "badge good" }, t("fi.active"))),
      h("td", {}, moment(version.time)), h("td", { class: "mono small" }, version.author), h("td", { class: "num" }, t("fi.bytes", number(version.bytes))),
      h("td", { class: "small bad-text" }, version.error),
      h("td", { class: "right" }, h("div", { class: "row end" },
        actor(t("fi.version.load"), async () => load(await get(`${address}/versions/${version.version}`)), told, { class: "button quiet small", "data-load": version.version }),
        !version.active && actor(t("fi.version.run"), () => run(version.version), told, { class: "button quiet small", "data-run": version.version }))));
  }

  async function show() {
    const versions = file.row.own ? await get(`${address}/versions`) : [];
    element.hidden = versions.length === 0 && !file.exists;
    const chosen = [from.value, to.value];
    const options = [
      ...(file.row.shipped ? [["shipped", t("fi.version.shipped")]] : []),
      ...versions.map((one) => [String(one.version), t("fi.version", one.version)]),
      ...(versions.length > 0 ? [] : [["saved", t("fi.version.saved")]]), ["editor", t("fi.version.editor")],
    ];
    for (const [select, first] of [[from, versions[1] ? String(versions[1].version) : file.row.shipped ? "shipped" : options[0][0]], [to, "editor"]]) {
      const before = chosen[select === from ? 0 : 1];
      fill(select, options.map(([value, label]) => h("option", { value }, label)));
      select.value = options.some(([value]) => value === before) ? before : first;
    }
    fill(element,
      h("h2", {}, t("fi.history")),
      versions.length > 0 && fill(list, h("table", { class: "live versions", id: "versions" }, h("caption", { class: "hidden-text" }, t("fi.history")),
        h("thead", {}, h("tr", {}, [["fi.version.number", ""], ["fi.version.time", ""], ["fi.version.author", ""], ["fi.version.size", "num"], ["fi.version.error", ""], ["fi.version.do", "right"]].map(([key, look]) => h("th", { scope: "col", class: look }, t(key))))),
        h("tbody", {}, versions.map(row)))),
      h("div", { class: "tools" },
        h("label", { class: "field" }, h("span", { class: "label" }, t("fi.compare.from")), from), h("label", { class: "field" }, h("span", { class: "label" }, t("fi.compare.to")), to),
        actor(t("fi.compare"), difference, told, { id: "compare" })),
      shown);
  }

  return { element, draw: show };
}

/** The text before a comparison's changes, of the one after them. */
function undone(after, lines) {
  const result = after.split("\n");
  for (const line of [...lines].reverse()) {
    if (line.sign === "+") result.splice(line.after - 1, 1);
  }
  lines.filter((line) => line.sign === "-").forEach((line) => result.splice(line.before - 1, 0, line.text));
  return result.join("\n");
}
