/** What differs between two texts, line by line. */
import { h } from "./dom.js";
import { t } from "./texts.js";

const LARGEST = 4e6;
const AROUND = 3;

/** @typedef {{sign: " " | "+" | "-" | "@", before?: number, after?: number, text: string}} Line */

/** Reads what the device compared. @param {string} unified @returns {Line[]} */
export function read(unified) {
  const lines = [];
  let before = 0;
  let after = 0;
  for (const one of unified.split("\n")) {
    const head = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(one);
    if (head) {
      before = Number(head[1]);
      after = Number(head[2]);
      lines.push({ sign: "@", text: "" });
    } else if (before + after > 0 && /^[-+ ]/.test(one)) {
      const sign = one[0];
      lines.push({ sign, before: sign === "+" ? undefined : before++, after: sign === "-" ? undefined : after++, text: one.slice(1) });
    }
  }
  return lines;
}

/** Compares two texts here. @returns {Line[]} */
export function compare(from, to) {
  const a = from.split("\n");
  const b = to.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const lines = [];
  const same = (index, other) => lines.push({ sign: " ", before: index + 1, after: other + 1, text: a[index] });
  for (let i = 0; i < start; i++) same(i, i);
  between(a, b, start, a.length - end, b.length - end, lines, same);
  for (let i = end; i > 0; i--) same(a.length - i, b.length - i);
  return shortened(lines);
}

/** The longest common sequence of what is between the same beginning and the same end. */
function between(a, b, start, endA, endB, lines, same) {
  const m = endA - start;
  const n = endB - start;
  const small = m * n <= LARGEST;
  const common = small ? Array.from({ length: m + 1 }, () => new Uint32Array(n + 1)) : [];
  if (small) {
    for (let i = m - 1; i >= 0; i--) {
      for (let j = n - 1; j >= 0; j--) {
        common[i][j] = a[start + i] === b[start + j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
  }
  let i = 0;
  let j = 0;
  while (i < m || j < n) {
    if (small && i < m && j < n && a[start + i] === b[start + j]) same(start + i++, start + j++);
    else if (i < m && (!small || j >= n || common[i + 1][j] >= common[i][j + 1])) lines.push({ sign: "-", before: start + i + 1, text: a[start + i++] });
    else lines.push({ sign: "+", after: start + j + 1, text: b[start + j++] });
  }
}

/** Only what is near a change. */
function shortened(lines) {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - AROUND), index + AROUND + 1).some((line) => line.sign !== " "));
  return lines.flatMap((line, index) => (near[index] ? [...(index > 0 && !near[index - 1] ? [{ sign: "@", text: "" }] : []), line] : []));
}

const WORDS = { "+": "diff.added", "-": "diff.removed" };

/** @param {Line[]} lines */
export function draw(lines, label) {
  if (!lines.some((line) => line.sign === "+" || line.sign === "-")) return h("p", { class: "soft", "data-diff": "same" }, t("diff.same"));
  return h("div", { class: "diff-box", tabindex: "0", role: "region", "aria-label": label },
    h("table", { class: "diff mono", "data-diff": "different" }, h("caption", { class: "hidden-text" }, label), h("tbody", {}, lines.map((line) =>
      line.sign === "@"
        ? h("tr", { class: "gap" }, h("td", { colspan: "4" }, "⋯"))
        : h("tr", { class: { "+": "added", "-": "removed" }[line.sign] },
          h("td", { class: "line" }, line.before), h("td", { class: "line" }, line.after),
          h("td", { class: "sign" }, line.sign.trim() && [h("span", { "aria-hidden": "true" }, line.sign), h("span", { class: "hidden-text" }, t(WORDS[line.sign]))]),
          h("td", { class: "code" }, line.text))))));
}
