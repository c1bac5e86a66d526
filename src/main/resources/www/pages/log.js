/** The device's log as it is written. */
import { h, fill, text } from "../js/dom.js";
import { t, time } from "../js/texts.js";
import { watch } from "../js/stream.js";
import { sheet } from "../js/sheet.js";
import { finds } from "../js/table.js";
import { copyButton, save, stamp } from "../js/output.js";

const MOST = 1000;
const LEVELS = ["ERROR", "WARN", "INFO", "DEBUG", "TRACE"];
const LOOKS = { ERROR: "bad", WARN: "warn" };

export async function render(root) {
  await sheet("log");
  let lines = [];
  let paused = false;
  let missed = [];
  const level = h("select", { id: "log-level", value: "TRACE", onchange: sift }, ["ERROR", "WARN", "INFO", "DEBUG"].map((one) => h("option", { value: one }, t(`lo.level.${one}`))), h("option", { value: "TRACE" }, t("lo.all")));
  const search = h("input", { type: "search", id: "log-search", autocomplete: "off", spellcheck: "false", oninput: sift });
  const pause = h("button", { class: "button", type: "button", id: "log-pause", "aria-pressed": "false", onclick: turn }, t("lo.pause"));
  const count = h("p", { class: "soft small", id: "log-count", role: "status" });
  const list = h("ol", { class: "log mono", id: "log", tabindex: "0", "aria-label": t("page.log") });

  const fits = (line) => LEVELS.indexOf(line.level) <= LEVELS.indexOf(level.value) && finds(search.value)(line.level, line.logger, line.text);
  const visible = () => lines.filter((line) => !line.element.hidden);
  const plain = () => visible().map((line) => `${line.at} ${line.level.padEnd(5)} ${line.logger} - ${line.text}`).join("\n");

  function sift() {
    lines.forEach((line) => { line.element.hidden = !fits(line); });
    list.scrollTop = list.scrollHeight;
    tell();
  }

  function tell() {
    text(count, t("lo.count", visible().length, lines.length) + (missed.length > 0 ? ` · ${t("lo.missed", missed.length)}` : ""));
  }

  function add(news) {
    const atEnd = list.scrollTop + list.clientHeight > list.scrollHeight - 30;
    const next = news.slice(-MOST).map((line) => ({ ...line, element: draw(line) }));
    next.forEach((line) => { line.element.hidden = !fits(line); });
    lines.push(...next);
    lines.splice(0, Math.max(0, lines.length - MOST)).forEach((line) => line.element.remove());
    list.append(...next.map((line) => line.element));
    if (atEnd) list.scrollTop = list.scrollHeight;
    tell();
  }

  function turn() {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    pause.textContent = t(paused ? "lo.go" : "lo.pause");
    if (!paused) add(missed.splice(0));
    tell();
  }

  fill(root,
    h("div", { class: "page-head" }, h("h1", {}, t("page.log")),
      h("div", { class: "row" }, pause, copyButton(plain), h("button", { class: "button", type: "button", id: "log-download", onclick: () => save(`tic-connect-${stamp()}.log`, `${plain()}\n`) }, t("download")))),
    h("div", { class: "tools" },
      h("label", { class: "field" }, h("span", { class: "label" }, t("lo.level")), level),
      h("label", { class: "field grow" }, h("span", { class: "label" }, t("search")), search)),
    count, list);

  return watch("log", (news, first) => {
    if (first) {
      missed = [];
      lines = [];
      fill(list);
      add(news);
    } else if (paused) {
      missed = [...missed, ...news].slice(-MOST);
      tell();
    } else {
      add(news);
    }
  });
}

function draw(line) {
  return h("li", { "data-level": line.level },
    h("time", { datetime: line.at, title: line.at }, time(line.at)),
    h("b", { class: LOOKS[line.level] ?? "" }, line.level),
    h("span", { class: "soft" }, line.logger),
    h("span", { class: "said" }, line.text));
}
