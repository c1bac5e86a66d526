/** Every topic with its last payload, as it is published. */
import { h, fill, text } from "../js/dom.js";
import { t, time, number } from "../js/texts.js";
import { watch } from "../js/stream.js";
import { finds, light } from "../js/table.js";
import { copyButton } from "../js/output.js";

export function topics() {
  const lines = new Map();
  const order = new Intl.Collator(undefined, { numeric: true }).compare;
  const search = h("input", { type: "search", id: "topic-search", autocomplete: "off", spellcheck: "false", oninput: sift });
  const count = h("p", { class: "soft small", role: "status", id: "topic-count" });
  const list = h("ul", { class: "topics", id: "topics" });
  const nothing = h("p", { class: "soft" }, t("mq.nothing"));

  function sift() {
    const fits = finds(search.value);
    let visible = 0;
    lines.forEach((line) => {
      line.element.hidden = !fits(line.topic, line.payload());
      visible += line.element.hidden ? 0 : 1;
    });
    nothing.hidden = visible > 0;
    text(nothing, t(lines.size > 0 ? "mq.none.fits" : "mq.nothing"));
    text(count, lines.size > 0 ? t("mq.count", visible, lines.size) : "");
  }

  const end = watch("topics", ({ topics: news }, first) => {
    let added = first;
    if (first) lines.clear();
    for (const one of news) {
      const known = lines.get(one.topic);
      if (known) known.show(one);
      else lines.set(one.topic, line(one));
      added ||= !known;
    }
    if (added) fill(list, [...lines.values()].sort((one, other) => order(one.topic, other.topic)).map((one) => one.element));
    sift();
  });

  return {
    element: h("section", { class: "card stack" },
      h("div", { class: "tools" }, h("h2", { class: "grow" }, t("mq.topics")), h("label", { class: "field grow" }, h("span", { class: "label" }, t("search")), search)),
      count, nothing, list),
    end,
  };
}

/** One topic: what it is called and what is there in one line, and the whole payload when it is opened. */
function line(first) {
  let now = first;
  const cut = first.topic.lastIndexOf("/") + 1;
  const brief = h("span", { class: "brief mono" });
  const at = h("span", { class: "at num soft small" });
  const kept = h("span", { class: "badge kept", title: t("mq.kept.why") }, t("mq.kept"));
  const whole = h("pre", { class: "box" });
  const size = h("p", { class: "soft small" });
  const details = h("details", { ontoggle: () => full() },
    h("summary", {},
      h("span", { class: "topic" }, h("span", { class: "soft" }, first.topic.slice(0, cut)), h("b", {}, first.topic.slice(cut))),
      brief, kept, at),
    h("div", { class: "stack tight whole" }, whole, h("div", { class: "row between" }, size, copyButton(() => now.payload))));
  const element = h("li", { "data-topic": first.topic }, details);

  function full() {
    if (!details.open) return;
    text(whole, pretty(now.payload));
    text(size, t("mq.size", number(now.bytes)) + (now.cut ? ` · ${t("mq.cut")}` : ""));
  }

  function show(next, quietly = false) {
    const changed = next.payload !== now.payload;
    now = next;
    text(brief, now.payload === "" ? t("mq.empty") : now.payload.slice(0, 200));
    text(at, time(now.at));
    kept.hidden = !now.retained;
    full();
    if (changed && !quietly) light(brief);
  }

  show(first, true);
  return { topic: first.topic, element, show, payload: () => now.payload };
}

/** JSON with its lines folded out; all else as it is. */
function pretty(payload) {
  if (!/^\s*[[{]/.test(payload)) return payload;
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch (noJson) {
    return payload;
  }
}
