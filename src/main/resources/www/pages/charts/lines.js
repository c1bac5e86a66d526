/** What of the answers of the device is drawn, and how. */
import { t, number } from "../../js/texts.js";
import { colour } from "../../js/theme.js";

const PHASES = [1, 2, 3];
const INDEXES = Array.from({ length: 10 }, (_, index) => index + 1);
const KILO = 1000;
/** A point of the load curve stands at the end of its period among minutes; longer steps stand at their own start. */
const TO_ITS_END = -1;
const FROM_ITS_START = 1;
const MUCH_KWH = 100;

export const POWERS = ["apparent_import", "apparent_export", "active_estimated", "load_curve_import", "load_curve_export"];
export const VOLTAGES = PHASES.map((phase) => `voltage_${phase}`);
export const CURRENTS = PHASES.map((phase) => `current_${phase}`);
export const ENERGIES = ["energy_import", "energy_export", ...INDEXES.map((index) => `energy_import_supplier_${index}`)];

const some = (values) => values?.some((value) => value !== null && value !== 0);
const flipped = (values) => values?.map((value) => (value === null ? null : -value));

/** Power with its band of least and greatest; what flows out is below nought. */
export function powerLines(past) {
  const of = (name) => past.series.find((one) => one.name === name);
  const lines = [];
  const bands = [];
  const add = (line) => lines.push(line);
  const band = (series, flip, shade) => {
    if (!series?.min || !series.max) return;
    const [low, high] = flip ? [flipped(series.max), flipped(series.min)] : [series.min, series.max];
    add({ label: `${series.name} max`, colour: shade, values: high, quiet: true });
    add({ label: `${series.name} min`, colour: shade, values: low, quiet: true });
    bands.push({ series: [lines.length - 1, lines.length], fill: `${shade}33` });
  };
  const drawn = of("apparent_import");
  const fed = of("apparent_export");
  if (drawn) {
    band(drawn, false, colour("import"));
    add({ label: t("charts.drawn"), colour: colour("import"), values: drawn.values, name: drawn.name });
  }
  if (some(fed?.values)) {
    band(fed, true, colour("export"));
    add({ label: t("charts.fed"), colour: colour("export"), values: flipped(fed.values), shown: fed.values, absolute: true, name: fed.name });
  }
  return { lines, bands };
}

/** Active power in W: the estimate dashed, and what the meter itself averages over its periods. */
export function activeLines(past) {
  const of = (name) => past.series.find((one) => one.name === name);
  const lines = [];
  const estimate = of("active_estimated");
  if (some(estimate?.values)) lines.push({ label: t("charts.active"), colour: colour("accent"), values: estimate.values, dash: [5, 4], name: estimate.name });
  for (const [name, label, sign] of [["load_curve_import", "charts.curve", 1], ["load_curve_export", "charts.curve.fed", -1]]) {
    const curve = of(name);
    if (some(curve?.values)) lines.push({ label: t(label), colour: colour("neutral"), values: sign < 0 ? flipped(curve.values) : curve.values, shown: curve.values, absolute: true, stepped: past.step === "minute" ? TO_ITS_END : FROM_ITS_START, name });
  }
  return lines;
}

export function phaseLines(past, names, digits) {
  const shades = [colour("t1"), colour("t2"), colour("t4")];
  return names.map((name, index) => ({ series: past.series.find((one) => one.name === name), index }))
    .filter(({ series }) => series?.values.some((value) => value !== null))
    .map(({ series, index }) => ({ label: t("charts.phase", index + 1), colour: shades[index], values: series.values, digits, name: series.name }));
}

/** Energy as bars upon each other, by tariff where the device knows it; the greatest sum is drawn first, beneath. */
export function energyBars(past, nameOf) {
  const of = (name) => past.series.find((one) => one.name === name)?.values;
  const tariffs = INDEXES.map((index) => ({ label: nameOf(index), colour: colour(`t${index}`), values: of(`energy_import_supplier_${index}`) })).filter((one) => some(one.values));
  const whole = { label: t("charts.drawn"), colour: colour("import"), values: of("energy_import") };
  const parts = tariffs.length ? tariffs : some(whole.values) ? [whole] : [];
  const below = past.times.map(() => 0);
  const bars = parts.map((part) => {
    const shown = part.values.map((value) => (value === null ? null : value / KILO));
    const values = shown.map((value, at) => (value === null ? null : (below[at] += value)));
    return { label: part.label, colour: part.colour, fill: part.colour, bars: true, digits: 3, shown, values };
  }).reverse();
  const fed = of("energy_export");
  if (some(fed)) {
    const shown = fed.map((value) => (value === null ? null : value / KILO));
    bars.push({ label: t("charts.fed"), colour: colour("export"), fill: colour("export"), bars: true, digits: 3, shown, values: flipped(shown) });
  }
  // What was used in a gap is not among the parts of a sum.
  const begun = past.times.filter((at) => at < past.now).length;
  const complete = (values) => values.slice(0, begun).every((value) => value !== null);
  const digits = (sum) => number(sum, sum < MUCH_KWH ? 2 : 1);
  const total = (values) => values.reduce((sum, value) => sum + (value ?? 0), 0);
  const sums = [...bars].reverse().map((bar) => `${bar.label} ${complete(bar.shown) ? "" : "\u2265 "}${digits(total(bar.shown))} kWh`);
  return { lines: bars, sum: sums.join("  ·  ") };
}
