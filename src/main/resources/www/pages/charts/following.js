/** The last hour goes on: each second one value more at the end and one less at the beginning. */
import * as stream from "../../js/stream.js";
import { Meters } from "../live/values.js";

const HOUR_S = 3600;
/** After a longer pause, such as of a page that nobody saw, the device knows what this page has not heard. */
const PAUSE_S = 5;

/**
 * @param past with `now`, the clock by which its times are
 * @param {() => void} again loads all anew: something was missed
 * @returns {() => void} ends it
 */
export function following(past, source, charts, again) {
  const meters = new Meters();
  const kinds = Object.fromEntries(["power", "active", "voltage", "current"].map((kind) => [kind, charts[kind].following?.() ?? []]));
  const times = [...past.times];
  const ahead = past.now - performance.now() / 1000;
  let last = past.now;
  let heard = false;
  const unwatch = stream.watch("live", (told, first) => {
    meters.take(told, first);
    if (first && heard) again();
    heard = true;
  });
  const timer = setInterval(() => {
    const meter = meters.get(source);
    const now = Math.floor(performance.now() / 1000 + ahead);
    if (document.hidden || !meter || now <= times.at(-1)) return;
    if (now - last > PAUSE_S) return again();
    last = now;
    times.push(now);
    let old = 0;
    while (times[old] < now - HOUR_S) old += 1;
    times.splice(0, old);
    for (const [kind, lines] of Object.entries(kinds)) {
      if (lines.length === 0) continue;
      lines.forEach((line) => {
        line.values.push(newest(meter, line.name));
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

const QUANTITIES = { apparent_import: "power_apparent_import", apparent_export: "power_apparent_export", active_estimated: "power_active" };

/** The very quantity that the device keeps under this name. Nothing where the meter is silent: a gap is a gap. */
export function newest(meter, name = "") {
  const quantity = QUANTITIES[name] ?? name.replace(/^(voltage|current)_(\d)$/, "$1_l$2");
  if (meter.stale(quantity)) return null;
  const value = meter.number(quantity) ?? null;
  return name === "apparent_export" && value ? -value : value;
}
