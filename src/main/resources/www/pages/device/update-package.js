/** A package that is sent to the device: checked there, then installed or thrown away. */
import { h, text } from "../../js/dom.js";
import { t, number } from "../../js/texts.js";
import { remove } from "../../js/api.js";
import { actor, teller } from "../../js/act.js";
import { card, factList } from "./parts.js";
import { upload } from "./upload.js";

const PATH = "/api/update/package";
const TYPE = "application/vnd.debian.binary-package";
const MEGA = 1e6;
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * @param {() => Promise<void>} changed called when another package is there, or none
 * @param {() => Promise<void>} install
 */
export function updatePackage(changed, install) {
  const told = teller({ id: "package-told" });
  const file = h("input", { type: "file", id: "package-file", accept: ".deb", "aria-describedby": "package-help" });
  const bar = h("progress", { max: "1", value: 0, "aria-label": t("dv.up.sending"), id: "package-progress" });
  const gone = h("span", { class: "num soft" });
  const progress = h("p", { class: "row", hidden: true }, bar, gone);
  const send = actor(t("dv.up.send"), sendFile, told, { id: "package-send" });
  const form = h("div", { class: "stack tight" },
    h("div", { class: "field" }, h("label", { for: "package-file" }, t("dv.up.file")), file, h("span", { class: "help", id: "package-help" }, t("dv.up.file.help"))), h("p", {}, send), progress);
  const facts = factList({ id: "package-facts" });
  const go = actor(t("dv.up.install"), install, told, { id: "update-install", class: "button primary" });
  const drop = actor(t("dv.up.drop"), async () => {
    await remove(PATH);
    told.hush();
    await changed();
  }, told, { id: "package-drop" });
  const there = h("div", { class: "stack tight", id: "package-there", hidden: true }, h("h3", {}, t("dv.up.there")), facts.element, h("p", { class: "soft small" }, t("dv.up.before")), h("p", { class: "row" }, go, drop));
  const element = card("update-package", t("dv.up.other"), h("p", { class: "soft" }, t("dv.up.other.why")), form, told.element, there);
  let sending = false;
  let ended = false;

  async function sendFile() {
    const chosen = file.files[0];
    if (!chosen) return told.tell("bad", t("dv.up.choose"));
    if (chosen.size > MOST_BYTES) return told.tell("bad", t("dv.up.large"));
    told.hush();
    sending = true;
    progress.hidden = false;
    try {
      await upload(PATH, chosen, TYPE, (part) => {
        if (part < 1) bar.value = part;
        else bar.removeAttribute("value"); // All is there, and is looked at.
        text(gone, part < 1 ? `${Math.floor(part * 100)} %` : t("dv.up.checking"));
      });
      file.value = "";
      if (!ended) told.tell("good", t("dv.up.good"));
    } finally {
      sending = false;
      progress.hidden = true;
    }
    await changed();
    return undefined;
  }

  const megabytes = (bytes) => t("dv.up.megabytes", number(bytes / MEGA, 1));

  return {
    element,
    show({ installable, uploaded }, runs) {
      element.hidden = !installable || runs;
      if (runs) told.hush();
      there.hidden = !uploaded || sending;
      if (!uploaded) return;
      facts.show([
        [t("dv.up.version"), uploaded.version],
        [t("dv.up.size"), megabytes(uploaded.bytes)],
        [t("dv.up.signed"), h("code", {}, uploaded.signed_by)],
        ["SHA-256", h("code", { id: "package-sha" }, uploaded.sha256)],
      ]);
    },
    end: () => { ended = true; },
  };
}
