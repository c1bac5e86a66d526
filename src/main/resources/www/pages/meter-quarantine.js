/** Values that were not believed, and the owner's word on them. */
import { h, fill } from "../js/dom.js";
import { t, said, moment, known } from "../js/texts.js";
import { get, post } from "../js/api.js";
import { watch } from "../js/stream.js";
import { sure } from "../js/dialog.js";
import { liveTable } from "../js/table.js";
import { teller, actor } from "../js/act.js";

export function quarantine(panel, source) {
  const told = teller({ id: "quarantine-told" });
  let counted = "";
  const table = liveTable({
    caption: t("me.quarantine"), id: "quarantine", look: "quarantine", key: (row) => String(row.id), empty: t("me.quarantine.none"),
    columns: [
      { key: "label", title: t("me.label"), head: true, look: "mono", draw: (row) => row.label },
      { key: "raw", title: t("me.raw"), look: "mono", draw: (row) => row.raw },
      { key: "believed", title: t("me.believed"), look: "mono", draw: (row) => row.believed || "–" },
      { key: "why", title: t("me.why"), draw: why },
      { key: "last", title: t("me.when"), look: "small", draw: (row) => [moment(row.last), row.times > 1 ? ` · ${t("me.times", row.times)}` : ""].join("") },
      { key: "state", title: t("me.state"), draw: state },
    ],
  });

  function state(row) {
    if (row.state !== "open") return h("span", { class: "badge" }, known(`me.state.${row.state}`) ? t(`me.state.${row.state}`) : row.state);
    return actor(t("me.accept"), () => accept(row), told, { "data-accept": row.id });
  }

  async function accept(row) {
    if (!(await sure(t("me.accept.sure"), t("me.accept.why", row.label, row.raw), t("me.accept"), "primary"))) return;
    await post(`/api/quarantine/${encodeURIComponent(source)}/${row.id}/accept`);
    told.tell("good", t("me.accepted", row.label));
    await show();
  }

  async function show() {
    const all = await get("/api/quarantine");
    table.set(all.find((one) => one.source === source)?.entries ?? []);
  }

  fill(panel, h("p", { class: "soft" }, t("me.quarantine.what")), told.element, h("div", { class: "card flush" }, table.element));
  show().catch((refused) => told.tell("bad", refused.message));
  return watch("status", ({ sources }) => {
    const now = JSON.stringify(sources.find((one) => one.name === source)?.quarantine);
    if (counted && counted !== now) show().catch(() => {});
    counted = now;
  });
}

function why(row) {
  return known(`me.why.${row.why}`) ? t(`me.why.${row.why}`) : said(row, "meaning");
}
