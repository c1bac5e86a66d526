/** What the device says of a text while it is written. */
import { h, fill } from "../js/dom.js";
import { t, said } from "../js/texts.js";
import { post } from "../js/api.js";

const PAUSE_MS = 500;

/**
 * @param {{preview: object, told: (mistakes: {line: number, text: string}[]) => void, goTo: (line: number) => void}} how
 */
export function checking(kind, name, { preview, told, goTo }) {
  const element = h("div", { class: "verdict", id: "check", role: "status", "data-state": "none" });
  const address = `/api/files/${kind}/${name}/check`;
  let timer;
  let turn = 0;
  let base = true;

  function mistakes(all) {
    element.dataset.state = "bad";
    fill(element, h("div", { class: "note bad" }, h("b", {}, t(all.length === 1 ? "fi.mistake" : "fi.mistakes", all.length)),
      h("ul", { class: "mistakes" }, all.map((one) => h("li", { "data-line": one.line },
        one.line > 0 && h("button", { class: "button quiet small", type: "button", onclick: () => goTo(one.line) }, t("fi.line", one.line)),
        one.field && h("code", {}, one.field), h("span", {}, said(one, "problem")))))));
    told(all.map((one) => ({ line: one.line, text: [one.field, said(one, "problem")].filter(Boolean).join(": ") })));
    preview.hush(t("fi.preview.wrong"));
  }

  async function check(text) {
    const mine = ++turn;
    if (text.trim() === "") {
      mistakes([{ line: 0, field: "", problem: t("fi.empty") }]);
      return;
    }
    try {
      const answer = await post(address, text);
      if (mine !== turn) return;
      if (!answer.ok) {
        mistakes(answer.mistakes);
        return;
      }
      element.dataset.state = "good";
      fill(element, h("div", { class: "note good" }, t("fi.good")));
      told([]);
      preview.show(answer, base);
      base = false;
    } catch (refused) {
      if (mine !== turn) return;
      if (refused.status === 503) {
        soon(text); // Another check is not done yet.
        return;
      }
      element.dataset.state = "unknown";
      fill(element, h("div", { class: "note warn" }, refused.message));
    }
  }

  function soon(text) {
    clearTimeout(timer);
    timer = setTimeout(() => check(text), PAUSE_MS);
  }

  return {
    element, mistakes, soon,
    /** First what runs or would run unchanged, so that the preview can tell what a change changes. */
    async begin(text, changed) {
      await check(text);
      if (changed !== undefined && changed !== text) await check(changed);
    },
    end() {
      clearTimeout(timer);
      turn++;
    },
  };
}
