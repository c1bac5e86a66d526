/** While the device begins anew: the page waits for it and says so. */
import { h, text } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { get } from "../../js/api.js";
import { refresh } from "../../js/session.js";

const ASK_MS = 700;
const PATIENCE_S = 60;

/**
 * @param {number} seconds that it usually takes
 * @param {string} [elsewhere] address at which the page is afterwards, when it is another one
 * @returns once the device answers again
 */
export function waitForRestart(seconds, elsewhere) {
  const began = Date.now();
  const bar = h("progress", { max: String(seconds * 2), value: 0, "aria-label": t("restart.title") });
  const told = h("p", { role: "status" }, t("restart.wait"));
  const dialog = h("dialog", { class: "stack", id: "restarting", "aria-label": t("restart.title"), oncancel: (event) => event.preventDefault() },
    h("h2", {}, t("restart.title")), bar, told, elsewhere && h("p", {}, t("restart.elsewhere"), " ", h("a", { href: elsewhere }, elsewhere)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    let missed = false;
    const timer = setInterval(async () => {
      const gone = (Date.now() - began) / 1000;
      bar.value = gone;
      if (gone > PATIENCE_S) text(told, t("restart.long"));
      try {
        const { uptime_s: uptime } = await get("/api/status");
        if (!missed && !(uptime < gone) && gone < seconds * 3) return;
        clearInterval(timer);
        dialog.close();
        dialog.remove();
        await refresh().catch(() => {});
        resolve();
      } catch (away) {
        missed = true;
      }
    }, ASK_MS);
  });
}
