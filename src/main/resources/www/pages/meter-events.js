/** What happens to a meter a few times in its life. */
import { h, fill } from "../js/dom.js";
import { t, moment, known } from "../js/texts.js";
import { get } from "../js/api.js";
import { liveTable } from "../js/table.js";

export function events(panel, source) {
  const table = liveTable({
    caption: t("me.events"), id: "events", key: (row) => row.key, empty: t("me.events.none"),
    columns: [
      { key: "at", title: t("me.when"), look: "num left", head: true, draw: (row) => moment(row.at) },
      { key: "event", title: t("me.event"), draw: (row) => (known(`me.event.${row.event}`) ? t(`me.event.${row.event}`) : row.event) },
      { key: "before", title: t("me.before"), look: "mono", draw: (row) => row.before || "–" },
      { key: "after", title: t("me.after"), look: "mono", draw: (row) => row.after || "–" },
    ],
  });
  let ended = false;
  fill(panel, h("p", { class: "soft" }, t("me.events.what")), h("div", { class: "card flush" }, table.element));
  get("/api/events").then(
    (all) => !ended && table.set(all.filter((one) => one.source === source).map((one, index) => ({ ...one, key: `${one.at}#${one.event}#${index}` }))),
    (refused) => fill(panel, h("p", { class: "note bad", role: "alert" }, refused.message)));
  return () => { ended = true; };
}
