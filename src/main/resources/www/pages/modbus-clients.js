/** Who asks over Modbus, how often, and the last requests as they come. */
import { h, fill } from "../js/dom.js";
import { t, number, age, time } from "../js/texts.js";
import { get } from "../js/api.js";
import { watch } from "../js/stream.js";
import { liveTable } from "../js/table.js";
import { hex } from "../js/figures.js";

const KEPT = 100;
const COUNT_AGAIN_MS = 3000;
/** As long as the device counts for a rate. */
const SILENT_MS = 10000;

export function clients(panel) {
  let counting;
  let ended = false;
  let next = 0;
  let asked = [];
  let known = [];
  let told = 0;
  const who = liveTable({
    caption: t("mb.who"), id: "clients", look: "compact", key: (row) => row.client, empty: t("mb.nobody"),
    columns: [
      { key: "client", title: t("mb.client"), head: true, look: "mono", draw: (row) => row.client },
      { key: "rate", title: t("mb.rate"), look: "num", draw: (row) => number(row.per_second, 1) },
      { key: "requests", title: t("mb.asked"), look: "num", draw: (row) => number(row.requests) },
      { key: "errors", title: t("mb.errors"), look: "num", draw: (row) => h("span", { class: row.errors > 0 ? "bad-text" : undefined }, number(row.errors)) },
      { key: "last", title: t("mb.last"), look: "num", draw: (row) => age(row.last_ms) },
    ],
  });
  const requests = liveTable({
    caption: t("mb.requests.last"), id: "requests", look: "compact requests", key: (row) => row.id, empty: t("mb.silent"),
    columns: [
      { key: "at", title: t("mb.time"), head: true, look: "num", draw: (row) => time(row.at) },
      { key: "client", title: t("mb.client"), look: "mono", draw: (row) => row.client },
      { key: "unit", title: t("mb.unit"), look: "num", draw: (row) => row.unit },
      { key: "function", title: t("mb.function"), look: "num", draw: (row) => String(row.function).padStart(2, "0") },
      { key: "address", title: t("mb.address"), look: "num", draw: (row) => (row.address === undefined ? "–" : `${row.address} (${hex(row.address)})`) },
      { key: "count", title: t("mb.number"), look: "num", draw: (row) => row.count ?? "–" },
      { key: "result", title: t("mb.result"), draw: (row) => h("span", { class: `badge ${row.result === "ok" ? "good" : "bad"}` }, row.result === "ok" ? "OK" : row.result) },
      { key: "us", title: t("mb.took"), look: "num", draw: (row) => `${number(row.us)} µs` },
    ],
  });

  /** Who has stopped asking is not told of any more, so that its silence grows here. */
  function drawClients() {
    const passed = performance.now() - told;
    who.set(known.map((one) => ({ ...one, last_ms: one.last_ms + passed, per_second: one.last_ms + passed > SILENT_MS ? 0 : one.per_second })));
  }

  async function count() {
    counting = undefined;
    try {
      const { by_client: all } = await get("/api/modbus");
      known = all;
      told = performance.now();
      if (!ended) drawClients();
    } catch (silent) {
      // The frame says that the device does not answer; the next request asks again.
    }
  }

  const end = watch("requests", (news, first) => {
    if (first) asked = [];
    const now = Date.now();
    for (const one of news.requests) asked.unshift({ ...one, id: String(next++), at: now - one.ago_ms });
    asked.length = Math.min(asked.length, KEPT);
    requests.set(asked);
    counting ??= setTimeout(count, first ? 0 : COUNT_AGAIN_MS);
  });
  count();
  const ageing = setInterval(drawClients, 1000);

  fill(panel,
    h("section", { class: "card" }, h("header", {}, h("h2", {}, t("mb.who"))), who.element),
    h("section", { class: "card" }, h("header", {}, h("h2", {}, t("mb.requests.last"))), requests.element));
  return () => {
    ended = true;
    clearTimeout(counting);
    clearInterval(ageing);
    end();
  };
}
