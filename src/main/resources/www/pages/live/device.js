/** The device itself: its lamp, who it hears and who hears it. And what to do first on a new one. */
import { h, text, fill } from "../../js/dom.js";
import { ZONE, t, said, known, number, age, time } from "../../js/texts.js";
import { meaning, colour } from "../../js/lamp.js";
import * as first from "../../js/first.js";
import { administers } from "../../js/session.js";
import { card } from "./card.js";

const GRADES = { A: "good", B: "good", C: "warn", D: "warn", E: "bad", F: "bad" };
const STATES = { connected: "good", listening: "good", connecting: "warn", refused: "bad", off: "" };

export function deviceCard() {
  const led = h("span", { class: "led large", "aria-hidden": "true" });
  const lamp = h("b");
  const list = h("ul", { class: "health" });
  const foot = h("p", { class: "soft small num" });
  let lines = [];
  const one = card("card-device", t("live.device"), h("p", { class: "row" }, led, lamp), list, foot);
  return {
    element: one.element,
    draw(status) {
      led.className = `led ${colour(status.lamp.pattern, 0)} large`;
      text(lamp, meaning(status.lamp));
      const facts = [
        ...status.sources.map((source) => ["meter", status.sources.length > 1 ? `${t("page.meter")} ${source.name}` : t("page.meter"),
          source.fresh ? t("live.grade", source.grade) : t(`line.${source.line}`), source.fresh ? GRADES[source.grade] ?? "warn" : "bad", said(source.diagnosis) || said(source, "detail")]),
        ["mqtt", "MQTT", t(`state.${status.mqtt.state}`), STATES[status.mqtt.state] ?? "warn", status.mqtt.state === "connected" ? t("live.published", number(status.mqtt.published)) : said(status.mqtt, "detail")],
        ["modbus", "Modbus", t(`state.${status.modbus.state}`), STATES[status.modbus.state] ?? "warn",
          status.modbus.state === "listening" ? t(status.modbus.clients === 1 ? "live.client" : "live.clients", status.modbus.clients, status.modbus.port) : ""],
      ];
      // Lines stay while what they say changes: somebody may be on a link of them.
      if (lines.length !== facts.length) {
        lines = facts.map(([page]) => factLine(page));
        fill(list, lines.map((line) => line.element));
      }
      facts.forEach(([, ...told], index) => lines[index].show(...told));
      text(foot, t("live.runs", age(status.uptime_s * 1000), status.version));
    },
  };
}

function factLine(page) {
  const name = h("a", { href: `#/${page}` });
  const state = h("span");
  const detail = h("p", { class: "soft small" });
  return {
    element: h("li", {}, h("p", { class: "row between" }, name, state), detail),
    show(called, word, look, more) {
      text(name, called);
      text(state, word);
      state.className = `badge ${look}`;
      text(detail, more ?? "");
      detail.hidden = !more;
    },
  };
}

/** @returns the list of what to do first, or nothing when it was put away or is not for this reader */
export function firstSteps() {
  if (!first.open() || !administers()) return undefined;
  const list = h("ol", { class: "steps" });
  const element = h("section", { class: "card first", id: "first-steps", "aria-label": t("first.title") },
    h("header", {}, h("h2", {}, t("first.title")),
      h("button", { class: "button quiet", id: "first-done", onclick: () => { first.putAway(); element.remove(); } }, t("first.done"))), list);
  let shown;
  return {
    element,
    draw(status) {
      const heard = status.sources.some((source) => source.fresh);
      const broker = status.mqtt.state;
      const asked = status.modbus.requests > 0;
      const now = JSON.stringify([heard, broker, asked]);
      if (shown === now) return;
      shown = now;
      fill(list,
        step("meter", heard, heard ? t("first.heard") : said(status.sources[0]?.diagnosis) || t("first.silent"), heard ? "" : "#/settings?of=tic.source", t("first.set.meter")),
        step("mqtt", broker === "connected", t(known(`first.mqtt.${broker}`) ? `first.mqtt.${broker}` : "first.mqtt.off"), broker === "connected" ? "" : "#/settings?of=mqtt.url", t("first.set.broker")),
        step("modbus", asked, asked ? t("first.asked") : t("first.unasked", status.modbus.port), asked ? "" : "#/modbus", t("first.see.modbus")));
    },
  };
}

function step(name, done, why, href, label) {
  return h("li", { class: done ? "done" : "", "data-step": name }, h("span", { class: "tick", "aria-hidden": "true" }, done ? "\u2713" : ""),
    h("div", {}, h("b", {}, t(`first.${name}`), h("span", { class: "hidden-text" }, ` (${t(done ? "first.is.done" : "first.is.open")})`)), h("p", { class: "soft small" }, why)),
    href && h("a", { class: "button", href }, label));
}

/** The greatest of today and yesterday, and the means of the meter's own load curve. */
export function todayCard() {
  const list = h("dl", { class: "pairs" });
  const one = card("card-today", t("live.today.card"), list);
  const wanted = [
    ["live.max.today", "power_apparent_import_max_today", "power_apparent_import_max_today_time"],
    ["live.max.yesterday", "power_apparent_import_max_yesterday", "power_apparent_import_max_yesterday_time"],
    ["live.fed.today", "power_apparent_export_max_today", "power_apparent_export_max_today_time"],
    ["live.curve", "load_curve_import_last", "load_curve_import_last_time"],
    ["live.curve.fed", "load_curve_export_last", "load_curve_export_last_time"],
  ];
  const cells = new Map();
  return {
    element: one.element,
    draw(meter) {
      const there = wanted.filter(([, name]) => meter.get(name));
      one.element.hidden = there.length === 0;
      if (there.length !== cells.size) {
        cells.clear();
        fill(list, there.map(([label, name]) => {
          const value = h("b", { class: "num" });
          const at = h("span", { class: "soft small num" });
          cells.set(name, { value, at });
          return h("div", {}, h("dt", {}, t(label)), h("dd", {}, value, at));
        }));
      }
      there.forEach(([, name, when]) => {
        const { value, at } = cells.get(name);
        text(value, `${number(meter.number(name) ?? 0)} ${meter.get(name).unit}`);
        text(at, meter.text(when) ? time(meter.text(when), { hour: "2-digit", minute: "2-digit", timeZone: ZONE }) : "");
      });
      this.age(meter);
    },
    age(meter) {
      const name = wanted.map(([, each]) => each).find((each) => meter.get(each));
      if (name) one.aged(meter.age(name), meter.stale(name));
    },
  };
}

