/** Tokens for programs: each with its scope, shown once when it is made. */
import { h, fill, text } from "../../js/dom.js";
import { t, moment } from "../../js/texts.js";
import { post, remove } from "../../js/api.js";
import { sure } from "../../js/dialog.js";

const SCOPES = ["read", "config", "admin"];

/** @param done called after each change */
export function tokensCard(done) {
  const list = h("ul", { class: "tokens" });
  const made = h("div", { role: "status", id: "token-made" });
  const wrong = h("span", { class: "wrong", role: "alert", id: "token-wrong" });
  const name = h("input", { id: "token-name", required: true, autocomplete: "off", maxlength: 60, "aria-describedby": "token-wrong" });
  const scope = h("select", { id: "token-scope" }, SCOPES.map((one) => h("option", { value: one }, t(`scope.${one}`))));
  const form = h("form", { class: "stack tight", id: "token-form", novalidate: true, onsubmit: make }, h("div", { class: "field" }, h("label", { for: "token-name" }, t("token.name")), name, wrong),
    h("div", { class: "field" }, h("label", { for: "token-scope" }, t("token.scope")), scope), h("p", {}, h("button", { type: "submit", class: "button primary" }, t("token.make"))));
  const element = h("section", { class: "card stack", id: "access-tokens", "aria-label": t("token.title") }, h("h2", {}, t("token.title")), h("p", { class: "soft small" }, t("token.why")), list, made, form);

  async function make(event) {
    event.preventDefault();
    text(wrong, name.value.trim() ? "" : t("token.no.name"));
    if (!name.value.trim()) return name.focus();
    try {
      const { token } = await post("/api/access/tokens", { name: name.value.trim(), scope: scope.value });
      showOnce(token);
      name.value = "";
      await done();
    } catch (refused) {
      text(wrong, refused.message);
    }
  }

  function showOnce(token) {
    const field = h("input", { class: "mono", id: "token-value", readonly: true, value: token, "aria-label": t("token.value"), onfocus: () => field.select() });
    const copied = h("span", { class: "small", role: "status" });
    fill(made, h("div", { class: "note stack tight" }, h("p", {}, h("b", {}, t("token.once"))), field,
      h("p", { class: "row" }, h("button", { type: "button", class: "button", id: "token-copy", onclick: async () => {
        field.select();
        // A page without encryption has no clipboard of its own; the older way works there.
        const done = navigator.clipboard ? await navigator.clipboard.writeText(token).then(() => true, () => false) : document.execCommand("copy");
        text(copied, t(done ? "token.copied" : "token.not.copied"));
      } }, t("token.copy")), h("button", { type: "button", class: "button quiet", onclick: () => fill(made) }, t("close")), copied)));
    field.focus();
  }

  async function takeBack(one) {
    if (!(await sure(t("token.back"), t("token.back.why", one.name), t("token.back")))) return;
    text(wrong, "");
    try {
      await remove(`/api/access/tokens/${encodeURIComponent(one.id)}`);
      await done();
    } catch (refused) {
      text(wrong, refused.message);
    }
  }

  return {
    element,
    show(all) {
      fill(list, all.length === 0 && h("li", { class: "soft" }, t("none")), all.map((one) => h("li", { "data-token": one.id },
        h("div", {}, h("b", {}, one.name), " ", h("span", { class: `badge ${one.scope === "admin" ? "warn" : ""}` }, t(`scope.${one.scope}`)),
          h("p", { class: "soft small num" }, t("token.dates", moment(one.created), one.last_used ? moment(one.last_used) : t("token.never")))),
        h("button", { type: "button", class: "button", "aria-label": `${t("token.back")}: ${one.name}`, onclick: () => takeBack(one) }, t("token.back")))));
    },
  };
}
