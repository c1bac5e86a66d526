/** What a trial of the brokers found, step by step. */
import { h } from "./dom.js";
import { t, said, known, moment } from "./texts.js";

/**
 * @param {{ok: boolean, brokers: any[]}} outcome of POST /api/mqtt/test
 * @param {(certificate: any) => Node} [more] what can be done with the certificate that a broker shows
 */
export function trial({ ok, brokers = [] }, more) {
  return h("div", { class: `note ${ok ? "good" : "bad"} trial`, id: "trial", "data-ok": String(ok) }, brokers.map((one) => [
    h("p", {}, h("b", {}, one.broker), ": ", t(one.ok ? "trial.works" : "trial.fails")),
    h("ol", { class: "steps" }, one.steps.map(step)),
    one.certificate && certificate(one.certificate), one.certificate && more?.(one.certificate),
  ]));
}

function step({ step: name, ok, needed, ...told }) {
  const [look, mark, word] = ok ? ["yes", "\u2713", "trial.good"] : needed ? ["no", "\u2717", "trial.bad"] : ["maybe", "!", "trial.needless"];
  return h("li", { class: look, "data-step": name }, h("span", { class: "mark", "aria-hidden": "true" }, mark), h("span", { class: "hidden-text" }, t(word)),
    h("span", {}, h("b", {}, known(`trial.step.${name}`) ? t(`trial.step.${name}`) : name), " ", said(told)));
}

const certificate = (one) => h("dl", { class: "facts small" },
  h("dt", {}, t("trial.certificate")), h("dd", {}, one.subject),
  h("dt", {}, t("trial.until")), h("dd", {}, moment(one.valid_until)),
  h("dt", {}, "SHA-256"), h("dd", { class: "mono" }, one.sha256));
