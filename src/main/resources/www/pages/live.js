/** What flows now, on one page: for the phone in front of the meter and for the desk. */
import { h, fill, text } from "../js/dom.js";
import { t } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import * as stream from "../js/stream.js";
import { Meters, power } from "./live/values.js";
import { signed } from "./live/card.js";
import { powerCard, phasesCard } from "./live/power.js";
import { tariffCard, indexesCard, dayCard } from "./live/tariff.js";
import { deviceCard, firstSteps, todayCard } from "./live/device.js";
import { everything } from "./live/everything.js";

const SEEN = "tic.meter";

export async function render(root) {
  await sheet("live");
  const meters = new Meters();
  const hero = powerCard();
  const cards = [hero, phasesCard(), tariffCard(), indexesCard(), dayCard(), todayCard()];
  const device = deviceCard();
  const all = everything();
  const first = firstSteps();
  const choice = h("div", { class: "meters row", role: "group", "aria-label": t("live.meters"), hidden: true });
  let source;
  let status;
  const [big, phases, tariff, indexes, day, today] = cards.map((one) => one.element);
  fill(root, h("h1", { class: "hidden-text" }, t("page.live")), first?.element, choice,
    h("div", { class: "live" },
      h("div", { class: "stack wide" }, big, phases, indexes),
      h("div", { class: "stack side" }, tariff, day, today, device.element)),
    all.element);

  function choose(next) {
    if (source === next) return;
    source = next;
    localStorage.setItem(SEEN, next);
    hero.begin(next);
    drawChoice();
    draw();
  }

  function draw(changed) {
    const meter = meters.get(source);
    if (!meter) return;
    cards.forEach((one) => one.draw(meter));
    all.draw(meter, changed);
  }

  /** With several meters: each with its power, so that none has to be opened to be known. */
  function drawChoice() {
    const known = meters.all();
    choice.hidden = known.length < 2;
    if (choice.children.length !== known.length) {
      fill(choice, known.map((one) => h("button", { type: "button", class: "button meter", "data-source": one.source, onclick: () => choose(one.source) },
        h("span", {}, one.source), h("b", { class: "num" }))));
    }
    [...choice.children].forEach((button, index) => {
      const { signed: now, name } = power(known[index]);
      text(button.lastChild, now === undefined || known[index].stale(name) ? "–" : `${signed(now)} VA`);
      button.setAttribute("aria-pressed", String(known[index].source === source));
    });
  }

  const unwatchLive = stream.watch("live", (told, begins) => {
    const changed = meters.take(told, begins);
    if (begins || !meters.get(source)) {
      const known = meters.all().map((one) => one.source);
      const kept = localStorage.getItem(SEEN);
      const next = known.includes(source) ? source : known.includes(kept) ? kept : known[0];
      source = undefined;
      if (next !== undefined) choose(next);
      if (status) all.doubts(status, source);
      return;
    }
    drawChoice();
    if (changed.has(source)) draw(changed.get(source));
  });
  const unwatchStatus = stream.watch("status", (told) => {
    status = told;
    device.draw(told);
    first?.draw(told);
    if (source) all.doubts(told, source);
  });
  const timer = setInterval(() => {
    const meter = meters.get(source);
    if (!meter) return;
    drawChoice();
    cards.forEach((one) => one.age(meter));
    all.age();
  }, 1000);
  return () => {
    clearInterval(timer);
    unwatchLive();
    unwatchStatus();
  };
}
