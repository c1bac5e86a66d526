/** All that the meter says, with its meaning: folded, searchable, and quiet while nobody looks. */
import { h, text, fill } from "../../js/dom.js";
import { t, said, age as years, moment, known, number } from "../../js/texts.js";
import { get } from "../../js/api.js";
import { administers } from "../../js/session.js";
import { age, old } from "./values.js";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A value as a person reads it. */
export function shown({ value, unit }) {
  if (INSTANT.test(value)) return moment(value);
  if (known(`value.${value}`)) return t(`value.${value}`);
  if (!NUMBER.test(value) || unit === "") return value;
  return number(Number(value), (value.split(".")[1] ?? "").length);
}

export function everything() {
  const search = h("input", { type: "search", id: "find-quantity", autocomplete: "off", oninput: filter });
  const count = h("span", { class: "soft small", role: "status" });
  const body = h("tbody");
  const quarantine = h("div", { class: "stack tight" });
  const table = h("table", { class: "everything" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("live.quantity")), h("th", { scope: "col", class: "num" }, t("live.value")), h("th", { scope: "col", class: "num" }, t("live.age")))), body);
  const details = h("details", { class: "card", id: "everything", ontoggle: () => open() }, h("summary", {}, h("h2", {}, t("live.everything"))),
    h("div", { class: "stack inside" }, quarantine,
      h("div", { class: "field" }, h("label", { for: "find-quantity" }, t("live.find")), search, count), table));
  const rows = new Map();
  let meter;

  function open() {
    if (details.open && meter) draw(meter);
  }

  function draw(next, changed) {
    if (next !== meter) {
      meter = next;
      rows.clear();
      fill(body);
    }
    if (!details.open) return;
    let more = false;
    for (const one of meter.all()) {
      if (changed && rows.has(one.name) && !changed.includes(one.name)) continue;
      if (!rows.has(one.name)) {
        rows.set(one.name, row(one));
        body.append(rows.get(one.name).element);
        more = true;
      }
      update(rows.get(one.name), one);
    }
    for (const name of changed ?? []) {
      if (meter.get(name) || !rows.has(name)) continue;
      rows.get(name).element.remove();
      rows.delete(name);
      more = true;
    }
    if (more) filter();
  }

  function row(one) {
    const value = h("b", { class: "num" });
    const marks = h("span", { class: "row marks" });
    const old = h("td", { class: "num soft" });
    const words = `${one.name} ${one.meaning} ${one.meaning_fr ?? ""}`.toLowerCase();
    const element = h("tr", { "data-quantity": one.name },
      h("th", { scope: "row" }, h("span", {}, said(one, "meaning")), h("code", {}, one.name), marks), h("td", { class: "num" }, value, one.unit && h("span", { class: "soft" }, ` ${one.unit}`)), old);
    return { element, value, marks, old, words, method: undefined };
  }

  function update(row, one) {
    text(row.value, shown(one));
    const method = `${one.estimated}${one.method}${one.confirmed}`;
    if (row.method !== method) {
      row.method = method;
      fill(row.marks, one.estimated && h("span", { class: "badge warn" }, t("estimated")),
        one.method && one.method !== "as_sent" && h("span", { class: "soft small" }, known(`method.${one.method}`) ? t(`method.${one.method}`) : one.method),
        !one.confirmed && h("span", { class: "badge warn" }, t("live.unconfirmed")));
    }
    tick(row, one);
  }

  function tick(row, one) {
    text(row.old, years(age(one)));
    row.element.classList.toggle("stale", old(one));
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let some = 0;
    rows.forEach((one) => {
      one.element.hidden = !words.every((word) => one.words.includes(word));
      if (!one.element.hidden) some += 1;
    });
    text(count, t("live.found", some, rows.size));
  }

  return {
    element: details,
    draw,
    age() {
      if (!details.open) return;
      for (const one of meter?.all() ?? []) if (rows.has(one.name)) tick(rows.get(one.name), one);
    },
    /** Which values are held back, for whom it concerns. */
    async doubts(status, source) {
      const total = status.sources.find((one) => one.name === source)?.quarantine?.open ?? 0;
      if (quarantine.dataset.open === `${source} ${total}`) return;
      quarantine.dataset.open = `${source} ${total}`;
      if (!total || !administers()) return fill(quarantine);
      const all = await get("/api/quarantine").catch(() => []);
      const held = all.find((one) => one.source === source)?.entries.filter((one) => one.state === "open") ?? [];
      fill(quarantine, held.map((one) => h("p", { class: "note warn", "data-held": one.label },
        h("b", {}, t("live.held", one.label)), " ", said(one, "meaning"), " ", h("a", { href: "#/meter" }, t("live.held.see")))));
    },
  };
}
