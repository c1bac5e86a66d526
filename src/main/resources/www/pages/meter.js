/** The meter and its line: the newest frame group by group, how good the line is, what was not believed, and recordings. */
import { h, fill, text } from "../js/dom.js";
import { t, said, number, age, known } from "../js/texts.js";
import { get } from "../js/api.js";
import { watch } from "../js/stream.js";
import { sheet } from "../js/sheet.js";
import { link } from "../js/router.js";
import { administers } from "../js/session.js";
import { tabs, keepInAddress } from "../js/tabs.js";
import { frame } from "./meter-frame.js";
import { counters } from "./meter-counters.js";
import { quarantine } from "./meter-quarantine.js";
import { events } from "./meter-events.js";
import { recordings } from "./meter-recordings.js";

export async function render(root, { rest }) {
  const [lines] = await Promise.all([get("/api/line"), sheet("meter")]);
  let part = rest[0] ?? "frame";
  let source = lines.some((one) => one.source === rest[1]) ? rest[1] : lines[0]?.source;
  const line = health();
  const doubted = h("span", { class: "badge warn count", hidden: true });
  const body = h("div", { class: "stack" });
  let parts;

  function draw() {
    parts?.end();
    parts = tabs(t("page.meter"), [
      { id: "frame", title: t("me.frame"), draw: (panel) => frame(panel, source) },
      { id: "counters", title: t("me.counters"), draw: (panel) => counters(panel, source) },
      administers() && { id: "quarantine", title: t("me.quarantine"), count: doubted, draw: (panel) => quarantine(panel, source) },
      { id: "events", title: t("me.events"), draw: (panel) => events(panel, source) },
      administers() && { id: "recordings", title: t("me.recordings"), draw: (panel) => recordings(panel, source) },
    ].filter(Boolean), { chosen: part, onchoice: (next) => { part = next; keep(); } });
    fill(body, parts.element);
  }
  const keep = () => keepInAddress(link("meter", part, ...(lines.length > 1 ? [source] : [])));

  const choice = lines.length > 1 && h("label", { class: "field" }, h("span", { class: "hidden-text" }, t("source")),
    h("select", { id: "meter-source", value: source, onchange: (event) => { source = event.target.value; keep(); show(); draw(); } }, lines.map((one) => h("option", { value: one.source }, one.source))));
  fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.meter")), choice), line.element, body);

  let status;
  function show() {
    const mine = status?.sources.find((one) => one.name === source) ?? lines.find((one) => one.source === source);
    if (!mine) return;
    line.show(mine);
    const open = mine.quarantine?.open ?? 0;
    doubted.hidden = open === 0;
    text(doubted, open);
  }
  show();
  draw();
  const end = watch("status", (now) => { status = now; show(); });
  return () => {
    end();
    parts.end();
  };
}

/** Grade and diagnosis with its cure, and the few numbers that tell how the line does. */
function health() {
  const grade = h("span", { class: "grade", id: "grade" });
  const diagnosis = h("p", { class: "diagnosis", id: "diagnosis" });
  const scale = h("p", { class: "soft small" });
  const facts = Object.fromEntries(["line", "last", "groups", "frames", "lamp", "readers"].map((key) => [key, h("dd", { class: "num", "data-fact": key })]));
  const element = h("section", { class: "card health", "aria-label": t("me.line") },
    h("div", { class: "row verdict" }, grade, h("div", {}, diagnosis, scale)),
    h("dl", { class: "facts" }, Object.entries(facts).map(([key, value]) => [h("dt", {}, t(`me.${key}`)), value])));

  function show(one) {
    const letter = one.grade || "–";
    text(grade, letter);
    grade.className = `grade g-${letter.toLowerCase()}`;
    text(diagnosis, said(one.diagnosis));
    text(scale, t(known(`me.grade.${letter}`) ? `me.grade.${letter}` : "me.grade.none"));
    if (one.line === undefined) return;
    text(facts.line, [known(`me.line.${one.line}`) ? t(`me.line.${one.line}`) : one.line, said(one, "detail")].filter(Boolean).join(": "));
    text(facts.last, one.last_good_group_ms === undefined ? t("me.never") : t("me.ago", age(one.last_good_group_ms)));
    text(facts.groups, t("me.good.bad", number(one.good_groups), number(Object.values(one.bad_groups).reduce((sum, count) => sum + count, 0))));
    text(facts.frames, t("me.whole.cut", number(one.frames), number(one.cut_frames)));
    text(facts.lamp, known(`me.lamp.${one.receiver_lamp}`) ? t(`me.lamp.${one.receiver_lamp}`) : one.receiver_lamp);
    text(facts.readers, t("me.readers.n", one.readers, one.slow_readers));
  }
  return { element, show };
}
