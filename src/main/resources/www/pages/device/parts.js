/** What the parts of this page are made of. */
import { h, fill, text } from "../../js/dom.js";
import { sentence } from "../../js/texts.js";

export const card = (id, title, ...content) => h("section", { class: "card stack", id, "aria-label": title }, h("h2", {}, title), content);

/** A list of facts that is written anew only when it says something else, so that what is selected there stays. */
export function factList(attributes = {}) {
  const element = h("dl", { class: "facts", ...attributes });
  let shown;
  return {
    element,
    /** @param {[string, ...any[]][]} facts label and texts or elements; those without a value are left out */
    show(facts) {
      const list = facts.filter(([, ...value]) => value.some((one) => one || one === 0));
      const next = h("dl", {}, list.map(([label, ...value]) => [h("dt", {}, label), h("dd", {}, value)]));
      if (next.innerHTML === shown) return;
      shown = next.innerHTML;
      fill(element, ...next.childNodes);
    },
  };
}

/** A line that is there only while it has something to say. */
export function remark(look = "", attributes = {}) {
  const element = h("p", { class: `note ${look}`, hidden: true, ...attributes });
  return {
    element,
    say(words, other = look) {
      element.hidden = !words;
      element.className = `note ${other}`;
      text(element, sentence(words));
    },
  };
}
