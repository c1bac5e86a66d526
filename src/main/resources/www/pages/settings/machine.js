/** What is not set but found: time, network, program; and what concerns this browser or the whole device. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, number, moment, age, spoken, speak } from "../../js/texts.js";
import * as theme from "../../js/theme.js";
import { get, post } from "../../js/api.js";
import { sure } from "../../js/dialog.js";
import { save as file, stamp } from "../../js/output.js";
import { waitForRestart } from "./restart.js";

const MEGA = 1e6;

const section = (id, title, ...content) => h("section", { class: "card settings stack", id: `group-${id}`, "aria-label": title }, h("header", {}, h("h2", {}, title)), content);
const pair = (label, ...value) => h("div", {}, h("dt", {}, label), h("dd", {}, value));

export function factsSection() {
  const list = h("div", { class: "stack" });
  const element = section("facts", t("facts.title"), list);
  async function load() {
    const { time, network, program } = await get("/api/facts");
    fill(list,
      time.plausible === false && h("p", { class: "note warn" }, t("facts.time.odd")),
      h("h3", {}, t("facts.network")),
      h("p", { class: "small" }, h("a", { href: "#/device/network" }, t("facts.change"))),
      h("dl", { class: "facts-list" }, pair(t("facts.host"), network.host || "–"), network.interfaces.map((one) => pair(one.name, one.addresses.map((address) => h("span", { class: "num" }, address)), one.mac && h("span", { class: "soft small num" }, one.mac)))),
      h("h3", {}, t("facts.time")),
      h("dl", { class: "facts-list" }, pair(t("facts.device"), moment(time.device)), pair(t("facts.zone"), time.zone), time.meter && pair(t("facts.meter"), moment(time.meter), h("span", { class: "soft" }, t("facts.difference", number(time.difference_s ?? 0))))),
      h("h3", {}, t("facts.program")),
      h("dl", { class: "facts-list" }, pair(t("facts.version"), program.version), pair("Java", program.java), pair(t("facts.uptime"), age(program.uptime_s * 1000)), pair(t("facts.memory"), t("facts.megabytes", number(program.memory_bytes / MEGA, 0))), pair(t("facts.data"), t("facts.megabytes", number(program.data_bytes / MEGA, 1)))));
  }
  return { element, load };
}

/** Language and theme, kept by this browser only. */
export function browserSection() {
  const language = h("select", { id: "browser-language", value: spoken(), onchange: async () => { await speak(language.value); dispatchEvent(new Event("redraw")); } }, h("option", { value: "en", lang: "en" }, "English"), h("option", { value: "fr", lang: "fr" }, "Français"));
  const look = h("select", { id: "browser-theme", value: theme.chosen(), onchange: () => theme.choose(look.value) }, ["auto", "light", "dark"].map((one) => h("option", { value: one }, t(`browser.${one}`))));
  return section("browser", t("browser.title"), h("p", { class: "soft small" }, t("browser.why")),
    h("div", { class: "two" }, h("div", { class: "field" }, h("label", { for: "browser-language" }, t("browser.language")), language), h("div", { class: "field" }, h("label", { for: "browser-theme" }, t("browser.theme")), look)));
}

/** The whole configuration as one file, away and back. */
export function backupSection() {
  const phrase = h("input", { type: "password", id: "backup-phrase", autocomplete: "new-password" });
  const chosen = h("input", { type: "file", id: "backup-file", accept: "application/json,.json" });
  const open = h("input", { type: "password", id: "backup-open", autocomplete: "off" });
  const result = h("div", { role: "status", id: "backup-result" });
  const tell = (look, ...what) => fill(result, h("div", { class: `note ${look}` }, what));

  async function save() {
    try {
      const bundle = phrase.value ? await post("/api/bundle/export", { passphrase: phrase.value }) : await get("/api/bundle");
      file(`tic-connect-${stamp()}.json`, JSON.stringify(bundle, null, 2), "application/json");
      tell("", t(phrase.value ? "backup.saved.secrets" : "backup.saved"));
    } catch (refused) {
      tell("bad", refused.message);
    }
  }

  async function take() {
    if (!chosen.files[0]) return tell("bad", t("backup.choose"));
    try {
      const bundle = JSON.parse(await chosen.files[0].text());
      const body = open.value ? { bundle, passphrase: open.value } : bundle;
      const found = await post("/api/bundle?check=true", body);
      const why = [t("backup.replaces", found.files.length), found.secrets_missing.length ? t("backup.missing", found.secrets_missing.join(", ")) : ""].join(" ");
      if (!(await sure(t("backup.take"), why, t("backup.take")))) return fill(result);
      const { restart_needed: again } = await post("/api/bundle", body);
      if (again) {
        const { seconds = 3 } = await post("/api/restart");
        await waitForRestart(seconds);
        dispatchEvent(new Event("redraw"));
        return undefined;
      }
      return tell("", t("backup.taken"));
    } catch (refused) {
      return tell("bad", refused instanceof SyntaxError ? t("backup.no.json") : refused.message, (refused.body?.mistakes ?? []).map((one) => h("p", { class: "small" }, `${one.file} ${said(one, "problem")}`)));
    }
  }

  return section("backup", t("backup.title"), h("p", { class: "soft small" }, t("backup.why")),
    h("div", { class: "two" },
      h("div", { class: "stack tight" }, h("div", { class: "field" }, h("label", { for: "backup-phrase" }, t("backup.phrase")), phrase, h("p", { class: "help" }, t("backup.phrase.why"))), h("p", {}, h("button", { type: "button", class: "button", id: "backup-save", onclick: save }, t("backup.save")))),
      h("div", { class: "stack tight" }, h("div", { class: "field" }, h("label", { for: "backup-file" }, t("backup.file")), chosen), h("div", { class: "field" }, h("label", { for: "backup-open" }, t("backup.open")), open), h("p", {}, h("button", { type: "button", class: "button", id: "backup-take", onclick: take }, t("backup.take"))))), result);
}

export function restartSection() {
  const result = h("p", { role: "status" });
  const button = h("button", { type: "button", class: "button danger", id: "restart", onclick: async () => {
    if (!(await sure(t("restart.button"), t("restart.sure"), t("restart.button")))) return;
    try {
      const { seconds = 3 } = await post("/api/restart");
      await waitForRestart(seconds);
      text(result, t("restart.back"));
    } catch (refused) {
      text(result, refused.message);
    }
  } }, t("restart.button"));
  return section("restart", t("restart.button"), h("p", { class: "soft small" }, t("restart.why")), h("p", {}, button), result);
}
