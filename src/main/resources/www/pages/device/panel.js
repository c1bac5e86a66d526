/** The lamp as it is now and what it means, the button and what a click of it does, and the way back to a new device. */
import { h, text } from "../../js/dom.js";
import { t, said, moment, known } from "../../js/texts.js";
import { post } from "../../js/api.js";
import { poll } from "../../js/poll.js";
import { watch } from "../../js/stream.js";
import { actor, teller } from "../../js/act.js";
import { toWait, hold } from "../../js/wait.js";
import * as lamps from "../../js/lamp.js";
import { card, factList, remark } from "./parts.js";
import { resetCard } from "./reset.js";

const LOOK_MS = 2000;

export function panel(place) {
  const lamp = lampCard();
  const button = buttonCard(() => asked.now());
  const silent = remark("bad", { role: "alert" });
  place.append(silent.element, h("div", { class: "pair" }, lamp.element, button.element), resetCard());
  const asked = poll("/api/panel", LOOK_MS, (told) => {
    silent.say("");
    lamp.show(told.lamp);
    button.show(told.button, told.last);
  }, (refused) => silent.say(refused.status ? refused.message : ""));
  const unwatch = watch("status", (status) => lamp.now(status.lamp));
  return () => {
    asked.end();
    unwatch();
    lamp.end();
    button.end();
  };
}

/** The pattern in words: "Red and green in turn", several after each other. */
function inWords(pattern) {
  const colour = (one) => t(known(`dv.colour.${one}`) ? `dv.colour.${one}` : "dv.colour.other", one);
  return lamps.patterns(pattern)
    .map((colours) => (colours.length === 1 ? t("dv.lamp.steady", colour(colours[0])) : t("dv.lamp.blinks", ...colours.map(colour))))
    .join(` ${t("dv.lamp.then")} `);
}

const pins = (key) => h("a", { href: `#/settings?of=${key}` }, t("dv.pins"));

function lampCard() {
  const led = h("span", { class: "led large" });
  const meaning = h("p", { class: "says", id: "lamp-says" });
  const pattern = h("p", { class: "soft", id: "lamp-pattern" });
  const back = h("span", { id: "lamp-back" });
  const wrong = remark("warn");
  const blinks = lamps.blinking(() => [led]);
  return {
    element: card("device-lamp", t("dv.lamp"),
      h("div", { class: "shown" }, h("div", { class: "case", "aria-hidden": "true" }, led, h("span", { class: "case-button" })), h("div", { class: "stack tight" }, meaning, pattern)),
      wrong.element, h("p", { class: "soft small" }, back, " ", pins("lamp.red"))),
    now(lamp) {
      blinks.show(lamp.pattern);
      text(meaning, lamps.meaning(lamp));
      text(pattern, inWords(lamp.pattern));
    },
    show(lamp) {
      this.now(lamp);
      text(back, lamp.message ? "" : t(`dv.lamp.back.${lamp.back}`));
      wrong.say(said(lamp, "message"));
    },
    end: blinks.end,
  };
}

function buttonCard(done) {
  const facts = factList({ id: "button-facts" });
  const wrong = remark("warn", { id: "button-wrong" });
  const told = teller({ id: "click-told" });
  let free = () => {};
  const click = actor(t("dv.button.click"), async () => {
    try {
      const { did } = await post("/api/button/click");
      told.tell("good", t(`dv.did.${did}`));
      await done();
    } catch (refused) {
      if (refused.status !== 429) throw refused;
      told.tell("warn", refused.message);
      free = hold(click, toWait(refused) || 1, () => told.hush());
    }
  }, told, { id: "button-click", class: "button primary" });
  return {
    element: card("device-button", t("dv.button"), h("p", {}, t("dv.button.does")), h("p", {}, click), told.element, wrong.element, facts.element, h("p", { class: "small" }, pins("button.pin"))),
    show(button, last) {
      wrong.say(button.stuck ? said(button, "message") || t("dv.button.stuck") : said(button, "message"));
      const unseen = button.message && !button.stuck;
      facts.show([
        [t("dv.button.own"), !unseen && t(button.back === "none" ? "dv.button.none" : button.stuck ? "dv.button.is.stuck" : button.down ? "dv.button.down" : "dv.button.up")],
        [t("dv.button.last"), last && t("dv.button.was", t(`dv.press.${last.press}`), moment(last.at), t(`dv.did.${last.did}`))],
      ]);
    },
    end: () => free(),
  };
}
