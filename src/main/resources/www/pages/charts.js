/** The past: the last hour as it goes on, and the days, months and years that the device kept. */
import { h, fill, text } from "../js/dom.js";
import { t, known } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { get } from "../js/api.js";
import { Meters } from "./live/values.js";
import { VIEWS, STEPS, around, before, after, title, moment } from "./charts/period.js";
import { fetchLibrary, plot } from "./charts/plot.js";
import { POWERS, VOLTAGES, CURRENTS, ENERGIES, powerLines, activeLines, phaseLines, energyBars } from "./charts/lines.js";
import { keptCard } from "./charts/kept.js";
import { following } from "./charts/following.js";
import { joined } from "./charts/joined.js";

const HOUR_S = 3600;
const AGAIN_MS = 5000;
const CHOSEN = "tic.charts";

/** Why there are gaps in energy, where the device knows it. */
const remarks = ({ marks = [], step }) => marks.map(({ at, what }) => `${moment(step, at)}: ${known(`charts.mark.${what}`) ? t(`charts.mark.${what}`) : what}`).join("  ·  ");

export async function render(root, { query }) {
  const [all] = await Promise.all([get("/api/live"), sheet("charts"), fetchLibrary()]);
  const meters = new Meters();
  meters.take(all, true);
  const names = meters.all().map((one) => one.source);
  let source = names.includes(query.get("source")) ? query.get("source") : names[0];
  const wanted = query.get("step") ?? localStorage.getItem(CHOSEN);
  let period = around(VIEWS.includes(wanted) ? wanted : "hour", new Date());
  let last = period.view === "hour";
  let turn = 0;
  let follow;

  const charts = { power: plot("chart-power", t("charts.power"), 300), active: plot("chart-active", t("charts.active.title"), 190), energy: plot("chart-energy", t("charts.energy"), 260), voltage: plot("chart-voltage", t("charts.voltage"), 190), current: plot("chart-current", t("charts.current"), 190) };
  const error = h("p", { class: "note bad", role: "alert", hidden: true });
  const name = h("h2", { id: "period", "aria-live": "polite" });
  const views = VIEWS.map((view) => h("button", { type: "button", class: "button", "data-view": view, onclick: () => { localStorage.setItem(CHOSEN, view); turnTo(around(view, last ? new Date() : period.from), view === "hour" && (last || period.to > new Date())); } }, t(`charts.${view}`)));
  const back = h("button", { type: "button", class: "button", id: "previous", "aria-label": t("charts.previous"), onclick: () => turnTo(before(last ? around("hour", new Date()) : period), false) }, "\u2039");
  const forth = h("button", { type: "button", class: "button", id: "next", "aria-label": t("charts.next"), onclick: () => turnTo(after(period), false) }, "\u203a");
  const today = h("button", { type: "button", class: "button quiet", id: "now", onclick: () => turnTo(around(period.view, new Date()), period.view === "hour") }, t("charts.now"));
  const meter = names.length > 1 && h("label", { class: "row" }, t("page.meter"), h("select", { id: "source", value: source, onchange: (event) => { source = event.target.value; load(); } }, names.map((one) => h("option", { value: one }, one))));
  const kept = keptCard(() => ({ source, period, last }), load);
  fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.charts")), meter),
    h("div", { class: "chart-tools row between" }, h("div", { class: "choice", role: "group", "aria-label": t("charts.period") }, views),
      h("div", { class: "row turn" }, back, name, forth, today)),
    error, Object.values(charts).map((one) => one.element), kept.element);

  function turnTo(next, lastHour) {
    period = next;
    last = lastHour;
    load();
  }

  /** Without a time the device tells the newest by its own clock, from which that of the reader may differ. */
  const ask = (step, time, of) => get(`/api/history?source=${encodeURIComponent(source)}&step=${step}${time ? `&from=${time.from.toISOString()}&to=${time.to.toISOString()}` : ""}&of=${of.join(",")}`);

  async function load() {
    const mine = ++turn;
    follow?.();
    follow = undefined;
    drawTools();
    const { line, bars } = STEPS[period.view];
    const step = last ? "second" : line;
    try {
      const gauges = [...POWERS, ...VOLTAGES, ...CURRENTS];
      const [told, energy] = await Promise.all([ask(step, last ? undefined : period, gauges), bars && ask(bars, period, ENERGIES)]);
      const shown = last ? { from: new Date((told.now - HOUR_S) * 1000), to: new Date(told.now * 1000) } : period;
      const minutes = last && (await ask("minute", shown, gauges));
      if (mine !== turn) return;
      const past = minutes ? joined(minutes, told) : told;
      error.hidden = true;
      draw(past, energy, step, shown.from / 1000, shown.to / 1000);
      if (last) follow = following(past, source, charts, load);
    } catch (refused) {
      if (mine !== turn) return;
      if (refused.status === 404) return nothingKept();
      error.hidden = false;
      text(error, refused.message);
      if (!last) return;
      const later = setTimeout(load, AGAIN_MS);
      follow = () => clearTimeout(later);
    }
  }

  /** A device that only publishes keeps no past. */
  function nothingKept() {
    fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.charts"))), h("p", { class: "note", id: "charts-off" }, t("charts.off")));
  }

  function draw(past, energy, step, from, to) {
    const frame = { view: period.view, step, from, to, times: past.times };
    charts.power.draw({ ...frame, unit: "VA", ...powerLines(past) });
    charts.active.draw({ ...frame, unit: "W", lines: activeLines(past) });
    charts.voltage.draw({ ...frame, unit: "V", lines: phaseLines(past, VOLTAGES, 0) });
    charts.current.draw({ ...frame, unit: "A", lines: phaseLines(past, CURRENTS, 2) });
    charts.energy.element.hidden = !energy;
    if (!energy) return;
    const meter = meters.get(source);
    const nameOf = (index) => meter?.text(`tariff_${index}_name`) || t("charts.index", index);
    charts.energy.draw({ ...frame, step: energy.step, times: energy.times, unit: "kWh", remark: remarks(energy), ...energyBars(energy, nameOf) });
  }

  function drawTools() {
    views.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === period.view)));
    text(name, last ? t("charts.last.hour") : title(period));
    const current = period.to > new Date();
    forth.disabled = last || current;
    today.disabled = last || (current && period.view !== "hour");
  }

  const theme = () => load();
  addEventListener("theme", theme);
  await Promise.all([load(), kept.load()]);
  return () => {
    turn += 1;
    follow?.();
    removeEventListener("theme", theme);
    Object.values(charts).forEach((one) => one.end());
  };
}
