/** The link to the broker with its reasons, and every topic with what was last published there. */
import { h, fill, text } from "../js/dom.js";
import { t, said, number, known } from "../js/texts.js";
import { get, post } from "../js/api.js";
import { watch } from "../js/stream.js";
import { sheet } from "../js/sheet.js";
import { link } from "../js/router.js";
import { administers } from "../js/session.js";
import { teller, actor } from "../js/act.js";
import { trial } from "../js/trial.js";
import { topics } from "./mqtt-topics.js";

const LOOKS = { connected: "good", off: "", connecting: "warn" };

export async function render(root) {
  const [first] = await Promise.all([get("/api/mqtt"), sheet("mqtt")]);
  const told = teller({ id: "mqtt-told" });
  const state = h("span", { class: "badge", id: "mqtt-state" });
  const reason = h("p", { id: "mqtt-reason" });
  const facts = h("dl", { class: "facts sums" });
  const troubles = h("div", { class: "stack tight" });
  let whole = first;

  const show = () => {
    state.className = `badge ${LOOKS[whole.state] ?? "bad"}`;
    text(state, known(`mq.state.${whole.state}`) ? t(`mq.state.${whole.state}`) : whole.state);
    // A link that is there needs no reason; the broker stands below.
    reason.hidden = whole.state === "connected";
    text(reason, whole.state === "off" ? t("mq.off.how") : said(whole, "detail"));
    fact(facts, [
      ["mq.broker", (whole.brokers ?? []).join(", ")], ["mq.client", whole.client], ["mq.connections", whole.connections],
      ["mq.published", whole.published], ["mq.failed", whole.failed], ["mq.waiting", waiting(whole)], ["mq.history", whole.history?.sent],
      ["mq.dropped", (whole.history?.dropped ?? 0) + (whole.own_routes?.dropped ?? 0) || undefined],
    ]);
    const notices = (whole.notices ?? []).map((one) => h("p", { class: "note warn" }, typeof one === "string" ? one : said(one)));
    const refused = (whole.refused_topics?.length ? whole.refused_topics : []).map((one) => h("p", { class: "note warn" }, t("mq.refuses", one.count), " ", h("code", {}, one.topic), ": ", said(one, "reason")));
    fill(troubles, notices, refused);
  };
  show();

  const work = administers() && h("div", { class: "row", id: "mqtt-work" },
    actor(t("mq.send"), async () => told.tell("good", said(await post("/api/mqtt/send")) || t("mq.sent")), told, { id: "mqtt-send", class: "button primary", disabled: whole.state === "off" }),
    actor(t("mq.test"), async () => { told.tell("", t("mq.testing")); fill(told.element, trial(await post("/api/mqtt/test"))); }, told, { id: "mqtt-test" }),
    h("a", { class: "button", href: "#/settings?of=mqtt.url", id: "mqtt-settings" }, t("mq.settings")),
    h("a", { class: "button", href: "#/files", id: "mqtt-maps" }, t("mq.map")));
  if (work) mapLink(work.lastElementChild);

  const list = topics();
  fill(root,
    h("div", { class: "page-head" }, h("div", { class: "row" }, h("h1", {}, t("page.mqtt")), state)),
    h("section", { class: "card stack" }, reason, facts, troubles, work, told.element),
    list.element);
  const end = watch("status", async ({ mqtt }) => {
    const anew = mqtt.state !== whole.state || mqtt.refused_topics !== (whole.refused_topics?.length ?? 0);
    whole = { ...whole, ...mqtt, refused_topics: whole.refused_topics };
    show();
    if (!anew) return;
    try {
      whole = await get("/api/mqtt");
      show();
    } catch (silent) {
      // The frame says that the device does not answer; the next status asks again.
    }
  });
  return () => {
    end();
    list.end();
  };
}

const waiting = (whole) => (whole.waiting === undefined && whole.own_routes === undefined ? undefined : (whole.waiting ?? 0) + (whole.own_routes?.waiting ?? 0));

/** Rows stay in their place; only their numbers change. */
function fact(list, rows) {
  const wanted = rows.filter(([, value]) => value !== undefined && value !== "");
  const written = wanted.map(([key]) => key).join();
  if (list.dataset.rows !== written) {
    list.dataset.rows = written;
    fill(list, wanted.map(([key]) => h("div", {}, h("dt", {}, t(key)), h("dd", { class: "num", "data-fact": key }))));
  }
  wanted.forEach(([, value], index) => text(list.querySelectorAll("dd")[index], typeof value === "number" ? number(value) : value));
}

/** The way to the topic map that is in use, as far as the settings tell. */
async function mapLink(button) {
  try {
    const { values } = await get("/api/settings");
    const name = values["mqtt.map"]?.value;
    if (name) button.href = link("files", "mqtt", name);
  } catch (unknown) {
    // The button leads to all maps then.
  }
}
