/** While the device is away and comes back as another: what happens is told, and where else it may be found. */
import { h, text } from "../../js/dom.js";

const ASK_MS = 800;
const PATIENCE_MS = 4000;

/**
 * @param {{ title: string, told: string, late: string, seconds: number, links: string[], back: (signal: AbortSignal) => Promise<boolean> }} how
 *     `told` at first, `late` and the links once it took longer than `seconds`; `back` says whether it is there again
 * @returns when it is back
 */
export function whileAway({ title, told, late, seconds, links, back }) {
  const began = Date.now();
  const bar = h("progress", { max: String(seconds), value: 0, "aria-label": title });
  const words = h("p", { role: "status" }, told);
  const elsewhere = h("ul", { class: "plain", hidden: true }, links.map((one) => h("li", {}, h("a", { href: one }, one))));
  const dialog = h("dialog", { class: "stack", id: "away", "aria-label": title, oncancel: (event) => event.preventDefault() }, h("h2", {}, title), bar, words, elsewhere);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const look = async () => {
      const gone = (Date.now() - began) / 1000;
      bar.value = gone;
      if (gone > seconds) {
        text(words, late);
        elsewhere.hidden = false;
        bar.removeAttribute("value");
      }
      if (await back(AbortSignal.timeout(PATIENCE_MS)).catch(() => false)) {
        dialog.close();
        dialog.remove();
        resolve();
      } else {
        setTimeout(look, ASK_MS);
      }
    };
    look();
  });
}
