/** How far an update is. The device is away in the middle of it, and the new version is watched before it counts. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, sentence, age } from "../../js/texts.js";

const STEPS = ["waiting", "installing", "away", "watching"];
const LONG_MS = 330000;

export function updateSteps() {
  const list = h("ol", { class: "steps", id: "update-list" });
  const since = h("p", { class: "soft small num" });
  const words = h("p", { role: "status" });
  const heard = h("p", { class: "hidden-text", role: "status" });
  const element = h("section", { class: "card stack trial", id: "update-runs", "aria-label": t("dv.up.runs"), hidden: true }, h("h2", {}, t("dv.up.runs")), list, words, since, heard);
  const timer = setInterval(tick, 1000);
  let began = 0;
  let at = "";

  function tick() {
    if (!began) return;
    text(since, t("dv.up.since", age(Date.now() - began)));
    if (Date.now() - began > LONG_MS) text(words, t("dv.up.long"));
  }

  function draw(step) {
    if (at === step) return;
    at = step;
    text(heard, t(`dv.up.step.${step}`));
    const reached = STEPS.indexOf(step);
    fill(list, STEPS.map((one, index) => h("li", { class: index < reached ? "yes" : index === reached ? "maybe" : "", "data-step": one, "aria-current": index === reached ? "step" : undefined },
      h("span", { class: "mark", "aria-hidden": "true" }, index < reached ? "\u2713" : index === reached ? "\u2026" : "\u00b7"), h("span", {}, t(`dv.up.step.${one}`)))));
  }

  function begin() {
    if (began) return;
    began = Date.now();
    element.hidden = false;
    text(words, t("dv.up.stay"));
    draw(STEPS[0]);
    tick();
  }

  return {
    element, begin,
    runs: () => began > 0,
    /** @param told by the device while an update runs */
    show(told) {
      if (!told) {
        began = 0;
        at = "";
        element.hidden = true;
        return;
      }
      begin();
      text(words, sentence(said(told, "message")) || t("dv.up.stay"));
      draw(told.state);
    },
    away: () => draw("away"),
    end: () => clearInterval(timer),
  };
}
