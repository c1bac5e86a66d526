/** Hours, days, months and years as the meter's clock on the wall has them, wherever the reader is. */
import { ZONE, time } from "../../js/texts.js";

export const VIEWS = ["hour", "day", "month", "year"];

/** Which step of values a view shows as lines, and which as bars of energy. */
export const STEPS = { hour: { line: "minute" }, day: { line: "minute", bars: "hour" }, month: { line: "hour", bars: "day" }, year: { line: "day", bars: "month" } };

const FIELDS = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });

/** Year, month (1 to 12), day, hour, minute and second on the wall. */
function wall(date) {
  const parts = Object.fromEntries(FIELDS.formatToParts(date).map(({ type, value }) => [type, Number(value)]));
  return [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second];
}

/** The instant at which the wall shows this; months and days may run over. */
function instant(year, month, day = 1, hour = 0) {
  const wanted = Date.UTC(year, month - 1, day, hour);
  const ahead = (at) => {
    const [y, m, d, h, min, s] = wall(new Date(at));
    return Date.UTC(y, m - 1, d, h, min, s) - at;
  };
  const near = wanted - ahead(wanted);
  return new Date(wanted - ahead(near));
}

/**
 * The period that holds an instant.
 * @returns {{ view: string, from: Date, to: Date }}
 */
export function around(view, date) {
  const [year, month, day, hour] = wall(date);
  switch (view) {
    case "hour": {
      const from = new Date(Math.floor(date / 3600000) * 3600000);
      return { view, from, to: new Date(from.getTime() + 3600000), hour };
    }
    case "day": return { view, from: instant(year, month, day), to: instant(year, month, day + 1) };
    case "month": return { view, from: instant(year, month), to: instant(year, month + 1) };
    default: return { view, from: instant(year, 1), to: instant(year + 1, 1) };
  }
}

export const before = (period) => around(period.view, new Date(period.from.getTime() - 1000));
export const after = (period) => around(period.view, period.to);

/** What a period is called. */
export function title({ view, from, to }) {
  const zone = { timeZone: ZONE };
  switch (view) {
    case "hour": return `${time(from, { ...zone, dateStyle: "medium" })}, ${time(from, { ...zone, timeStyle: "short" })}–${time(to, { ...zone, timeStyle: "short" })}`;
    case "day": return time(from, { ...zone, weekday: "long", day: "numeric", month: "long", year: "numeric" });
    case "month": return time(from, { ...zone, month: "long", year: "numeric" });
    default: return time(from, { ...zone, year: "numeric" });
  }
}

const MARKS = { hour: { timeStyle: "short" }, day: { hour: "2-digit", minute: "2-digit" }, month: { day: "numeric" }, year: { month: "short" } };
const WHOLE = { second: { timeStyle: "medium" }, minute: { timeStyle: "short" }, hour: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }, day: { dateStyle: "medium" }, month: { month: "long", year: "numeric" } };

/** A mark of the axis of a view; `at` in seconds. */
export const mark = (view, at) => time(at * 1000, { timeZone: ZONE, ...MARKS[view] });

/** When a value of a step was; `at` in seconds. */
export const moment = (step, at) => time(at * 1000, { timeZone: ZONE, ...WHOLE[step] });
