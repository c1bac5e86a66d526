/** All files of the owner at once: taken along, and taken over by another device. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";
import { get, post } from "../js/api.js";
import { ask, sure } from "../js/dialog.js";
import { teller, actor } from "../js/act.js";
import { save, chosenFile, stamp } from "../js/output.js";

export function bundles() {
  const told = teller({ id: "bundle-told" });
  const keep = (bundle) => save(`tic-connect-${stamp()}.json`, JSON.stringify(bundle, null, 2), "application/json");

  async function encrypted() {
    const passphrase = await phrase("fi.bundle.phrase.new");
    if (passphrase) keep(await post("/api/bundle/export", { passphrase }));
  }

  async function take() {
    const file = await chosenFile(".json,application/json");
    if (!file) return;
    const bundle = read(await file.text());
    const passphrase = bundle.secrets ? await phrase("fi.bundle.phrase.old") : "";
    if (passphrase === undefined) return;
    const body = passphrase ? { passphrase, bundle } : bundle;
    const { files } = await post("/api/bundle?check=true", body);
    if (!(await sure(t("fi.bundle.sure"), t("fi.bundle.why", files.length, files.join(", ")), t("fi.bundle.take")))) return;
    const done = await post("/api/bundle", body);
    told.tell("good", h("p", {}, t("fi.bundle.taken", done.files.length)), done.secrets_missing.length > 0 && h("p", {}, t("fi.bundle.missing", done.secrets_missing.join(", "))), done.restart_needed && h("p", {}, t("fi.restart.needed")));
  }

  return h("section", { class: "card stack tight", id: "bundles" },
    h("h2", {}, t("fi.bundle")), h("p", { class: "soft small" }, t("fi.bundle.what")),
    h("div", { class: "row" },
      actor(t("fi.bundle.plain"), async () => keep(await get("/api/bundle")), told, { "data-do": "bundle" }),
      actor(t("fi.bundle.secret"), encrypted, told, { "data-do": "bundle-secret" }),
      actor(t("fi.bundle.take"), take, told, { "data-do": "bundle-take" })),
    told.element);
}

function phrase(why) {
  return ask(t("fi.bundle.phrase"), (finish) => {
    const field = h("input", { type: "password", minlength: "8", required: true, autocomplete: "new-password", id: "passphrase" });
    return [h("p", { class: "soft" }, t(why)), h("label", { class: "field" }, h("span", { class: "label" }, t("fi.bundle.phrase")), field), finish(t("confirm.go"), () => field.value)];
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch (broken) {
    throw new Error(t("fi.bundle.broken"));
  }
}
