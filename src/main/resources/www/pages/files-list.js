/** All files by kind: the owner's first, then those that the device came with. */
import { h, fill } from "../js/dom.js";
import { t, number } from "../js/texts.js";
import { get, post } from "../js/api.js";
import { watch } from "../js/stream.js";
import { link } from "../js/router.js";
import { teller, actor } from "../js/act.js";
import { KINDS, fixed, stateOf, badge } from "./files-state.js";
import { begin } from "./files-new.js";

export async function list(root) {
  const told = teller({ id: "files-told" });
  const safe = h("div", { class: "note warn row between", id: "safe-mode", hidden: true }, h("p", {}, t("fi.safe")),
    actor(t("fi.safe.end"), endSafeMode, told, { id: "safe-mode-end" }));
  const places = Object.fromEntries(KINDS.map((kind) => [kind, h("div", { class: "stack tight" })]));

  async function draw() {
    const [files, routes, modbus] = await Promise.all([get("/api/files"), get("/api/routes"), get("/api/modbus").catch(() => ({}))]);
    const running = new Map(routes.map((one) => [one.path, one]));
    const served = new Set((modbus.units ?? []).map((unit) => unit.map));
    for (const kind of KINDS) {
      const mine = files.filter((row) => row.kind === kind);
      const own = mine.filter((row) => row.own || kind === "config");
      const shipped = mine.filter((row) => !own.includes(row));
      fill(places[kind],
        own.length > 0 ? h("ul", { class: "files" }, own.map((row) => line(row, running.get(row.path)))) : h("p", { class: "soft" }, t(`fi.${kind}.none`)),
        shipped.length > 0 && h("details", { "data-shipped": kind }, h("summary", {}, t(kind === "routes" ? "fi.shipped.routes" : "fi.shipped.maps", shipped.length)),
          h("ul", { class: "files shipped" }, shipped.map((row) => shippedLine(row, kind === "modbus" && served.has(row.name))))));
    }
  }

  async function endSafeMode() {
    const { drafts = {}, restart_needed: restart } = await post("/api/safe-mode/end");
    const failed = Object.entries(drafts);
    told.tell(failed.length > 0 ? "warn" : "good", h("p", {}, t("fi.safe.ended")), failed.map(([path, why]) => h("p", {}, h("code", {}, path), ": ", why)), restart && h("p", {}, t("fi.restart.needed")));
    safe.hidden = true;
    await draw();
  }

  fill(root,
    h("div", { class: "page-head" }, h("h1", {}, t("page.files")), h("button", { class: "button primary", type: "button", id: "new-file", onclick: () => begin() }, t("fi.new"))),
    h("p", { class: "soft" }, t("fi.what")), safe, told.element,
    KINDS.map((kind) => h("section", { class: "card stack tight", "data-kind": kind },
      h("header", {}, h("h2", {}, t(`fi.kind.${kind}`)), kind !== "config" && h("button", { class: "button quiet", type: "button", "data-new": kind, onclick: () => begin(kind) }, t("fi.new.one"))),
      h("p", { class: "soft small" }, t(`fi.kind.${kind}.what`)), places[kind])),
    h("p", { class: "soft small" }, t("fi.all"), " ", h("a", { href: link("settings") }, t("page.settings"))));
  await draw();
  let known = "";
  return watch("status", (status) => {
    safe.hidden = !status.safe_mode;
    const now = JSON.stringify([status.own_routes?.running, status.own_routes?.stopped, status.safe_mode]);
    if (known && known !== now) draw().catch(() => {});
    known = now;
  });
}

function line(row, running) {
  const state = stateOf(row, running);
  const sent = running?.routes?.reduce((sum, route) => sum + route.messages, 0);
  return h("li", { "data-file": row.path },
    h("a", { href: link("files", row.kind, row.name) }, h("b", {}, row.name)), badge(state),
    sent > 0 && h("span", { class: "soft small num" }, t("fi.messages", number(sent))),
    state.why && h("span", { class: `small why ${state.look === "bad" ? "bad-text" : "soft"}` }, state.why));
}

function shippedLine(row, served) {
  return h("li", { "data-file": row.path },
    h("a", { href: link("files", row.kind, row.name) }, row.name), served && h("span", { class: "badge good" }, t("fi.served")),
    !fixed(row) && h("button", { class: "button quiet small", type: "button", "data-copy": row.name, onclick: () => begin(row.kind, row.name) }, t("fi.copy")));
}
