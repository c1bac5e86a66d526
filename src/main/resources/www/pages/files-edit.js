/** One file in its editor: mistakes at their lines, what it would do beside it, its versions below. */
import { h, fill, text as say } from "../js/dom.js";
import { t } from "../js/texts.js";
import { get, post, remove } from "../js/api.js";
import { watch } from "../js/stream.js";
import { link, go } from "../js/router.js";
import { sure } from "../js/dialog.js";
import { editor } from "../js/editor.js";
import { teller, actor } from "../js/act.js";
import { save as saveFile, chosenFile } from "../js/output.js";
import { stateOf, badge, fixed } from "./files-state.js";
import { opened, completed } from "./files-open.js";
import { checking } from "./files-check.js";
import { storing } from "./files-store.js";
import { preview } from "./files-preview.js";
import { history } from "./files-history.js";

/** Texts that were left unsaved, by path: they are there again when their owner comes back. */
const unsaved = new Map();

export async function edit(root, { kind, name, query }) {
  const file = await opened(kind, name, query.get("from") ?? "");
  const locked = fixed(file.row);
  const told = teller({ id: "file-told" });
  const state = h("span", { class: "row", id: "file-state" });
  const place = h("div", { class: "editor", id: "editor" });
  const shown = preview(kind);
  const kept = unsaved.get(file.path);
  let code;

  const check = checking(kind, name, { preview: shown, told: (mistakes) => code?.mark(mistakes), goTo: (line) => code.goTo(line) });
  const store = storing(file, { told, text: () => code.text(), take: (next) => code.set(next), mistakes: check.mistakes, saved });
  const past = history(file, { text: () => code.text(), saved: () => file.text, load: (next) => { code.set(next); code.focus(); }, run: store.activate, told });

  function changed(next) {
    if (next === file.text && file.exists) unsaved.delete(file.path);
    else unsaved.set(file.path, next);
    dirty();
    check.soon(next);
  }

  function dirty() {
    const differs = unsaved.has(file.path);
    unsavedMark.hidden = !differs;
    buttons.save.disabled = locked || !differs;
    buttons.activate.disabled = !differs && (!file.row.own || file.row.active === file.row.newest);
    buttons.undo.hidden = !differs || !file.exists;
  }

  /** After a save, an activation, a restore: what the file is now. */
  async function saved() {
    const row = (await get("/api/files")).find((one) => one.path === file.path);
    file.row = row ?? file.row;
    if (code.text() === file.text) unsaved.delete(file.path);
    await show();
    dirty();
    await past.draw();
  }

  async function show() {
    const running = kind === "routes" && file.row.own ? (await get("/api/routes")).find((one) => one.path === file.path) : undefined;
    const now = stateOf(file.row, running);
    fill(state, file.exists ? badge(now) : h("span", { class: "badge" }, t("fi.not.saved")), now.why && h("span", { class: `small ${now.look === "bad" ? "bad-text" : "soft"}` }, now.why));
    const own = Boolean(file.row.own);
    buttons.activate.hidden = locked;
    buttons.restore.hidden = !own || file.row.active === undefined;
    say(buttons.restore, t(file.row.shipped ? "fi.restore" : "fi.stop"));
    buttons.remove.hidden = !own;
  }

  async function erase() {
    if (!(await sure(t("fi.delete.sure", name), t(file.row.shipped ? "fi.delete.shipped" : "fi.delete.why"), t("delete")))) return;
    await remove(`/api/files/${kind}/${name}`);
    unsaved.delete(file.path);
    go("#/files");
  }

  async function restore() {
    if (!(await sure(t(file.row.shipped ? "fi.restore" : "fi.stop"), t(file.row.shipped ? "fi.restore.why" : "fi.stop.why"), t(file.row.shipped ? "fi.restore" : "fi.stop"), "primary"))) return;
    await post(`/api/files/${kind}/${name}/restore`);
    told.tell("good", t(file.row.shipped ? "fi.restored" : "fi.stopped.now"));
    await saved();
  }

  async function upload() {
    const chosen = await chosenFile(".yaml,.yml,.properties,.txt,text/*");
    if (chosen) code.set(await chosen.text());
  }

  const unsavedMark = h("span", { class: "badge warn", id: "unsaved", hidden: true }, t("fi.unsaved"));
  const buttons = {
    save: actor(t("fi.save"), store.save, told, { id: "file-save" }),
    activate: actor(t(kind === "config" && name === "settings" ? "fi.save.next" : "fi.save.run"), () => store.saveAndRun(unsaved.has(file.path)), told, { id: "file-activate", class: "button primary", hidden: true }),
    undo: h("button", { class: "button quiet", type: "button", id: "file-undo", onclick: () => code.set(file.text) }, t("fi.undo")),
    restore: actor(t("fi.stop"), restore, told, { id: "file-restore" }),
    remove: actor(t("delete"), erase, told, { id: "file-delete", class: "button danger" }),
  };
  fill(root,
    h("nav", { "aria-label": t("page.files") }, h("a", { href: link("files") }, `‹ ${t("page.files")}`)),
    h("div", { class: "page-head" }, h("div", {}, h("h1", { class: "file-name" }, name), h("p", { class: "soft small mono" }, file.path)), h("div", { class: "row" }, unsavedMark, state)),
    locked && h("p", { class: "note" }, t("fi.locked")),
    kept !== undefined && kept !== file.text && h("p", { class: "note warn" }, t("fi.kept")),
    h("div", { class: "row", id: "file-work" }, locked ? [] : [buttons.activate, buttons.save, buttons.undo], h("span", { class: "space" }),
      h("button", { class: "button quiet", type: "button", id: "file-download", onclick: () => saveFile(file.path.split("/").pop(), code.text()) }, t("download")),
      !locked && actor(t("upload"), upload, told, { id: "file-upload", class: "button quiet" }), locked ? [] : [buttons.restore, buttons.remove]),
    told.element,
    h("div", { class: "bench" }, h("div", { class: "stack tight" }, place, locked ? "" : check.element, h("p", { class: "soft small" }, t("fi.keys"))), locked ? "" : shown.element),
    past.element);

  code = await editor(place, {
    text: kept ?? file.text, mode: name === "settings" && kind === "config" ? "properties" : "yaml", label: t("fi.editor", file.path), readOnly: locked,
    onchange: changed, onsave: () => buttons.save.click(), complete: await completed(kind, name),
  });
  if (!file.exists || kept !== undefined) unsaved.set(file.path, kept ?? file.text);
  dirty();
  await show();
  if (!locked) check.begin(file.text, kept);
  await past.draw();

  const leaving = (event) => { if (unsaved.has(file.path)) event.preventDefault(); };
  addEventListener("beforeunload", leaving);
  const end = watch("status", () => { if (file.row.watched) saved().catch(() => {}); });
  return () => {
    end();
    check.end();
    removeEventListener("beforeunload", leaving);
  };
}
