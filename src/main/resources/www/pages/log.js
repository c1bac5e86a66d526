/** To be written: see the contract. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";

export async function render(root) {
  fill(root, h("h1", {}, t("page.log")));
}
