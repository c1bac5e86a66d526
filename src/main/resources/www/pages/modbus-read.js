/** A real request to the device's own server, and every byte of the answer. */
import { h, fill } from "../js/dom.js";
import { t, said, number } from "../js/texts.js";
import { get, post } from "../js/api.js";
import { figure, hex, whole } from "../js/figures.js";
import { teller } from "../js/act.js";

/** As many digits as 32 bits tell apart. */
const FLOAT_DIGITS = 7;

export function testRead(panel, modbus) {
  const told = teller({ id: "read-answer" });
  const units = [...new Set(modbus.units.map((one) => one.unit))];
  const ports = [...new Set([modbus.port, ...Object.keys(modbus.more_ports ?? {}).map(Number)])];
  const port = h("select", { id: "read-port", name: "port" }, ports.map((one) => h("option", { value: one }, one)));
  const unit = h("input", { id: "read-unit", name: "unit", inputmode: "numeric", value: String(units[0] ?? 1), list: "read-units", required: true });
  const kind = h("select", { id: "read-function", name: "function" }, h("option", { value: "3" }, t("mb.holding")), h("option", { value: "4" }, t("mb.input")));
  const address = h("input", { id: "read-address", name: "address", value: "0", spellcheck: "false", autocomplete: "off", required: true, "aria-describedby": "read-help" });
  const count = h("input", { id: "read-count", name: "count", inputmode: "numeric", value: "10", required: true, "aria-describedby": "read-help" });
  const go = h("button", { class: "button primary", id: "read-go" }, t("mb.read.go"));

  async function read(event) {
    event.preventDefault();
    const question = { port: Number(port.value), unit: whole(unit.value), function: Number(kind.value), address: whole(address.value), count: whole(count.value) };
    const wrong = [[unit, question.unit, 0, 255], [address, question.address, 0, 65535], [count, question.count, 1, 125]]
      .filter(([field, value, least, most]) => mark(field, value === undefined || value < least || value > most));
    if (wrong.length > 0) {
      told.tell("bad", t("mb.read.wrong"));
      wrong[0][0].focus();
      return;
    }
    go.disabled = true;
    try {
      const [answer, rows] = await Promise.all([post("/api/modbus/read", question), known(question)]);
      fill(told.element, shown(question, answer, rows));
    } catch (refused) {
      told.tell("bad", refused.message);
      if (refused.body?.request) told.element.append(bytes(refused.body));
    } finally {
      go.disabled = false;
    }
  }

  const field = (title, control) => h("label", { class: "field" }, h("span", { class: "label" }, title), control);
  fill(panel,
    h("form", { class: "card stack", id: "read-form", onsubmit: read, novalidate: true },
      h("p", { class: "soft", id: "read-help" }, t("mb.read.why")),
      h("datalist", { id: "read-units" }, units.map((one) => h("option", { value: one }))),
      h("div", { class: "grid read-grid" },
        ports.length > 1 && field(t("mb.port"), port), field(t("mb.unit"), unit), field(t("mb.function"), kind), field(t("mb.address"), address), field(t("mb.number"), count)),
      h("div", {}, go)),
    told.element);
}

function mark(field, wrong) {
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  return wrong;
}

/** What the map says about these addresses; nothing where no map is known. */
async function known({ port, unit }) {
  try {
    return (await get(`/api/modbus/registers?port=${port}&unit=${unit}`)).rows;
  } catch (none) {
    return [];
  }
}

function bytes(answer) {
  return h("dl", { class: "facts bytes" },
    h("dt", {}, t("mb.request")), h("dd", { class: "mono", id: "read-request" }, answer.request),
    h("dt", {}, t("mb.response")), h("dd", { class: "mono", id: "read-response" }, answer.response || t("mb.no.response")));
}

function shown(question, answer, rows) {
  const { exception, words = [] } = answer;
  return h("section", { class: "card stack" },
    exception
      ? h("p", { class: "note bad", id: "read-exception" }, h("b", {}, t("mb.exception", exception.code)), " · ", said(exception))
      : h("p", { class: "note good" }, t("mb.read.ok", words.length, number(answer.ms, 1))),
    bytes(answer),
    words.length > 0 && h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("mb.words") }, h("table", { id: "read-words", class: "live" },
      h("caption", { class: "hidden-text" }, t("mb.words")),
      h("thead", {}, h("tr", {}, [["mb.address", ""], ["mb.word", ""], ["mb.unsigned", "num"], ["mb.signed", "num"], ["mb.long", "num"], ["mb.float", "num"], ["mb.map.says", ""]].map(([key, look]) => h("th", { scope: "col", class: look }, t(key))))),
      h("tbody", {}, words.map((word, index) => line(question, words, index, rows))))));
}

/** Words that are no float mostly look like a very small or a very large one. */
const likely = (float) => Number.isFinite(float) && (float === 0 || (Math.abs(float) > 1e-6 && Math.abs(float) < 1e9));

function line(question, words, index, rows) {
  const address = question.address + index;
  const word = words[index];
  const pair = new DataView(new ArrayBuffer(4));
  pair.setUint16(0, word);
  pair.setUint16(2, words[index + 1] ?? 0);
  const whole32 = index + 1 < words.length;
  const float = pair.getFloat32(0);
  const row = rows.find((one) => one.address === address && one.function.includes(String(question.function)));
  return h("tr", {},
    h("th", { scope: "row" }, `${address} `, h("span", { class: "soft mono" }, hex(address))),
    h("td", { class: "mono" }, word.toString(16).toUpperCase().padStart(4, "0")),
    h("td", { class: "num" }, number(word)),
    h("td", { class: "num" }, number(word > 32767 ? word - 65536 : word)),
    h("td", { class: "num" }, whole32 ? number(pair.getInt32(0)) : "–"),
    h("td", { class: "num" }, whole32 && likely(float) ? figure(Number(float.toPrecision(FLOAT_DIGITS))) : "–"),
    h("td", {}, row && `${said(row, "meaning")}${row.value ? `: ${row.type === "ascii" ? row.value : figure(row.value)}${row.unit ? ` ${row.unit}` : ""}` : ""}`));
}
