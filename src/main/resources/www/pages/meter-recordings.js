/** The last minutes of the line as a file, and what such a file tells when it is played. */
import { h, fill } from "../js/dom.js";
import { t, said, number, known } from "../js/texts.js";
import { post } from "../js/api.js";
import { teller, actor } from "../js/act.js";
import { fetchAndSave, chosenFile, stamp } from "../js/output.js";
import { figure } from "../js/figures.js";

const LARGEST = 1024 * 1024;

export function recordings(panel, source) {
  const told = teller({ id: "record-told" });
  const report = teller({ id: "replay-report" });
  const identifiers = h("input", { type: "checkbox", id: "with-identifiers" });

  async function download() {
    const query = new URLSearchParams({ source, ...(identifiers.checked ? { identifiers: "true" } : {}) });
    await fetchAndSave(`/api/capture?${query}`, `tic-${source}-${stamp()}.bin`);
    told.hush();
  }

  async function play() {
    const file = await chosenFile(".bin,.txt,.log,application/octet-stream");
    if (!file) return;
    if (file.size > LARGEST) {
      report.tell("bad", t("me.too.large"));
      return;
    }
    report.tell("", t("me.playing"));
    fill(report.element, shown(file.name, await post("/api/replay", await file.arrayBuffer())));
  }

  fill(panel,
    h("section", { class: "card stack" },
      h("h2", {}, t("me.record")), h("p", { class: "soft" }, t("me.record.what")),
      h("label", { class: "check" }, identifiers, t("me.identifiers")),
      h("div", {}, actor(t("me.record.go"), download, told, { id: "record", class: "button primary" })), told.element),
    h("section", { class: "card stack" },
      h("h2", {}, t("me.replay")), h("p", { class: "soft" }, t("me.replay.what")),
      h("div", {}, actor(t("me.replay.go"), play, report, { id: "replay" })), report.element));
}

function shown(name, report) {
  const { groups = {}, frames = {}, labels = [], values = [] } = report;
  const bad = Object.entries(groups.bad ?? {}).map(([cause, count]) => `${known(`me.cause.${cause}`) ? t(`me.cause.${cause}`) : cause} ${number(count)}`).join(", ");
  const letter = report.grade || "–";
  return h("div", { class: "stack", "data-grade": letter },
    h("div", { class: "row verdict" }, h("span", { class: `grade g-${letter.toLowerCase()}` }, letter), h("div", {}, h("b", {}, name), h("p", {}, said(report.diagnosis)))),
    h("dl", { class: "facts" },
      h("dt", {}, t("me.frames")), h("dd", { class: "num" }, typeof frames === "object" ? t("me.whole.cut", number(frames.whole ?? 0), number(frames.broken ?? 0)) : number(frames)),
      h("dt", {}, t("me.n.good")), h("dd", { class: "num" }, number(groups.good ?? 0)),
      h("dt", {}, t("me.n.bad")), h("dd", { class: "num" }, bad || "0")),
    labels.length > 0 && h("details", {}, h("summary", {}, t("me.by.label")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("me.by.label") }, h("table", { class: "live" },
      h("thead", {}, h("tr", {}, ["me.label", "me.good", "me.n.bad"].map((key, index) => h("th", { scope: "col", class: index > 0 ? "num" : "" }, t(key))))),
      h("tbody", {}, labels.map((one) => h("tr", {}, h("th", { scope: "row", class: "mono" }, one.label), h("td", { class: "num" }, number(one.good)),
        h("td", { class: "num" }, number(Object.values(one.bad ?? {}).reduce((sum, count) => sum + count, 0))))))))),
    values.length > 0 && h("details", { open: true }, h("summary", {}, t("me.values")), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("me.values") }, h("table", { class: "live" },
      h("tbody", {}, values.map((one) => h("tr", {}, h("th", { scope: "row" }, said(one, "meaning") || (one.name ?? one.quantity)),
        h("td", { class: "num" }, `${figure(one.value)} ${one.unit ?? ""}`))))))));
}
