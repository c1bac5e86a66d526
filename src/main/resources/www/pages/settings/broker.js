/** A broker tried with what is typed, before it is saved. */
import { h, fill } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { post } from "../../js/api.js";
import { trial } from "../../js/trial.js";

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
      fill(result, trial(await post("/api/mqtt/test", typed()), pinned));
    } catch (refused) {
      fill(result, h("p", { class: "note bad" }, refused.message));
    }
    button.disabled = false;
  }

  /** The certificate that a broker shows can be made the only one that counts. */
  function pinned(certificate) {
    const pin = fields.get("mqtt.tls.pin");
    return pin && h("p", {}, h("button", { type: "button", class: "button", onclick: () => { pin.put(certificate.sha256); pin.focus(); } }, t("settings.mqtt.pin")));
  }

  return { button, result };
}
