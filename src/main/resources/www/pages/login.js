/** One password opens the page; whose it is says what may be done. */
import { h, fill, text } from "../js/dom.js";
import { t } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { post } from "../js/api.js";
import { toWait, hold } from "../js/wait.js";
import { becomes, refresh, session } from "../js/session.js";
import { place, go } from "../js/router.js";

const AGAIN_MS = 3000;

export async function render(root) {
  await sheet("door");
  const field = h("input", { type: "password", id: "password", name: "password", autocomplete: "current-password", required: true, autofocus: true, "aria-describedby": "login-wrong" });
  const wrong = h("p", { class: "note bad", role: "alert", id: "login-wrong", hidden: true });
  const button = h("button", { class: "button primary", type: "submit", id: "login-go" }, t("login.go"));
  const silent = h("p", { class: "note warn", role: "status", hidden: true }, t("silent"));
  let free = () => {};

  async function login(event) {
    event.preventDefault();
    refuse("");
    button.disabled = true;
    try {
      becomes(await post("/api/login", { password: field.value }));
      if (place().name === "login") go("#/live");
      dispatchEvent(new Event("redraw"));
    } catch (refused) {
      button.disabled = false;
      const seconds = toWait(refused);
      if (seconds > 0) {
        refuse(t("login.wait"));
        free = hold(button, seconds, refuse);
      } else {
        refuse(refused.body.need === "password" || refused.status === 401 ? t("password.wrong") : refused.message);
      }
      field.select();
    }
  }

  function refuse(why) {
    wrong.hidden = why === "";
    text(wrong, why);
    field.setAttribute("aria-invalid", String(why !== ""));
  }

  fill(root, h("div", { class: "door" },
    h("img", { src: "icon.svg", alt: "", width: 64, height: 64 }),
    h("h1", {}, t("login.title")),
    session().http_only && h("p", { class: "note warn" }, t("http.only")),
    silent,
    h("form", { class: "card stack", onsubmit: login, id: "login", novalidate: true },
      h("input", { type: "text", name: "username", autocomplete: "username", value: "tic-connect", hidden: true }),
      h("div", { class: "field" }, h("label", { for: "password" }, t("password")), field), wrong, button),
    h("details", {}, h("summary", {}, t("login.forgotten")), h("p", { class: "soft" }, t("login.forgotten.how"), " ", h("code", {}, "sudo tic-connect --set-password")))));
  field.focus();

  // A device that starts or was away is waited for.
  const timer = setInterval(async () => {
    if (silent.hidden && session().version) return;
    try {
      await refresh();
      silent.hidden = true;
      if (!session().claimed || session().role !== "none") dispatchEvent(new Event("redraw"));
    } catch (stillSilent) {
      silent.hidden = false;
    }
  }, AGAIN_MS);
  return () => {
    clearInterval(timer);
    free();
  };
}
