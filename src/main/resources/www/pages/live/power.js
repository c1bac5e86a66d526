/** The first thing to see: how much flows, and which way. */
import { h, s, text, fill } from "../../js/dom.js";
import { t, age, number, known } from "../../js/texts.js";
import { power, phases } from "./values.js";
import { card, signed, bar } from "./card.js";
import { sparkline } from "./spark.js";

const ARROWS = { import: "M12 3v16m0 0-7-7m7 7 7-7", export: "M12 21V5m0 0-7 7m7-7 7 7", none: "M5 12h14" };
const AN_HOUR_OR_NEVER_S = 3600;
const LOWEST_V = 207;
const HIGHEST_V = 253;
const VA = 1000;
/** Characters of a figure that a phone has no room for in the largest type. */
const LONG = 5;

const how = (method) => (known(`method.${method}`) ? t(`method.${method}`) : method);

export function powerCard() {
  const arrow = s("path", { d: ARROWS.none });
  const direction = h("span", { id: "direction" }, t("live.waiting"));
  const way = h("p", { class: "way none" },
    s("svg", { viewBox: "0 0 24 24", width: 24, height: 24, fill: "none", stroke: "currentColor", "stroke-width": "2.2", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" }, arrow), direction);
  const old = h("span", { class: "age num", id: "power-age" });
  const figure = h("span", { id: "power", class: "num" }, "–");
  const honesty = h("span", { class: "badge", id: "power-measured" });
  const active = h("p", { class: "active num", id: "power-active" });
  const method = h("p", { class: "soft small method" });
  const share = bar(t("live.share"));
  const ofLimit = h("span", { class: "num", id: "power-share" });
  const breaker = h("p", { class: "note warn", hidden: true, role: "status", id: "breaker" });
  const recent = sparkline();
  const element = h("section", { class: "card hero", id: "card-power", "aria-label": t("live.power") },
    h("header", {}, way, old),
    h("div", { class: "figures" },
      h("p", { class: "figure" }, figure, h("span", { class: "unit" }, h("span", {}, "VA"), honesty)),
      h("div", {}, active, method)),
    h("div", { class: "gauge" }, share.element, h("p", { class: "row between small soft" }, ofLimit)),
    breaker, recent.element);

  return {
    element,
    begin: recent.begin,
    draw(meter) {
      const now = power(meter);
      way.className = `way ${now.direction}`;
      arrow.setAttribute("d", ARROWS[now.direction]);
      text(direction, t(now.signed === undefined ? "live.waiting" : `live.${now.direction}`));
      text(figure, now.signed === undefined ? "–" : signed(now.signed));
      figure.className = `num ${now.direction}${figure.textContent.length > LONG ? " long" : ""}`;
      honesty.hidden = now.signed === undefined;
      honesty.className = now.estimated ? "badge warn" : "badge";
      text(honesty, now.estimated ? t("estimated") : t("live.measured"));
      honesty.title = now.estimated ? how(now.method) : t("live.measured.why");
      drawActive(meter);
      drawShare(meter, now);
      if (now.signed !== undefined && !meter.stale(now.name)) recent.add(now.signed);
      this.age(meter);
    },
    age(meter) {
      const { name } = power(meter);
      const ms = meter.age(name);
      const stale = meter.stale(name);
      text(old, ms === undefined ? "" : stale ? t("live.stale", age(ms)) : t("age", age(ms)));
      element.classList.toggle("stale", stale);
    },
  };

  function drawActive(meter) {
    const one = meter.get("power_active");
    const watts = meter.number("power_active");
    if (watts === undefined) {
      fill(active);
      text(method, t("live.no.watts"));
      return;
    }
    if (!active.firstChild) active.append(h("span"), " ", h("span", { class: "badge warn" }, t("estimated")));
    text(active.firstChild, `\u2248 ${signed(watts)} W`);
    text(method, how(one.method));
  }

  function drawShare(meter, now) {
    const limit = meter.number("power_reference");
    // The subscribed power bounds what is drawn, not what is fed in.
    const drawn = now.signed !== undefined && now.direction !== "export";
    const used = drawn ? now.signed / ((limit ?? 0) * VA || Infinity) : 0;
    share.show(used, now.direction);
    text(ofLimit, limit && drawn ? t("live.of.limit", number(used * 100), number(limit)) : "");
    const opens = meter.number("breaker_opens_in") ?? AN_HOUR_OR_NEVER_S;
    breaker.hidden = opens >= AN_HOUR_OR_NEVER_S;
    text(breaker, breaker.hidden ? "" : t("live.breaker", age(opens * 1000)));
  }
}

export function phasesCard() {
  const list = h("div", { class: "phases" });
  const one = card("card-phases", t("live.phases"), list);
  let rows = [];

  function build(count) {
    rows = Array.from({ length: count }, (_, index) => {
      const name = count === 1 ? t("live.one.phase") : t("live.phase", index + 1);
      const row = { share: bar(name), power: cell(), voltage: cell(), current: cell(), warn: h("span", { class: "badge warn", hidden: true }) };
      row.element = h("div", { class: "phase", "data-phase": index + 1 }, h("h3", {}, name, " ", row.warn), row.share.element,
        h("p", { class: "num row between" }, row.power, row.current, row.voltage));
      return row;
    });
    fill(list, rows.map((row) => row.element));
  }

  return {
    element: one.element,
    draw(meter) {
      const count = phases(meter);
      one.element.hidden = count === 0;
      if (rows.length !== count) build(count);
      rows.forEach((row, index) => drawPhase(row, meter, `l${index + 1}`, count));
      this.age(meter);
    },
    age(meter) {
      one.aged(meter.age("voltage_l1", "current_l1"), meter.stale("voltage_l1"));
    },
  };
}

const cell = () => h("span", { class: "cell" });

function drawPhase(row, meter, phase, count) {
  const apparent = meter.number(`power_apparent_${phase}`) ?? (count === 1 ? meter.number("power_apparent") : undefined);
  const flows = meter.number(`power_active_${phase}`) < 0 ? -1 : 1;
  const limit = (meter.number("power_reference") ?? 0) * VA / count;
  row.share.show((apparent ?? 0) / (limit || Infinity), flows < 0 ? "export" : "import");
  text(row.power, apparent === undefined ? "–" : `${signed(apparent * flows)} VA`);
  const fine = meter.number(`current_fine_${phase}`);
  const whole = meter.number(`current_${phase}`);
  text(row.current, fine !== undefined ? `\u2248 ${number(fine, 2)} A` : whole !== undefined ? `${number(whole)} A` : "–");
  row.current.title = fine !== undefined ? t("live.fine", number(whole ?? 0)) : "";
  const volts = meter.number(`voltage_${phase}`);
  text(row.voltage, volts === undefined ? "–" : `${number(volts)} V`);
  const odd = volts !== undefined && (volts < LOWEST_V || volts > HIGHEST_V);
  row.warn.hidden = !odd;
  text(row.warn, odd ? t(volts < LOWEST_V ? "live.volts.low" : "live.volts.high") : "");
}
