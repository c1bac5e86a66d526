/** Who may do what: passwords, viewers, tokens of programs, sessions, and what happened. */
import { h, fill, text } from "../js/dom.js";
import { t, moment, known } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { get, post, put, remove } from "../js/api.js";
import { sure } from "../js/dialog.js";
import { newPassword } from "../js/password.js";
import { refresh } from "../js/session.js";
import { tokensCard } from "./access/tokens.js";

export async function render(root) {
  const [first] = await Promise.all([get("/api/access"), sheet("access")]);
  const tokens = tokensCard(load);
  const viewer = viewerCard(load);
  const log = logCard();
  const sessions = h("p", {});
  fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.access"))),
    h("div", { class: "access" },
      h("div", { class: "stack" }, passwordCard(load), viewer.element),
      h("div", { class: "stack" }, tokens.element,
        card("sessions", t("access.sessions"), sessions, h("p", {}, h("button", { type: "button", class: "button danger", id: "logout-everywhere", onclick: everywhere }, t("access.everywhere"))), h("p", { class: "soft small" }, t("access.everywhere.why"))))),
    log.element);
  show(first);

  async function load() {
    show(await get("/api/access"));
  }

  function show(told) {
    text(sessions, t(told.sessions === 1 ? "access.session.one" : "access.session.many", told.sessions));
    viewer.show(told.viewer);
    tokens.show(told.tokens);
    log.show(told.log);
  }

  async function everywhere() {
    if (!(await sure(t("access.everywhere"), t("access.everywhere.sure"), t("access.everywhere")))) return;
    await post("/api/logout/everywhere");
    await refresh().catch(() => {});
    dispatchEvent(new Event("redraw"));
  }
}

const card = (id, title, ...content) => h("section", { class: "card stack", id: `access-${id}`, "aria-label": title }, h("h2", {}, title), content);

function passwordCard(done) {
  const current = h("input", { type: "password", id: "current", autocomplete: "current-password", required: true, "aria-describedby": "current-wrong" });
  const wrong = h("span", { class: "wrong", role: "alert", id: "current-wrong" });
  const next = newPassword("next");
  const result = h("p", { role: "status" });
  return card("password", t("access.password"), h("form", { class: "stack", id: "password-form", novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    text(wrong, "");
    text(result, "");
    const chosen = next.value();
    if (chosen === undefined) return;
    try {
      await put("/api/access/password", { current: current.value, new: chosen });
      current.value = "";
      next.clear();
      text(result, t("access.password.changed"));
      await done();
    } catch (refused) {
      if (refused.status === 400 || refused.status === 422) next.refuse(refused.message);
      else text(wrong, refused.body.need === "password" ? t("password.wrong") : refused.message);
    }
  } }, h("input", { type: "text", name: "username", autocomplete: "username", value: "tic-connect", hidden: true }),
  h("div", { class: "field" }, h("label", { for: "current" }, t("access.current")), current, wrong), next.elements, h("p", {}, h("button", { class: "button primary", type: "submit" }, t("access.password"))), result));
}

/** A password for those who may look but change nothing. */
function viewerCard(done) {
  const state = h("p", {});
  const password = newPassword("viewer-password", t("access.viewer.password"));
  const result = h("p", { role: "status" });
  const off = h("button", { type: "button", class: "button danger", id: "viewer-off", onclick: () => change(() => remove("/api/access/viewer")) }, t("access.viewer.off"));
  const form = h("form", { class: "stack", id: "viewer-form", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    const chosen = password.value();
    if (chosen !== undefined) change(() => put("/api/access/viewer", { password: chosen }));
  } }, password.elements, h("p", {}, h("button", { class: "button", type: "submit" }, t("access.viewer.set"))));
  async function change(what) {
    text(result, "");
    try {
      await what();
      password.clear();
      await done();
      text(result, t("saved"));
    } catch (refused) {
      text(result, refused.message);
    }
  }
  const element = card("viewer", t("access.viewer"), h("p", { class: "soft small" }, t("access.viewer.why")), state, h("details", {}, h("summary", {}, t("access.viewer.change")), h("div", { class: "inside" }, form)), h("p", {}, off), result);
  return { element, show(there) {
    text(state, t(there ? "access.viewer.is" : "access.viewer.none"));
    off.hidden = !there;
  } };
}

const inWords = (told) => (known(`log.${told}`) ? t(`log.${told}`) : told);

function logCard() {
  const body = h("tbody");
  const none = h("p", { class: "soft" }, t("none"));
  const element = card("log", t("access.log"), none, h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("access.log") }, h("table", {}, h("thead", {}, h("tr", {}, ["when", "what", "from", "detail"].map((one) => h("th", { scope: "col" }, t(`access.log.${one}`))))), body)));
  return { element, show(all) {
    none.hidden = all.length > 0;
    const newestFirst = [...all].sort((one, other) => other.at.localeCompare(one.at));
    fill(body, newestFirst.map((one) => h("tr", {}, h("td", { class: "from" }, moment(one.at)), h("td", {}, known(`event.${one.what}`) ? t(`event.${one.what}`) : one.what), h("td", { class: "from" }, one.from), h("td", {}, [one.who, one.detail].filter(Boolean).map(inWords).join(" · ")))));
  } };
}
