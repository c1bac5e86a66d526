/** CodeMirror as this page uses it: highlighting, mistakes at their lines, completion. Its scripts are fetched when the first editor is opened. */
import { h } from "./dom.js";
import { t } from "./texts.js";
import { script } from "./load.js";
import { sheet } from "./sheet.js";

const HOME = "lib/codemirror";
const NARROW = matchMedia("(max-width: 760px)");

async function fetched() {
  const styles = ["lib/codemirror", "addon/hint/show-hint", "addon/lint/lint", "addon/dialog/dialog"].map((name) => sheet(name, HOME));
  await script(`${HOME}/lib/codemirror.js`);
  await Promise.all([...styles, sheet("editor"),
    ...["mode/yaml/yaml", "mode/properties/properties", "addon/hint/show-hint", "addon/lint/lint", "addon/dialog/dialog", "addon/search/searchcursor", "addon/search/search"].map((name) => script(`${HOME}/${name}.js`))]);
  return globalThis.CodeMirror;
}

/**
 * @param {HTMLElement} place
 * @param {{text: string, mode: string, label: string, readOnly?: boolean, onchange: (text: string) => void, onsave: () => void,
 *     complete?: (lines: string[], line: number, ch: number) => {from: number, to: number, list: {text: string, about?: string}[]}}} how
 */
export async function editor(place, { text, mode, label, readOnly = false, onchange, onsave, complete }) {
  const CodeMirror = await fetched();
  let marks = [];
  const here = CodeMirror(place, {
    value: text, mode, theme: "tic", readOnly, lineNumbers: true, lineWrapping: NARROW.matches, tabSize: 2, indentUnit: 2, indentWithTabs: false,
    gutters: ["CodeMirror-lint-markers", "CodeMirror-linenumbers"], lint: { getAnnotations: () => marks, lintOnChange: false }, screenReaderLabel: label,
    // The text itself is what is written in: readers of screens and keyboards on glass know that better than a hidden field.
    inputStyle: "contenteditable", spellcheck: false,
    // Tab goes on to the next field, as everywhere on the page; lines are moved by Ctrl-] and Ctrl-[.
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Space": () => hint(), "Ctrl-S": () => onsave(), "Cmd-S": () => onsave(), "Ctrl-]": "indentMore", "Ctrl-[": "indentLess" },
    phrases: { "Search:": t("search"), "(Use /re/ syntax for regexp search)": "" },
  });
  Object.entries({ role: "textbox", "aria-multiline": "true", "aria-readonly": String(readOnly) }).forEach(([name, value]) => here.getInputField().setAttribute(name, value));
  const hint = () => complete && here.showHint({ hint: proposals, completeSingle: false, closeOnUnfocus: true });

  function proposals() {
    const { line, ch } = here.getCursor();
    const found = complete(here.getValue().split("\n"), line, ch);
    return found && {
      from: CodeMirror.Pos(line, found.from), to: CodeMirror.Pos(line, found.to),
      list: found.list.map(({ text: word, about }) => ({ text: word, render: (element) => element.append(h("b", {}, word.trim()), about ? h("span", {}, about) : "") })),
    };
  }

  here.on("change", () => onchange(here.getValue()));
  here.on("inputRead", (_, change) => {
    if (!here.state.completionActive && /^[\w:-]$/.test(change.text[0])) hint();
  });
  return {
    text: () => here.getValue(),
    set: (next) => here.setValue(next),
    focus: () => here.focus(),
    /** @param {{line: number, text: string}[]} mistakes lines from 1; 0 stands for the whole file */
    mark(mistakes) {
      marks = mistakes.map((one) => {
        const line = Math.min(Math.max(one.line, 1), here.lineCount()) - 1;
        const start = here.getLine(line).search(/\S|$/);
        return { from: CodeMirror.Pos(line, start), to: CodeMirror.Pos(line, Math.max(here.getLine(line).length, start + 1)), message: one.text, severity: "error" };
      });
      here.performLint();
    },
    goTo(line) {
      here.setCursor({ line: Math.max(line, 1) - 1, ch: 0 });
      here.scrollIntoView(null, 120);
      here.focus();
    },
  };
}
