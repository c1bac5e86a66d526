/** What a trial of the brokers found, step by step. */
import { h } from "../js/dom.js";
import { t, said, known, moment } from "../js/texts.js";

/** @param {{ok: boolean, brokers: any[]}} outcome of POST /api/mqtt/test */
export function trial({ ok, brokers = [] }) {
  return h("div", { class: `note ${ok ? "good" : "bad"}`, id: "trial", "data-ok": String(ok) },
    brokers.map((one) => [
      h("p", {}, h("b", {}, one.broker), ": ", t(one.ok ? "mq.trial.good" : "mq.trial.bad")),
      h("ol", { class: "steps" }, one.steps.map((step) =>
        h("li", { class: step.ok ? "yes" : step.needed ? "no" : "maybe" },
          h("span", { class: "mark", "aria-hidden": "true" }, step.ok ? "✓" : step.needed ? "✗" : "!"),
          h("span", { class: "hidden-text" }, t(step.ok ? "mq.step.good" : "mq.step.bad")),
          h("span", {}, h("b", {}, known(`mq.step.${step.step}`) ? t(`mq.step.${step.step}`) : step.step), " ", said(step, "detail"))))),
      one.certificate && h("dl", { class: "facts small" },
        h("dt", {}, t("mq.certificate")), h("dd", {}, one.certificate.subject),
        h("dt", {}, t("mq.until")), h("dd", {}, moment(one.certificate.valid_until)),
        h("dt", {}, "SHA-256"), h("dd", { class: "mono" }, one.certificate.sha256)),
    ]));
}
