/** A broker tried with what is typed, before it is saved. */
import { h, fill } from "../../js/dom.js";
import { t, said, known, moment } from "../../js/texts.js";
import { post } from "../../js/api.js";

/** What the trial calls a setting. */
const FIELDS = { "mqtt.url": "url", "mqtt.username": "username", "mqtt.password": "password", "mqtt.tls.ca": "ca", "mqtt.tls.certificate": "certificate", "mqtt.tls.key": "key", "mqtt.tls.pin": "pin" };

/** @param {Map<string, any>} fields the fields of the form by key */
export function brokerTest(fields) {
  const result = h("div", { class: "stack tight", id: "mqtt-test-result", role: "status" });
  const button = h("button", { type: "button", class: "button", id: "mqtt-test", onclick: test }, t("settings.mqtt.test"));

  /** What the form says; a password that was not written anew is the device's own, and it sends that to no other broker. */
  function typed() {
    const asked = {};
    for (const [key, name] of Object.entries(FIELDS)) {
      const field = fields.get(key);
      if (field && (name !== "password" || field.differs())) asked[name] = String(field.value());
    }
    return asked;
  }

  async function test() {
    button.disabled = true;
    fill(result, h("p", { class: "soft" }, t("settings.mqtt.trying")));
    try {
      const { ok, brokers } = await post("/api/mqtt/test", typed());
      fill(result, h("p", { class: ok ? "note" : "note bad" }, h("b", {}, t(ok ? "settings.mqtt.ok" : "settings.mqtt.not"))), brokers.map(broker));
    } catch (refused) {
      fill(result, h("p", { class: "note bad" }, refused.message));
    }
    button.disabled = false;
  }

  function broker(one) {
    return h("div", { class: "trial" }, h("p", {}, h("code", {}, one.broker)),
      h("ul", {}, one.steps.map((step) => {
        const look = step.ok ? "good" : step.needed ? "bad" : "warn";
        return h("li", { "data-step": step.step }, h("span", { class: `badge ${look}` }, t(step.ok ? "settings.step.ok" : step.needed ? "settings.step.failed" : "settings.step.optional")),
          " ", h("b", {}, known(`step.${step.step}`) ? t(`step.${step.step}`) : step.step), " ", h("span", { class: "soft" }, said(step) || step.detail));
      })),
      one.certificate && certificate(one.certificate));
  }

  function certificate(one) {
    const pin = fields.get("mqtt.tls.pin");
    return h("div", { class: "note stack tight" }, h("p", {}, t("settings.mqtt.certificate", one.subject, moment(one.valid_until))), h("p", {}, h("code", {}, one.sha256)),
      pin && h("p", {}, h("button", { type: "button", class: "button", onclick: () => { pin.put(one.sha256); pin.focus(); } }, t("settings.mqtt.pin"))));
  }

  return { button, result };
}
