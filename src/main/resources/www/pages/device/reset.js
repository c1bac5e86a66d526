/** Back to a new device: what that takes away, asked twice, and the way to the claim that follows. */
import { h } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { get, post } from "../../js/api.js";
import { ask } from "../../js/dialog.js";
import { actor, teller } from "../../js/act.js";
import { go } from "../../js/router.js";
import { refresh } from "../../js/session.js";
import { card } from "./parts.js";
import { whileAway } from "./away.js";

const REMOVED = ["access", "settings", "files", "past", "network"];
const STAYS = ["program", "meter", "others"];
const USUAL_S = 20;

export function resetCard() {
  const told = teller({ id: "reset-told" });
  const button = actor(t("dv.reset.button"), reset, told, { id: "factory-reset", class: "button danger" });
  return card("device-reset", t("dv.reset"), h("p", {}, t("dv.reset.why")), h("p", {}, button), told.element);
}

async function reset() {
  if (!(await meant())) return;
  const links = await addresses();
  await post("/api/factory-reset");
  await whileAway({
    title: t("dv.reset.goes"), told: t("dv.reset.wait"), late: t("dv.reset.late"), seconds: USUAL_S, links,
    back: async (signal) => (await get("/api/session", { signal })).claimed === false,
  });
  await refresh().catch(() => {});
  go("#/claim");
  dispatchEvent(new Event("redraw"));
}

/** Where the new device may be found, as far as this one can tell. */
async function addresses() {
  const [names, settings] = await Promise.allSettled([get("/api/names"), get("/api/settings")]);
  const port = settings.value ? portOfDefaults(settings.value) : "";
  return [names.value?.host, location.hostname].filter(Boolean).map((host) => `http://${host}${port ? `:${port}` : ""}/`);
}

function portOfDefaults({ groups, values }) {
  const now = values["http.port"];
  if (now && now.from !== "own") return now.value;
  return groups.flatMap((group) => group.keys).find((one) => one.key === "http.port")?.default;
}

/** @returns whether the reader typed the word */
async function meant() {
  const word = t("dv.reset.word");
  const list = (title, all, kind) => h("div", {}, h("h3", {}, title), h("ul", { class: "listed" }, all.map((one) => h("li", {}, t(`dv.reset.${kind}.${one}`)))));
  const judge = () => field.setCustomValidity(field.value.trim().toUpperCase() === word ? "" : t("dv.reset.word.wrong", word));
  const field = h("input", { id: "reset-word", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", oninput: judge });
  judge();
  return ask(t("dv.reset.sure"), (finish) => [
    list(t("dv.reset.removed"), REMOVED, "removed"),
    list(t("dv.reset.stays"), STAYS, "stays"),
    h("p", { class: "small" }, h("a", { href: "#/settings?part=backup", onclick: (event) => event.target.closest("dialog").close() }, t("dv.reset.backup"))),
    h("div", { class: "field" }, h("label", { for: "reset-word" }, t("dv.reset.type", word)), field),
    finish(t("dv.reset.button"), () => true, "danger"),
  ]);
}
