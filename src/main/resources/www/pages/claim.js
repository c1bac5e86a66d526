/** A new device: who is beside it proves that, and gives it its first password. */
import { h, fill, text } from "../js/dom.js";
import { t } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { get, post } from "../js/api.js";
import { newPassword } from "../js/password.js";
import { toWait, hold } from "../js/wait.js";
import { becomes } from "../js/session.js";
import { go } from "../js/router.js";
import * as first from "../js/first.js";

const LOOK_MS = 1000;

export async function render(root) {
  await sheet("door");
  const step = h("div", { class: "stack", id: "claim-step", "aria-live": "polite" });
  let timer;
  let free = () => {};
  fill(root, h("div", { class: "door" },
    h("img", { src: "icon.svg", alt: "", width: 64, height: 64 }),
    h("h1", {}, t("claim.title")),
    h("p", {}, t("claim.why")), h("p", { class: "soft" }, t("claim.meanwhile")), step));

  async function begin(code) {
    const standing = await post("/api/claim/start", code ? { code } : {});
    if (standing.state === "proven") choosePassword();
    else waitForButton(standing);
    return standing;
  }

  function offer(error) {
    clearInterval(timer);
    const button = h("button", { class: "button primary", id: "claim-start", onclick: () => begin().catch(offer) }, t("claim.start"));
    fill(step, error && h("p", { class: "note bad", role: "alert" }, error.message), button);
    const seconds = error ? toWait(error) : 0;
    if (seconds) free = hold(button, seconds);
  }

  function waitForButton({ seconds, ways }) {
    clearInterval(timer);
    let until = Date.now() + seconds * 1000;
    const clock = h("b", { class: "num countdown", role: "timer", id: "claim-seconds" });
    const others = h("p", { class: "note warn", hidden: true, role: "alert" }, t("claim.others"));
    fill(step,
      h("section", { class: "card stack", id: "claim-button" }, h("h2", {}, t("claim.press")), h("p", {}, t("claim.press.how")), h("p", { class: "row" }, clock, h("span", { class: "soft" }, t("claim.left"))), others),
      ways.includes("code") && codeForm(),
      h("details", {}, h("summary", {}, t("claim.no.button")), h("p", { class: "soft" }, t("claim.no.button.how"), " ", h("code", {}, "sudo tic-connect --set-password"))));
    const look = async () => {
      const left = Math.max(0, Math.round((until - Date.now()) / 1000));
      text(clock, `${left} s`);
      try {
        const { claim, claimed } = await get("/api/session");
        if (claimed) return dispatchEvent(new Event("redraw"));
        others.hidden = !claim.others;
        if (claim.state === "proven") return choosePassword();
        if (claim.state === "none") return expired();
        if (claim.state === "waiting" && claim.seconds > left + 2) until = Date.now() + claim.seconds * 1000;
      } catch (silent) {
        // It is asked again in a second.
      }
      if (left === 0) expired();
    };
    timer = setInterval(look, LOOK_MS);
    look();
  }

  function expired() {
    clearInterval(timer);
    fill(step, h("p", { class: "note warn", role: "alert" }, t("claim.expired")),
      h("button", { class: "button primary", id: "claim-start", onclick: () => begin().catch(offer) }, t("again")));
  }

  function codeForm() {
    const field = h("input", { id: "claim-code", name: "code", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", required: true, "aria-describedby": "claim-code-wrong" });
    const wrong = h("span", { class: "wrong", role: "alert", id: "claim-code-wrong" });
    const button = h("button", { class: "button", type: "submit" }, t("claim.code.go"));
    return h("form", { class: "card stack", id: "claim-code-form", novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      text(wrong, "");
      try {
        await begin(field.value);
      } catch (refused) {
        text(wrong, refused.message);
        if (toWait(refused)) free = hold(button, toWait(refused));
        field.focus();
      }
    } }, h("h2", {}, t("claim.code")), h("div", { class: "field" }, h("label", { for: "claim-code" }, t("claim.code.label")), field, wrong), h("div", {}, button));
  }

  function choosePassword() {
    clearInterval(timer);
    const password = newPassword("new-password");
    const button = h("button", { class: "button primary", type: "submit", id: "claim-go" }, t("claim.go"));
    fill(step, h("form", { class: "card stack", id: "claim-form", novalidate: true, onsubmit: async (event) => {
      event.preventDefault();
      const chosen = password.value();
      if (chosen === undefined) return;
      button.disabled = true;
      try {
        becomes(await post("/api/claim", { password: chosen }));
        first.begin();
        go("#/live");
        dispatchEvent(new Event("redraw"));
      } catch (refused) {
        button.disabled = false;
        password.refuse(refused.message);
      }
    } }, h("p", { class: "note" }, t("claim.proven")), h("h2", {}, t("claim.choose")),
    h("input", { type: "text", name: "username", autocomplete: "username", value: "tic-connect", hidden: true }), password.elements, button));
    step.querySelector("#new-password").focus();
  }

  const { claim } = await get("/api/session");
  if (claim?.state === "proven") choosePassword();
  else if (claim?.state === "waiting") waitForButton(claim);
  else if (claim?.ways?.includes("loopback")) await begin().catch(offer);
  else offer();
  return () => {
    clearInterval(timer);
    free();
  };
}
