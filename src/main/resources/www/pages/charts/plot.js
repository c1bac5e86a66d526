/** One chart with its legend, its reading under the pointer, and the same as a table. */
import { h, text, fill } from "../../js/dom.js";
import { ZONE, t, number } from "../../js/texts.js";
import { colour } from "../../js/theme.js";
import { sheet } from "../../js/sheet.js";
import { script } from "../../js/load.js";
import { mark, moment } from "./period.js";

const MOST_ROWS = 150;
const FONT = "12px system-ui, sans-serif";

/** The library that draws: fetched once, and only by this page. */
export function fetchLibrary() {
  return Promise.all([sheet("uPlot.min", "lib/uplot"), script("lib/uplot/uPlot.iife.min.js").catch(() => { throw new Error(t("charts.no.library")); })]);
}

/**
 * @typedef {{ label: string, colour: string, values: Array<number|null>, digits?: number, dash?: number[], fill?: string, hidden?: boolean, quiet?: boolean, bars?: boolean, shown?: Array<number|null>, stepped?: 1|-1 }} Line
 * @param {string} id of the card
 * @returns {{ element: HTMLElement, draw: (what: { view: string, step: string, unit: string, from: number, to: number, times: number[], lines: Line[], bands?: any[] }) => void, end: () => void }}
 */
export function plot(id, title, height) {
  const where = h("div", { class: "plot", role: "img" });
  const reading = h("p", { class: "reading num small", "aria-hidden": "true" });
  const legend = h("div", { class: "row legend" });
  const table = h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${title}: ${t("charts.table")}` });
  const more = h("details", { class: "as-table", ontoggle: () => more.open && drawTable() }, h("summary", { class: "small soft" }, t("charts.table")), table);
  const sum = h("p", { class: "soft small num" });
  const measure = h("span", { class: "soft small" });
  const remark = h("p", { class: "small soft", hidden: true });
  const empty = h("p", { class: "soft nothing", hidden: true }, t("charts.nothing"));
  const element = h("section", { class: "card", id, "aria-label": title }, h("header", {}, h("h2", {}, title, " ", measure), sum), where, empty, remark, reading, legend, more);
  const hidden = new Set();
  let chart;
  let now;

  const watcher = new ResizeObserver(() => {
    if (chart && where.clientWidth) chart.setSize({ width: where.clientWidth, height });
  });
  watcher.observe(where);

  function draw(next) {
    now = next;
    const some = next.lines.some((line) => line.values.some((value) => value !== null && value !== undefined));
    empty.hidden = some;
    where.hidden = legend.hidden = more.hidden = !some;
    chart?.destroy();
    chart = undefined;
    text(sum, next.sum ?? "");
    text(measure, some ? next.unit : "");
    text(reading, "\u00a0");
    reading.hidden = !some;
    remark.hidden = !next.remark;
    text(remark, next.remark ?? "");
    if (!some) return;
    where.setAttribute("aria-label", `${title}, ${next.sum ?? ""} ${t("charts.table.below")}`);
    chart = new uPlot(options(next), [next.times, ...next.lines.map((line) => line.values)], where);
    drawLegend();
    if (more.open) drawTable();
  }

  function options({ view, lines, bands, unit }) {
    const soft = colour("soft");
    const grid = { stroke: colour("line"), width: 1 };
    const axis = { stroke: soft, font: FONT, grid, ticks: { show: false } };
    return {
      width: where.clientWidth || 320, height, legend: { show: false }, padding: [10, 20, 0, 0], bands,
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), ZONE),
      scales: { x: { time: true, range: () => [now.from, now.to] }, y: { range: (_, low, high) => range(low, high, unit) } },
      axes: [
        { ...axis, space: 56, size: 30, values: (_, marks) => marks.map((at) => mark(view, at)) },
        { ...axis, size: 54, values: (_, marks) => marks.map((value) => number(value, decimals(marks))) },
      ],
      series: [{}, ...lines.map((line) => ({
        label: line.label, show: !hidden.has(line.label), stroke: line.colour, width: line.quiet ? 0 : 1.7, dash: line.dash, fill: line.fill, points: { show: line.bars || line.quiet ? false : undefined, size: 4 },
        paths: line.bars ? uPlot.paths.bars({ size: [0.82, 46], align: 1, gap: 1 }) : line.stepped ? uPlot.paths.stepped({ align: line.stepped }) : undefined,
      }))],
      hooks: { setCursor: [(plotted) => read(plotted.cursor.idx)] },
    };
  }

  function read(index) {
    if (index === null || index === undefined) return text(reading, "\u00a0");
    const told = now.lines.filter((line) => !line.quiet && !hidden.has(line.label)).map((line) => [line.label, value(line, index)]);
    text(reading, [moment(now.step, now.times[index]), ...told.map(([label, what]) => `${label} ${what}`)].join("  ·  "));
  }

  function value(line, index) {
    const one = (line.shown ?? line.values)[index];
    return one === null || one === undefined ? t("charts.gap") : `${number(one, line.digits ?? 0)} ${now.unit}`;
  }

  function drawLegend() {
    // Of bars upon each other none can be taken out.
    if (now.lines.some((line) => line.bars)) return fill(legend, [...now.lines].reverse().map((line) => h("span", { class: "key" }, swatch(line), line.label)));
    fill(legend, now.lines.map((line, index) => !line.quiet && h("button", { type: "button", class: "key", "aria-pressed": String(!hidden.has(line.label)), onclick: (event) => {
      const off = !hidden.delete(line.label) && hidden.add(line.label);
      event.currentTarget.setAttribute("aria-pressed", String(!off));
      chart.setSeries(index + 1, { show: !off });
    } }, swatch(line), line.label)));
  }

  /** Rows few enough to be read: of many values each row has the mean of some. */
  function drawTable() {
    const lines = now.lines.filter((line) => !line.quiet);
    const each = Math.max(1, Math.ceil(now.times.length / MOST_ROWS));
    const rows = [];
    for (let at = 0; at < now.times.length; at += each) {
      const cells = lines.map((line) => {
        const known = (line.shown ?? line.values).slice(at, at + each).filter((one) => one !== null && one !== undefined);
        return known.length ? number(known.reduce((all, one) => all + one, 0) / known.length, line.digits ?? 0) : "–";
      });
      rows.push(h("tr", {}, h("th", { scope: "row", class: "num" }, moment(now.step, now.times[at])), cells.map((cell) => h("td", { class: "num" }, cell))));
    }
    fill(table, each > 1 && h("p", { class: "soft small" }, t("charts.each", each)),
      h("table", {}, h("caption", { class: "hidden-text" }, title), h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("charts.when")), lines.map((line) => h("th", { scope: "col", class: "num" }, `${line.label} (${now.unit})`)))), h("tbody", {}, rows)));
  }

  return {
    element,
    draw,
    /** Lines that can go on, each with its name and its values; none while nothing is drawn. */
    following: () => (chart ? now.lines : []),
    /** New values of what is drawn already. */
    go(times, values, from, to) {
      if (!chart) return;
      Object.assign(now, { times, from, to });
      now.lines.forEach((line, index) => { line.values = values[index]; line.shown = line.absolute ? values[index].map((one) => one && Math.abs(one)) : undefined; });
      chart.setData([times, ...values]);
    },
    end() {
      watcher.disconnect();
      chart?.destroy();
    },
  };
}

function swatch(line) {
  const one = h("i", { class: line.dash ? "dashed" : line.bars ? "block" : "" });
  one.style.color = line.colour;
  return one;
}

/** As many as tell the marks of an axis apart. */
const decimals = (marks) => [0, 1, 2].find((digits) => marks.every((value) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9)) ?? 3;

/** From nought, but for voltages, whose small changes are the point. */
function range(low, high, unit) {
  if (low === null || low === undefined) return [0, 100];
  if (unit === "V") return [Math.min(low, 225) - 1, Math.max(high, 235) + 1];
  const margin = (Math.max(high, 0) - Math.min(low, 0) || 1) * 0.06;
  return [low < 0 ? low - margin : 0, high > 0 ? high + margin : 1];
}
