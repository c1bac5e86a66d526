/** The certificate of this page: its fingerprint, another one instead, back to the device's own. */
import { h, fill } from "../../js/dom.js";
import { t, moment } from "../../js/texts.js";
import { get, put, remove } from "../../js/api.js";
import { sure } from "../../js/dialog.js";
import { session } from "../../js/session.js";

export function certificateSection() {
  const told = h("div", { class: "stack tight", id: "certificate" });
  const result = h("div", { role: "status" });
  const area = (id, label, marks) => h("div", { class: "field" }, h("label", { for: id }, label), h("textarea", { id, rows: 4, spellcheck: "false", autocomplete: "off", class: "mono", placeholder: `-----BEGIN ${marks}-----` }));
  const certificate = area("certificate-pem", t("certificate.pem"), "CERTIFICATE");
  const key = area("certificate-key", t("certificate.key"), "PRIVATE KEY");
  const back = h("button", { type: "button", class: "button", id: "certificate-own", hidden: true, onclick: toOwn }, t("certificate.own"));
  const element = h("section", { class: "card settings stack", id: "group-certificate", "aria-label": t("certificate.title") }, h("header", {}, h("h2", {}, t("certificate.title"))),
    h("p", { class: "soft small" }, t("certificate.why")), told,
    h("details", {}, h("summary", {}, t("certificate.other")), h("div", { class: "stack inside" }, certificate, key, h("p", {}, h("button", { type: "button", class: "button", id: "certificate-save", onclick: save }, t("certificate.save"))))),
    h("p", {}, back), result);

  async function load() {
    const one = await get("/api/certificate");
    back.hidden = one.own !== false;
    if (!one.fingerprint) {
      fill(told, h("p", { class: session().http_only ? "note warn" : "soft" }, t("certificate.none")));
      return;
    }
    fill(told, h("p", {}, t(one.own ? "certificate.is.own" : "certificate.is.other"), " ", h("b", {}, one.subject)),
      h("p", { class: "small" }, t("certificate.names", (one.names ?? []).join(", "))), h("p", { class: "small num" }, t("certificate.until", moment(one.not_before), moment(one.not_after))),
      h("p", { class: "small" }, t("certificate.fingerprint")), h("p", {}, h("code", { class: "fingerprint", id: "fingerprint" }, one.fingerprint)));
  }

  const value = (field) => field.querySelector("textarea").value.trim();

  async function save() {
    await change(() => put("/api/certificate", { certificate: value(certificate), key: value(key) }), t("certificate.saved"));
  }

  async function toOwn() {
    if (await sure(t("certificate.own"), t("certificate.own.why"), t("certificate.own"), "primary")) await change(() => remove("/api/certificate"), t("certificate.saved"));
  }

  async function change(what, said) {
    try {
      await what();
      key.querySelector("textarea").value = "";
      fill(result, h("p", { class: "note" }, said));
      await load();
    } catch (refused) {
      fill(result, h("p", { class: "note bad" }, refused.message));
    }
  }

  return { element, load };
}
