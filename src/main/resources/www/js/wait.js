/** A button that may not be pressed for a while, and says for how long. */
import { text } from "./dom.js";
import { t } from "./texts.js";

/** Seconds that the device asks to wait; 0 when it does not. */
export const toWait = (refused) => Number(refused.headers?.get?.("Retry-After") ?? refused.body?.seconds ?? 0) || 0;

/** @returns {() => void} ends it before its time */
export function hold(button, seconds, said) {
  const label = button.textContent;
  let left = seconds;
  const end = () => {
    clearInterval(timer);
    button.disabled = false;
    text(button, label);
    said?.("");
  };
  const tick = () => {
    if (left <= 0) return end();
    button.disabled = true;
    text(button, t("wait.seconds", left));
    left -= 1;
  };
  const timer = setInterval(tick, 1000);
  tick();
  return end;
}
