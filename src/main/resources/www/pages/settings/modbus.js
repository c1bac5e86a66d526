/** Which unit serves which map, to whom: rows that take effect at once, without a restart. */
import { h, fill, text } from "../../js/dom.js";
import { t, said } from "../../js/texts.js";
import { get, put, onlyOn } from "../../js/api.js";

export function modbusTable() {
  const body = h("div", { class: "stack" });
  const result = h("div", { role: "status" });
  const element = h("section", { class: "card settings stack", id: "group-modbus-table", "aria-label": t("table.title") },
    h("header", {}, h("h2", {}, t("table.title"))), h("p", { class: "soft small" }, t("table.why")), body,
    h("div", { class: "row" }, h("button", { type: "button", class: "button", id: "row-add", onclick: () => add({ unit: "", map: table.maps?.[0] ?? "native", clients: [] }) }, t("table.add")),
      h("button", { type: "button", class: "button primary", id: "table-save", onclick: save }, t("table.save"))), result);
  let table = { rows: [] };
  let rows = [];

  async function load() {
    table = await get("/api/modbus/table");
    rows = [];
    fill(body);
    table.rows.forEach(add);
  }

  function add(one) {
    const wrong = h("p", { class: "wrong", role: "alert" });
    const unit = h("input", { inputmode: "numeric", value: one.unit, name: "unit" });
    const maps = table.maps ?? [];
    const map = maps.length
      ? h("select", { name: "map", value: one.map }, [...new Set([...maps, one.map])].map((name) => h("option", { value: name }, name)))
      : h("input", { name: "map", value: one.map });
    const clients = h("input", { name: "clients", value: (one.clients ?? []).join(", "), placeholder: t("table.everybody") });
    const port = h("input", { name: "port", inputmode: "numeric", value: one.port ?? "", placeholder: String(table.port ?? "") });
    const sources = table.sources ?? [];
    const source = sources.length > 1 && h("select", { name: "source", value: one.source ?? "" }, h("option", { value: "" }, t("table.first")), sources.map((name) => h("option", { value: name }, name)));
    const row = { wrong, read: () => ({
      unit: number(unit.value), map: map.value, clients: clients.value.split(",").map((each) => each.trim()).filter(Boolean),
      ...(port.value.trim() && { port: number(port.value) }), ...(source && source.value && { source: source.value }),
    }) };
    const label = (name, input, look = "") => h("label", { class: `field ${look}` }, h("span", { class: "small soft" }, t(`table.${name}`)), input);
    row.element = h("div", { class: "stack tight", "data-row": rows.length }, h("div", { class: "units" }, label("unit", unit), label("map", map, "wide"), label("clients", clients, "wide"), label("port", port), source && label("source", source),
      h("button", { type: "button", class: "button", "aria-label": t("table.remove", one.unit), onclick: () => { rows = rows.filter((each) => each !== row); row.element.remove(); } }, t("delete"))), wrong);
    rows.push(row);
    body.append(row.element);
    if (one.unit === "") unit.focus();
  }

  async function save() {
    rows.forEach((row) => text(row.wrong, ""));
    fill(result);
    try {
      await put("/api/modbus/table", { rows: rows.map((row) => row.read()) }, onlyOn(table.etag));
      await load();
      fill(result, h("p", { class: "note" }, t("table.saved")));
    } catch (refused) {
      const elsewhere = (refused.body.errors ?? []).filter((one) => !rows[one.row]);
      (refused.body.errors ?? []).forEach((one) => rows[one.row] && text(rows[one.row].wrong, said(one, "error")));
      fill(result, h("p", { class: "note bad" }, refused.status === 409 || refused.status === 428 ? t("settings.conflict") : [refused.message, ...elsewhere.map((one) => said(one, "error"))].join(" ")));
    }
  }

  return { element, load };
}

const number = (typed) => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed.trim());
