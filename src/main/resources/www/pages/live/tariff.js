/** What counts now and tomorrow: tariff, Tempo colours, indexes, the hours of the next day. */
import { h, text, fill } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { card, kilo } from "./card.js";

const INDEXES = Array.from({ length: 10 }, (_, index) => index + 1);
const DAY_MINUTES = 1440;
const NO_MESSAGE = new Set(["", "PAS DE MESSAGE", "PAS DE          MESSAGE"]);

/** How the supplier calls an index, as far as it was heard. */
export const nameOf = (meter, index) => meter.text(`tariff_${index}_name`) || t("live.index", index);

export function tariffCard() {
  const name = h("p", { class: "tariff", id: "tariff" }, "–");
  const calendar = h("p", { class: "soft small" });
  const tempo = h("div", { class: "tempo", id: "tempo", hidden: true });
  const peak = h("p", { class: "note warn", hidden: true });
  const message = h("p", { class: "note", hidden: true });
  const one = card("card-tariff", t("live.tariff"), name, calendar, tempo, peak, message);
  let colours = "";

  return {
    element: one.element,
    draw(meter) {
      const index = meter.text("tariff_index") || meter.text("supplier_index");
      text(name, meter.text("tariff_name") || (index ? t("live.index", index) : "–"));
      text(calendar, [meter.text("tariff_calendar"), index && t("live.index", index)].filter(Boolean).join(" · "));
      drawTempo(meter.text("tempo_today"), meter.text("tempo_tomorrow"));
      const running = meter.number("peak_running") ?? 0;
      const announced = meter.number("peak_notice") ?? 0;
      peak.hidden = !running && !announced;
      text(peak, peak.hidden ? "" : running ? t("live.peak.runs", running) : t("live.peak.comes", announced));
      const said = [meter.text("message_short"), meter.text("message_ultra_short")].filter((each) => !NO_MESSAGE.has(each.replace(/\s+/g, " ")));
      message.hidden = said.length === 0;
      text(message, said.length ? t("live.message", said.join(" · ")) : "");
      this.age(meter);
    },
    age(meter) {
      one.aged(meter.age("tariff_name"), meter.stale("tariff_name"));
    },
  };

  function drawTempo(today, tomorrow) {
    if (colours === `${today}/${tomorrow}`) return;
    colours = `${today}/${tomorrow}`;
    tempo.hidden = [today, tomorrow].every((each) => each === "" || each === "none");
    fill(tempo, [["today", today], ["tomorrow", tomorrow]].map(([day, colour]) =>
      h("p", { class: `day ${colour || "none"}`, "data-tempo": day }, h("span", { class: "small" }, t(`live.${day}`)), h("b", {}, t(`tempo.${colour || "none"}`)))));
  }
}

export function indexesCard() {
  const body = h("tbody");
  const table = h("table", { class: "indexes" },
    h("thead", { class: "hidden-text" }, h("tr", {}, h("th", {}, t("live.period")), h("th", {}, "kWh"))), body);
  const one = card("card-indexes", t("live.indexes"), table);
  const rows = new Map();
  let order = "";

  function wanted(meter) {
    const now = meter.number("supplier_index") ?? meter.number("tariff_index");
    const counted = INDEXES.filter((index) => index === now || meter.number(`energy_active_import_supplier_${index}`) > 0)
      .map((index) => ({ key: `energy_active_import_supplier_${index}`, label: nameOf(meter, index), now: index === now }));
    const total = ["energy_active_import_total", "energy_active_export_total"].filter((key) => meter.get(key))
      .map((key) => ({ key, label: t(`live.${key}`), total: true }));
    return [...counted, ...total];
  }

  return {
    element: one.element,
    draw(meter) {
      const list = wanted(meter);
      const next = list.map((each) => `${each.key}|${each.label}|${each.now}`).join();
      if (next !== order) {
        order = next;
        rows.clear();
        fill(body, list.map((each) => {
          const value = h("td", { class: "num" });
          rows.set(each.key, value);
          return h("tr", { class: each.total ? "total" : each.now ? "now" : undefined, "data-index": each.key },
            h("th", { scope: "row" }, each.label, each.now && h("span", { class: "badge good" }, t("live.counts"))), value);
        }));
      }
      rows.forEach((value, key) => text(value, meter.number(key) === undefined ? "–" : `${kilo(meter.number(key))} kWh`));
      this.age(meter);
    },
    age(meter) {
      one.aged(meter.age("energy_active_import_total"), meter.stale("energy_active_import_total"));
    },
  };
}

/**
 * The changes of a calendar such as "00:00 index 1, contact closed; 06:00 index 2".
 * @returns {Array<{ from: number, to: number, index?: number, contact?: string }>} in minutes of the day; none when it cannot be read
 */
export function parts(calendar) {
  const changes = calendar.split("; ").map((one) => /^(\d\d):(\d\d) (?:index (\d+)|same index)(?:, contact (open|closed))?$/.exec(one));
  if (changes.some((one) => !one)) return [];
  let index;
  const all = changes.map((one) => {
    index = one[3] ? Number(one[3]) : index;
    return { from: Number(one[1]) * 60 + Number(one[2]), index, contact: one[4] };
  });
  if (all[0].from > 0) all.unshift({ from: 0 });
  return all.map((one, at) => ({ ...one, to: all[at + 1]?.from ?? DAY_MINUTES })).filter((one) => one.to > one.from);
}

export function dayCard() {
  const strip = h("div", { class: "strip", role: "img" });
  const scale = h("div", { class: "scale num", "aria-hidden": "true" }, [0, 6, 12, 18, 24].map((hour) => h("span", {}, `${hour} h`)));
  const legend = h("ul", { class: "hours" });
  const unclear = h("p", { class: "soft small", hidden: true });
  const one = card("card-day", t("live.day"), strip, scale, legend, unclear);
  let shown;

  return {
    element: one.element,
    draw(meter) {
      const calendar = meter.text("day_calendar_next");
      one.element.hidden = calendar === "";
      const names = INDEXES.map((index) => nameOf(meter, index)).join();
      if (`${calendar}|${names}` !== shown) {
        shown = `${calendar}|${names}`;
        drawDay(meter, calendar);
      }
      this.age(meter);
    },
    age(meter) {
      one.aged(meter.age("day_calendar_next"), meter.stale("day_calendar_next"));
    },
  };

  function drawDay(meter, calendar) {
    const all = parts(calendar);
    strip.hidden = scale.hidden = legend.hidden = all.length === 0;
    unclear.hidden = all.length > 0 || calendar === "";
    text(unclear, unclear.hidden ? "" : t("live.day.unclear", calendar));
    const label = (part) => (part.index ? nameOf(meter, part.index) : t("live.day.before"));
    strip.setAttribute("aria-label", all.map((part) => `${clock(part.from)} ${label(part)}`).join(", "));
    fill(strip, all.map((part) => {
      const piece = h("span", { class: `piece i${part.index ?? 0}`, title: `${clock(part.from)}–${clock(part.to)} ${label(part)}` });
      piece.style.flexGrow = String(part.to - part.from);
      return piece;
    }));
    const byIndex = grouped(all);
    fill(legend, [...byIndex].map(([index, some]) => h("li", {}, h("i", { class: `piece i${index}`, "aria-hidden": "true" }),
      h("span", {}, h("b", {}, label(some[0])), " ", h("span", { class: "num soft" }, some.map((part) => `${clock(part.from)}–${clock(part.to)}`).join(", ")),
        some.some((part) => part.contact === "closed") && h("span", { class: "soft" }, ` · ${t("live.day.contact")}`)))));
  }
}

function grouped(all) {
  const groups = new Map();
  all.forEach((part) => groups.set(part.index ?? 0, [...(groups.get(part.index ?? 0) ?? []), part]));
  return groups;
}

const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
