/** How much is kept, and what may be done with it: taken away as a file, or forgotten. */
import { h, fill, text } from "../../js/dom.js";
import { t, number, time } from "../../js/texts.js";
import { get, remove } from "../../js/api.js";
import { sure } from "../../js/dialog.js";
import { administers } from "../../js/session.js";
import { STEPS } from "./period.js";

/**
 * @param now gives { source, period, last }
 * @param purged called when there is nothing kept any more
 */
export function keptCard(now, purged) {
  const told = h("p", { class: "soft" });
  const result = h("p", { role: "status", class: "small" });
  const format = (kind) => h("a", { class: "button", id: `export-${kind}`, href: "#", onclick: (event) => { event.currentTarget.href = address(kind); }, download: "" }, t("charts.export", kind.toUpperCase()));
  const element = h("section", { class: "card stack", id: "kept", "aria-label": t("charts.kept") }, h("h2", {}, t("charts.kept")), told,
    h("div", { class: "row" }, format("csv"), format("json"), administers() && h("button", { type: "button", class: "button danger", id: "purge", onclick: purge }, t("charts.purge"))), result,
    administers() && h("p", { class: "small" }, h("a", { href: "#/settings?of=history.minute.days" }, t("charts.setting"))));

  function address(kind) {
    const { source, period, last } = now();
    const which = last ? "second" : `${STEPS[period.view].line}&from=${period.from.toISOString()}&to=${period.to.toISOString()}`;
    return `/api/history/export?format=${kind}&source=${encodeURIComponent(source)}&step=${which}`;
  }

  async function purge() {
    if (!(await sure(t("charts.purge"), t("charts.purge.why"), t("charts.purge")))) return;
    try {
      await remove("/api/history");
      text(result, t("charts.purged"));
      await load();
      purged();
    } catch (refused) {
      text(result, refused.message);
    }
  }

  async function load() {
    try {
      const info = await get("/api/history/info");
      const day = (instant) => time(instant, { dateStyle: "medium" });
      fill(told, info.problem && h("b", {}, `${info.problem} `), t("charts.kept.for", info.minute_days, info.hour_days), " ",
        info.first ? t("charts.kept.from", day(info.first), day(info.last), number(info.bytes / 1e6, 1)) : t("charts.kept.nothing"));
    } catch (refused) {
      text(told, refused.message);
    }
  }

  return { element, load };
}
