/** Which version of the program runs, another one from a signed package, and the way back to the one before. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, sentence, moment } from "../../js/texts.js";
import { post } from "../../js/api.js";
import { poll } from "../../js/poll.js";
import { sure } from "../../js/dialog.js";
import { actor, teller } from "../../js/act.js";
import { card, factList, remark } from "./parts.js";
import { updatePackage } from "./update-package.js";
import { updateSteps } from "./update-steps.js";

const LOOK_MS = 2000;
const LOOKS = { done: "good", returned: "warn", refused: "bad" };
const RUNS = ["waiting", "installing", "watching"];

export function updates(place) {
  const silent = remark("bad", { role: "alert" });
  const outcome = h("div", { role: "status", class: "told", id: "update-outcome" });
  const facts = factList({ id: "update-facts" });
  const told = teller({ id: "update-told" });
  const back = actor(t("dv.up.return"), goBack, told, { id: "update-return", class: "button danger" });
  const reason = remark("", { id: "update-reason" });
  const keys = h("ul", { class: "plain mono" });
  const trusted = h("details", { id: "update-keys" }, h("summary", {}, t("dv.up.keys")), h("p", { class: "soft small" }, t("dv.up.keys.why")), keys);
  const parcel = updatePackage(() => asked.now(), () => run("install", "dv.up.install.sure"));
  const steps = updateSteps();
  let now;

  place.append(silent.element, outcome, steps.element,
    card("update-now", t("dv.up.now"), facts.element, reason.element, h("p", {}, back), told.element, trusted),
    parcel.element);

  const asked = poll("/api/update", LOOK_MS, show, (refused) => {
    if (!refused.status && steps.runs()) steps.away();
    else silent.say(refused.status ? refused.message : "");
  });

  function show(next) {
    now = next;
    silent.say("");
    const runs = RUNS.includes(now.state);
    steps.show(runs ? now : undefined);
    facts.show([
      [t("dv.up.version"), now.version],
      [t("dv.up.previous"), now.previous ? now.previous.version : t("dv.up.previous.none")],
    ]);
    reason.say(now.installable ? "" : said(now, "reason") || t("dv.up.not"));
    back.parentElement.hidden = !now.previous || runs;
    text(back, t("dv.up.return.to", now.previous?.version ?? ""));
    trusted.hidden = !now.keys?.length;
    if (keys.childElementCount !== (now.keys ?? []).length) fill(keys, now.keys.map((one) => h("li", {}, one)));
    parcel.show(now, runs);
    tellOutcome();
  }

  /** How the last update ended, until another one begins. */
  function tellOutcome() {
    const look = LOOKS[now.state];
    const shown = look ? `${now.state} ${now.at} ${said(now, "message")}` : "";
    if (outcome.dataset.shown === shown) return;
    outcome.dataset.shown = shown;
    fill(outcome, look && h("div", { class: `note ${look}`, "data-state": now.state }, h("p", {}, h("b", {}, t(`dv.up.was.${now.state}`, now.version)), now.at && ` ${t("dv.up.at", moment(now.at))}`), said(now, "message") && h("p", {}, sentence(said(now, "message")))));
  }

  async function goBack() {
    await run("return", "dv.up.return.sure");
  }

  async function run(verb, why) {
    const to = verb === "install" ? now.uploaded.version : now.previous.version;
    if (!(await sure(t(`dv.up.${verb}.to`, to), t(why), t(`dv.up.${verb}`), "primary"))) return;
    await post(`/api/update/${verb}`);
    steps.begin();
    await asked.now();
  }

  return () => {
    asked.end();
    parcel.end();
    steps.end();
  };
}
