/** The form of all settings: made of what the device tells of them, checked while it is filled in, saved as a whole. */
import { h, fill, text } from "../../js/dom.js";
import { t, said } from "../../js/texts.js";
import { get, post, put, onlyOn, inTurn } from "../../js/api.js";
import { field, repeated } from "./field.js";
import { brokerTest } from "./broker.js";
import { waitForRestart } from "./restart.js";

const TYPED_MS = 400;
const MOVES = ["http.bind", "http.port", "https.port"];

/** What was typed and not saved when the page was left or drawn in another language; passwords are not kept. */
let unsaved = {};

export async function settingsForm() {
  const groups = h("form", { class: "stack", id: "settings-groups", novalidate: true, autocomplete: "off", onsubmit: (event) => event.preventDefault() });
  const count = h("span", { role: "status" });
  const problem = h("span", { class: "wrong", role: "alert" });
  const save = h("button", { type: "button", class: "button primary", id: "settings-save", onclick: saveAll }, t("settings.save"));
  const discard = h("button", { type: "button", class: "button quiet", onclick: () => { fields.forEach((one) => one.reset()); draw(); } }, t("settings.discard"));
  const bar = h("div", { class: "savebar", id: "savebar", hidden: true }, h("div", {}, count, " ", problem), h("div", { class: "row" }, discard, save));
  const fields = new Map();
  const many = [];
  const sections = [];
  let etag = "";
  let timer;
  let turn = 0;
  let checking = Promise.resolve();

  async function load() {
    const told = await get("/api/settings");
    etag = told.etag;
    fields.clear();
    many.length = 0;
    sections.length = 0;
    told.groups.filter((group) => group.keys.length).forEach((group) => sections.push(section(group, told.values)));
    draw();
    return told;
  }

  function section(group, values) {
    const items = group.keys.map((setting) => {
      if (setting.repeats) {
        const one = repeated(setting, values, changed);
        many.push(one);
        return one;
      }
      const one = field(setting, values[setting.key] ?? { value: "", from: "default" }, changed);
      fields.set(setting.key, one);
      return one;
    });
    const test = group.keys.some((one) => one.key === "mqtt.url") ? brokerTest(fields) : undefined;
    const element = h("section", { class: "card settings", id: `group-${group.id}`, "aria-label": said(group) }, h("header", {}, h("h2", {}, said(group))), items.map((one) => one.element),
      test && h("div", { class: "stack tight" }, h("div", { class: "row" }, test.button, h("button", { type: "button", class: "button primary", id: "mqtt-save", onclick: saveAll }, t("settings.save"))), test.result));
    return { element, items, title: said(group), id: `group-${group.id}` };
  }

  function draw() {
    fill(groups, sections.map((one) => one.element));
    show();
  }

  function changes() {
    const all = {};
    fields.forEach((one, key) => { if (one.differs()) all[key] = one.value(); });
    return Object.assign(all, ...many.map((one) => one.changes()));
  }

  function show() {
    const some = Object.keys(changes()).length;
    bar.hidden = some === 0;
    text(count, some ? t(some === 1 ? "settings.change" : "settings.changes", some) : "");
  }

  function changed() {
    show();
    clearTimeout(timer);
    timer = setTimeout(() => { checking = check(); }, TYPED_MS);
  }

  async function check() {
    const mine = ++turn;
    const values = changes();
    try {
      const { errors } = Object.keys(values).length ? await post("/api/settings/check", { values }) : { errors: [] };
      if (mine === turn) refuse(errors);
    } catch (unknown) {
      if (mine !== turn) return;
      // Another check is not done yet.
      if (unknown.status === 503) timer = setTimeout(check, TYPED_MS);
      else text(problem, unknown.message);
    }
  }

  function refuse(errors) {
    const byKey = new Map(errors.map((one) => [one.key, said(one, "error")]));
    fields.forEach((one, key) => one.refuse(byKey.get(key) ?? ""));
    many.forEach((one) => one.refuse(byKey));
    const elsewhere = errors.filter((one) => !fields.has(one.key) && !one.key.startsWith("tic.sources."));
    text(problem, elsewhere.length ? elsewhere.map((one) => said(one, "error")).join(" ") : errors.length ? t("settings.mistakes") : "");
    save.disabled = errors.length > 0;
  }

  async function saveAll() {
    const values = changes();
    clearTimeout(timer);
    turn += 1; // What a check still finds would cover what the save finds.
    text(problem, "");
    if (Object.keys(values).length === 0) {
      bar.hidden = false;
      text(count, t("settings.nothing"));
      return;
    }
    save.disabled = true;
    await checking; // The device does one of both at a time.
    try {
      const { applied, seconds } = await inTurn(() => put("/api/settings", { values }, onlyOn(etag)));
      if (applied === "restart") await waitForRestart(seconds, MOVES.some((key) => key in values) ? moved(values) : undefined);
      fields.clear();
      sessionStorage.setItem("tic.saved", "1");
      dispatchEvent(new Event("redraw"));
    } catch (refused) {
      save.disabled = false;
      if (refused.body.errors) refuse(refused.body.errors);
      else if (refused.status === 409 || refused.status === 428) conflict(values);
      else text(problem, refused.message);
    }
  }

  /** Somebody saved meanwhile: what was typed here stays, on top of what is there now. */
  function conflict(typed) {
    fill(problem, t("settings.conflict"), " ", h("button", { type: "button", class: "button", onclick: async () => {
      await load();
      takeUp(typed);
      text(problem, "");
    } }, t("settings.load")));
  }

  function takeUp(typed) {
    Object.entries(typed).forEach(([key, value]) => fields.get(key)?.put(Array.isArray(value) ? value.join(", ") : value));
  }

  /** What has not been saved, but for passwords. */
  function typed() {
    return Object.fromEntries([...fields].filter(([, one]) => one.differs() && !one.secret).map(([key, one]) => [key, one.value()]));
  }

  await load();
  takeUp(unsaved);
  unsaved = {};
  return {
    groups, bar, sections,
    /** Shows only what has all these words. */
    find(words) {
      let found = 0;
      for (const section of sections) {
        section.items.forEach((one) => {
          one.element.hidden = !words.every((word) => one.words.includes(word) || section.title.toLowerCase().includes(word));
          if (!one.element.hidden) found += 1;
        });
        section.element.hidden = section.items.every((one) => one.element.hidden);
      }
      return found;
    },
    goTo(key) {
      const one = fields.get(key);
      one?.element.scrollIntoView({ block: "center" });
      one?.focus();
    },
    end() {
      clearTimeout(timer);
      unsaved = typed();
    },
  };
}

/** Where the page is after ports changed. */
function moved(values) {
  const secure = "https.port" in values ? values["https.port"] : location.protocol === "https:" ? location.port || 443 : "";
  const port = secure || values["http.port"] || location.port;
  return `${secure ? "https" : "http"}://${location.hostname}${port ? `:${port}` : ""}/`;
}
