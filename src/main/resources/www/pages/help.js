/** The help bundle, shown before it is saved; the manual in short; what this program is made of. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";
import { get } from "../js/api.js";
import { sheet } from "../js/sheet.js";
import { link } from "../js/router.js";
import { session } from "../js/session.js";
import { teller, actor } from "../js/act.js";
import { save, copyButton, stamp } from "../js/output.js";

const LAMP = [["red"], ["red", "green"], ["orange", "green"], ["green"], ["blue", "white", "violet", "cyan"]];
const PARTS = [["uPlot", "MIT", "© Leon Sorokin", "lib/uplot/LICENSE.txt"], ["CodeMirror 5", "MIT", "© Marijn Haverbeke", "lib/codemirror/LICENSE.txt"]];

export async function render(root) {
  await sheet("help");
  fill(root,
    h("div", { class: "page-head" }, h("h1", {}, t("page.help")), h("span", { class: "badge", id: "version" }, `TIC Connect ${session().version ?? ""}`)),
    bundle(), manual(),
    h("section", { class: "card stack" }, h("h2", {}, t("he.api")), h("p", {}, t("he.api.what")),
      h("p", { class: "row" }, h("a", { class: "button", href: "/api/openapi.json", id: "openapi" }, t("he.openapi")), h("a", { class: "button", href: link("access") }, t("he.tokens")))),
    h("section", { class: "card stack" }, h("h2", {}, t("he.parts")), h("p", { class: "soft" }, t("he.parts.what")),
      h("ul", { class: "plain" }, PARTS.map(([name, licence, whose, where]) => h("li", {}, h("b", {}, name), " · ", h("a", { href: where }, licence), " · ", whose)))));
}

/** What support needs, to be read by its owner first. */
function bundle() {
  const told = teller({ id: "help-told" });
  const place = h("div", { class: "stack tight", id: "bundle" });
  async function look() {
    const { text } = await get("/api/help");
    told.hush();
    fill(place,
      h("div", { class: "row" },
        h("button", { class: "button primary", type: "button", id: "bundle-save", onclick: () => save(`tic-connect-help-${stamp()}.txt`, text) }, t("download")),
        copyButton(() => text)),
      h("pre", { class: "box bundle", id: "bundle-text", tabindex: "0", "aria-label": t("he.bundle") }, text));
  }
  return h("section", { class: "card stack" },
    h("h2", {}, t("he.bundle")), h("p", {}, t("he.bundle.what")),
    h("div", {}, actor(t("he.bundle.look"), look, told, { id: "bundle-look" })), told.element, place);
}

function manual() {
  return h("section", { class: "card stack" },
    h("h2", {}, t("he.lamp")),
    h("ul", { class: "plain lamps" }, LAMP.map((colours) => h("li", {},
      h("span", { class: "leds", "aria-hidden": "true" }, colours.map((colour) => h("span", { class: `bulb ${colour}` }))),
      h("span", {}, h("b", {}, t(`he.lamp.${colours.join("-")}`)), " ", t(`he.lamp.${colours.join("-")}.what`))))),
    h("h2", {}, t("he.button")), h("p", {}, t("he.button.what")),
    h("h2", {}, t("he.wrong")),
    h("ul", { class: "hints" },
      h("li", {}, t("he.wrong.line"), " ", h("a", { href: link("meter") }, t("page.meter"))),
      h("li", {}, t("he.wrong.modbus"), " ", h("a", { href: link("modbus", "clients") }, t("page.modbus"))),
      h("li", {}, t("he.wrong.mqtt"), " ", h("a", { href: link("mqtt") }, t("page.mqtt"))),
      h("li", {}, t("he.wrong.files"), " ", h("a", { href: link("files") }, t("page.files"))),
      h("li", {}, t("he.wrong.log"), " ", h("a", { href: link("log") }, t("page.log")))));
}
