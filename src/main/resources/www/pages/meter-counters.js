/** What was counted on the line since the start, in all and label by label. */
import { h, fill, text } from "../js/dom.js";
import { t, number, age } from "../js/texts.js";
import { get } from "../js/api.js";
import { watch } from "../js/stream.js";
import { liveTable } from "../js/table.js";

const CAUSES = ["checksum", "format", "unknown", "overrun", "cut"];

export function counters(panel, source) {
  const sums = ["good", "bad", "correct", "whole", "broken", "gaps", "bytes"].map((key) => [key, h("dd", { class: "num", "data-fact": key })]);
  const parity = h("p", { class: "soft small", hidden: true });
  const table = liveTable({
    caption: t("me.by.label"), id: "labels", look: "labels", key: (row) => row.label, empty: t("me.frame.none"),
    columns: [
      { key: "label", title: t("me.label"), head: true, look: "mono", draw: (row) => row.label },
      { key: "good", title: t("me.good"), look: "num", draw: (row) => number(row.good) },
      ...CAUSES.map((cause) => ({
        key: cause, title: t(`me.cause.${cause}`), look: "num",
        draw: (row) => (row.bad[cause] ? h("b", { class: "bad-text" }, number(row.bad[cause])) : "·"),
      })),
    ],
  });
  let ended = false;

  async function show() {
    let line;
    try {
      line = (await get("/api/line")).find((one) => one.source === source);
    } catch (silent) {
      return; // The frame says so, and the next status asks again.
    }
    if (!line || ended) return;
    const all = Object.values(line.groups.bad).reduce((sum, count) => sum + count, 0);
    const values = {
      good: number(line.groups.good), bad: number(all), correct: number(line.frames.correct), whole: number(line.frames.whole),
      broken: number(line.frames.broken), gaps: `${number(line.gaps.count)} (${age(line.gaps.total_ms)})`, bytes: number(line.bytes),
    };
    sums.forEach(([key, place]) => text(place, values[key]));
    parity.hidden = !line.parity_errors;
    text(parity, t("me.parity", number(line.parity_errors ?? 0)));
    table.set([...line.labels].sort((one, other) => bad(other) - bad(one) || one.label.localeCompare(other.label)));
  }

  fill(panel,
    h("section", { class: "card stack" }, h("dl", { class: "facts sums" }, sums.map(([key, place]) => h("div", {}, h("dt", {}, t(`me.n.${key}`)), place))), parity),
    h("section", { class: "card" }, h("header", {}, h("h2", {}, t("me.by.label"))), table.element, h("p", { class: "soft small" }, t("me.causes"))));
  // Each status is a reason to count again.
  const end = watch("status", show);
  show();
  return () => {
    ended = true;
    end();
  };
}

const bad = (row) => Object.values(row.bad).reduce((sum, count) => sum + count, 0);
