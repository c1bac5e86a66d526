/** What a file would serve, publish or send with the last frame; what a change changes stands first. */
import { h, fill, text } from "../js/dom.js";
import { t, said } from "../js/texts.js";
import { figure, hex } from "../js/figures.js";

const LONG = 240;

/** @returns {{element: HTMLElement, show: (answer: object, base: boolean) => void, hush: (why: string) => void}} */
export function preview(kind) {
  const place = h("div", { class: "preview", id: "preview", tabindex: "0", role: "region", "aria-label": t("fi.preview") });
  const about = h("p", { class: "soft small", id: "preview-about" });
  let base = new Map();

  function show(answer, first) {
    place.classList.remove("old");
    if (kind === "routes") {
      text(about, t("fi.preview.routes"));
      fill(place, trial(answer.trial ?? answer.preview ?? {}));
      return;
    }
    const rows = answer.preview ?? [];
    if (rows.length === 0) {
      text(about, t(kind === "config" ? "fi.preview.config" : "fi.preview.none"));
      fill(place);
      return;
    }
    const now = new Map(rows.map((row, index) => [keyOf(row, index), row]));
    if (first) base = now;
    const changed = [...now].filter(([key, row]) => essence(base.get(key)) !== essence(row));
    const gone = [...base].filter(([key]) => !now.has(key));
    const same = [...now].filter(([key, row]) => essence(base.get(key)) === essence(row));
    text(about, t(`fi.preview.${kind === "mqtt" ? "mqtt" : "modbus"}`, rows.length));
    fill(place,
      changed.length + gone.length > 0 && part(t("fi.preview.changes", changed.length + gone.length), [
        ...changed.map(([key, row]) => line(row, base.has(key) ? "changed" : "added", base.get(key))), ...gone.map(([, row]) => line(row, "gone"))]),
      same.length > 0 && part(changed.length + gone.length > 0 ? t("fi.preview.rest") : "", same.map(([, row]) => line(row, ""))));
  }

  return {
    element: h("section", { class: "stack tight", "data-preview": kind }, h("h2", {}, t("fi.preview")), about, place),
    show,
    hush(why) {
      place.classList.add("old");
      text(about, why);
    },
  };
}

const keyOf = (row, index) => row.topic ?? row.key?.replace(/^[^/]*\//, "") ?? (row.address === undefined ? `${index}` : `${row.unit_id ?? ""}/${row.address}`);

const STATED = new Set(["constant", "nominal", "unavailable"]);

/** What tells that something is another thing, and not only a later moment: numbers move by themselves. */
function essence(row) {
  if (!row) return "";
  if (row.topic !== undefined) return JSON.stringify([row.retained, row.payload.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?|-?\d+(\.\d+)?/g, "#")]);
  return JSON.stringify([row.words, row.type, row.scale, row.offset, row.word_order, row.content, row.quantity, row.figure, row.bits, row.instead, row.unit, row.function, STATED.has(row.content) && row.hex]);
}

const part = (title, lines) => [title && h("h3", {}, title), h("ul", { class: "would" }, lines)];

function line(row, change, before) {
  const mark = change && h("span", { class: `badge ${{ changed: "warn", added: "good", gone: "bad" }[change]}` }, t(`fi.change.${change}`));
  if (row.topic !== undefined) {
    return h("li", { "data-change": change, "data-topic": row.topic }, h("p", {}, h("b", { class: "topic" }, row.topic), mark), payload(row.payload), row.retained && h("span", { class: "soft small" }, t("fi.retained")));
  }
  const value = (one) => (one.value === "" || one.value === undefined ? "–" : `${one.type === "ascii" ? one.value : figure(one.value)}${one.unit ? ` ${one.unit}` : ""}`);
  return h("li", { class: "register", "data-change": change, "data-address": row.address },
    h("b", { class: "num" }, row.address), h("span", { class: "soft mono" }, hex(row.address)),
    h("span", { class: "shown num" }, before && value(before) !== value(row) ? [h("s", { class: "soft" }, value(before)), " "] : "", value(row)),
    h("span", { class: "small soft" }, said(row, "meaning") || row.quantity), h("code", { class: "soft" }, row.hex), mark);
}

/** A long one is folded. */
function payload(told) {
  if (told.length <= LONG) return h("code", { class: "payload" }, told === "" ? "∅" : told);
  return h("details", {}, h("summary", {}, h("code", {}, `${told.slice(0, LONG)}…`)), h("code", { class: "payload" }, told));
}

/** What a trial of routes did. */
function trial({ sent = [], log = [], failures = [] }) {
  return [
    failures.map((one) => h("p", { class: "note bad" }, said(one, "problem"))),
    sent.length === 0 && failures.length === 0 && h("p", { class: "note" }, t("fi.sent.nothing")),
    sent.length > 0 && h("ul", { class: "would" }, sent.map((one) => h("li", { "data-sent": one.target },
      h("p", {}, h("span", { class: "badge" }, t(`fi.sent.${one.kind}`)), " ", h("b", { class: "topic" }, one.target)), payload(one.payload), h("span", { class: "soft small" }, t("fi.by", one.route))))),
    log.length > 0 && [h("h3", {}, t("page.log")), h("ul", { class: "would" }, log.map((one) => h("li", {}, h("code", { class: "payload" }, `${one.level} ${one.text}`))))],
  ];
}
