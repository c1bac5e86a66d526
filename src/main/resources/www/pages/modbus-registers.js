/** Every register of a unit: where it is, which words a master reads there now, and what they mean. */
import { h, fill, text } from "../js/dom.js";
import { t, said } from "../js/texts.js";
import { get } from "../js/api.js";
import { watch } from "../js/stream.js";
import { link } from "../js/router.js";
import { administers } from "../js/session.js";
import { liveTable, finds } from "../js/table.js";
import { figure, hex } from "../js/figures.js";

const LOOKS = { fresh: "good", stale: "warn", none: "", fixed: "" };

/**
 * @param {string[]} unit port, unit and map that are wanted; any may be missing
 * @param {(unit: string[]) => void} onunit told which one is shown
 */
export function registers(panel, { unit, onunit }) {
  let endFeed = () => {};
  let turn = 0;
  const unitChoice = h("select", { id: "unit-choice", onchange: () => open(unitChoice.value.split("/")) });
  const search = h("input", { type: "search", id: "register-search", autocomplete: "off", spellcheck: "false", oninput: sift });
  const fresh = h("input", { type: "checkbox", id: "only-fresh", onchange: sift });
  const found = h("p", { class: "soft small", role: "status", id: "register-count" });
  const about = h("p", { class: "soft small wrap" });
  const edit = h("a", { class: "button", id: "edit-map" }, t("mb.map.edit"));
  const table = liveTable({
    caption: t("mb.registers"), id: "registers", look: "registers", key: (row) => row.key, empty: t("mb.none"),
    columns: [
      { key: "address", title: t("mb.address"), head: true, look: "num", draw: (row) => [h("b", {}, row.address), h("span", { class: "soft mono" }, hex(row.address))] },
      { key: "hex", title: t("mb.words"), look: "mono", lit: true, draw: (row) => row.hex || "–" },
      { key: "value", title: t("mb.value"), look: "num", lit: true, draw: value },
      { key: "meaning", title: t("mb.meaning"), draw: meaning },
      { key: "type", title: t("mb.type"), look: "small soft", draw: (row) => `${row.type ?? ""}${row.scale ? ` × ${row.scale}` : ""} · ${row.function ?? ""}` },
      { key: "state", title: t("mb.state"), draw: (row) => h("span", { class: `badge ${LOOKS[row.state] ?? ""}` }, t(`mb.state.${row.state}`)) },
    ],
  });

  function sift() {
    const fits = finds(search.value);
    const visible = table.filter((row) => (!fresh.checked || row.state === "fresh")
      && fits(row.address, hex(row.address), row.quantity ?? row.figure ?? "", said(row, "meaning"), row.unit ?? "", row.hex, row.type ?? "", bitNames(row)));
    text(found, t("mb.count", visible, table.rows().length));
  }

  async function open([port, number, map]) {
    const mine = ++turn;
    endFeed();
    endFeed = () => {};
    const query = new URLSearchParams(Object.entries({ port, unit: number, map }).filter(([, one]) => one));
    let told;
    try {
      told = await get(`/api/modbus/registers?${query}`);
    } catch (refused) {
      if (mine === turn) fill(panel, h("p", { class: "note bad", role: "alert" }, refused.message));
      return;
    }
    if (mine !== turn) return;
    const here = place(told);
    const units = told.units ?? [told];
    fill(unitChoice, units.map((one) => h("option", { value: place(one) }, label(one))));
    unitChoice.value = here;
    text(about, [told.title, t(`mb.stale.${told.stale}`), told.source && t("mb.of", told.source), (told.clients ?? []).length > 0 && t("mb.only", told.clients.join(", "))].filter(Boolean).join(" · "));
    edit.href = link("files", "modbus", told.map);
    edit.hidden = !administers();
    table.set(told.rows);
    sift();
    onunit(here.split("/"));
    let heard = false;
    endFeed = watch(`registers:${here}`, (news, begins) => {
      // While nobody was connected the map may have become another.
      if (begins && heard) return open(here.split("/"));
      heard = true;
      if (news.whole) {
        table.set(news.rows);
        return sift();
      }
      table.patch(news.rows);
      text(found, t("mb.count", table.element.querySelectorAll("tbody tr:not([hidden])").length, table.rows().length));
    });
  }

  fill(panel,
    h("div", { class: "tools" },
      h("label", { class: "field grow wide" }, h("span", { class: "label" }, t("mb.unit")), unitChoice),
      h("label", { class: "field grow" }, h("span", { class: "label" }, t("search")), search),
      h("label", { class: "check" }, fresh, t("mb.only.fresh")),
      edit),
    about, found, h("div", { class: "card flush" }, table.element));
  open(unit);
  return () => {
    turn++;
    endFeed();
  };
}

const place = (one) => `${one.port}/${one.unit}/${one.map}`;

function label(one) {
  return [t("mb.unit.n", one.unit), one.map, one.port > 0 && t("mb.port.n", one.port), (one.clients ?? []).join(", ")].filter(Boolean).join(" · ");
}

function value(row) {
  if (row.exception) return h("span", { class: "soft", title: said(row.exception) }, t("mb.exception", row.exception.code));
  if (row.value === "") return "–";
  return `${row.type === "ascii" ? row.value : figure(row.value)}${row.unit ? ` ${row.unit}` : ""}`;
}

const bitNames = (row) => (row.bits ?? []).map((bit) => `${bit.quantity} ${said(bit, "meaning")}`).join(" ");

function meaning(row) {
  const name = row.quantity ?? row.figure;
  return [
    h("span", {}, said(row, "meaning")),
    name && h("code", { class: "soft" }, name),
    row.note && h("span", { class: "soft small" }, row.note),
    row.bits && h("ul", { class: "bits small" }, row.bits.map((bit) => h("li", {}, `${bit.bit}: ${said(bit, "meaning")}`))),
  ];
}
