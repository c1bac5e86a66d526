/** The newest whole frame, group by group, with what became of each. */
import { h, fill, text } from "../js/dom.js";
import { t, said, time } from "../js/texts.js";
import { watch } from "../js/stream.js";
import { liveTable, finds } from "../js/table.js";
import { copyButton } from "../js/output.js";

const MARKS = { good: ["good", "✓"], held: ["", "◷"], quarantined: ["warn", "?"], bad: ["bad", "✗"], unknown: ["warn", "?"] };

export function frame(panel, source) {
  const at = h("span", { class: "num", id: "frame-at" }, t("me.waiting"));
  const sum = h("span", { class: "soft num", id: "frame-sum" });
  const search = h("input", { type: "search", id: "frame-search", autocomplete: "off", spellcheck: "false", oninput: sift });
  const troubled = h("input", { type: "checkbox", id: "only-troubled", onchange: sift });
  const live = h("input", { type: "checkbox", id: "frame-live", checked: true });
  let groups = [];
  const table = liveTable({
    caption: t("me.frame"), id: "frame", look: "frame", key: (row) => row.key, empty: t("me.frame.none"),
    columns: [
      { key: "mark", title: t("me.mark"), draw: mark },
      { key: "label", title: t("me.label"), head: true, look: "mono", draw: (row) => row.label || "–" },
      { key: "value", title: t("me.data"), look: "mono", lit: true, draw: (row) => row.value },
      { key: "horodate", title: t("me.horodate"), look: "mono soft", draw: (row) => row.horodate },
      { key: "meaning", title: t("me.meaning"), draw: (row) => [h("span", {}, said(row, "meaning")), said(row, "why") && h("span", { class: `why ${row.mark === "bad" ? "bad-text" : ""}` }, said(row, "why"))] },
    ],
  });

  function sift() {
    const fits = finds(search.value);
    table.filter((row) => (!troubled.checked || row.mark !== "good") && fits(row.label, row.value, said(row, "meaning"), row.quantity ?? ""));
  }

  const end = watch(`frame:${source}`, (news, first) => {
    if (!live.checked && !first) return;
    const seen = {};
    groups = news.groups.map((group) => ({ ...group, key: `${group.label}#${(seen[group.label] = (seen[group.label] ?? 0) + 1)}` }));
    text(at, news.at ? time(news.at) : t("me.waiting"));
    const troubles = groups.filter((group) => group.mark !== "good").length;
    text(sum, groups.length === 0 ? "" : t(troubles === 0 ? "me.sum.good" : "me.sum", groups.length, troubles) + (news.more ? ` · ${t("me.more", news.more)}` : ""));
    table.set(groups);
  });

  const plain = () => groups.map((group) => [group.label, group.horodate, group.value].filter(Boolean).join("\t")).join("\n");
  fill(panel,
    h("div", { class: "tools" },
      h("label", { class: "field grow" }, h("span", { class: "label" }, t("search")), search),
      h("label", { class: "check" }, troubled, t("me.only.troubled")),
      h("label", { class: "check" }, live, t("me.follow")),
      copyButton(plain)),
    h("p", { class: "row small" }, at, sum),
    h("div", { class: "card flush" }, table.element));
  return end;
}

function mark(row) {
  const [look, sign] = MARKS[row.mark] ?? ["", "?"];
  return h("span", { class: `badge ${look}`, "data-mark": row.mark }, h("span", { "aria-hidden": "true" }, sign), t(`me.mark.${row.mark}`));
}
