/** The last hour goes on: each second one value more at the end and one less at the beginning. */
import * as stream from "../../js/stream.js";
import { Meters, power } from "../live/values.js";
import { POWERS } from "./lines.js";

const HOUR_S = 3600;
const BAND = /^(\w+) (min|max)$/;

/** @returns {() => void} ends it */
export function following(past, source, charts) {
  const meters = new Meters();
  const kinds = Object.fromEntries(["power", "active", "voltage", "current"].map((kind) => [kind, charts[kind].following?.() ?? []]));
  const times = [...past.times];
  const unwatch = stream.watch("live", (told, first) => meters.take(told, first));
  const timer = setInterval(() => {
    const meter = meters.get(source);
    if (!meter) return;
    const now = Math.floor(Date.now() / 1000);
    times.push(now);
    let old = 0;
    while (times[old] < now - HOUR_S) old += 1;
    times.splice(0, old);
    for (const [kind, lines] of Object.entries(kinds)) {
      if (lines.length === 0) continue;
      lines.forEach((line) => {
        line.values.push(newest(meter, line));
        line.values.splice(0, old);
      });
      charts[kind].go([...times], lines.map((line) => line.values), now - HOUR_S, now);
    }
  }, 1000);
  return () => {
    clearInterval(timer);
    unwatch();
  };
}

/** Nothing where the meter is silent: a gap is a gap. */
function newest(meter, line) {
  const name = BAND.exec(line.label)?.[1] ?? line.name;
  const phase = name?.at(-1);
  const wanted = { active_estimated: "power_active", [`voltage_${phase}`]: `voltage_l${phase}`, [`current_${phase}`]: `current_l${phase}` }[name];
  if (wanted) return meter.stale(wanted) ? null : meter.number(wanted) ?? null;
  if (!POWERS.includes(name) || name.startsWith("load_curve")) return null;
  const { signed, name: quantity } = power(meter);
  if (signed === undefined || meter.stale(quantity)) return null;
  return name === "apparent_import" ? Math.max(0, signed) : Math.min(0, signed);
}
