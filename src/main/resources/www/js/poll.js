/** What is asked again and again while a part of a page is open. A page that nobody sees asks nothing. */
import { get } from "./api.js";

/** A device whose address has changed leaves questions without an answer, which browsers wait for long. */
const PATIENCE_MS = 8000;

/**
 * @param {string} path of the API
 * @param {number} every how many milliseconds after an answer it is asked again
 * @param {(told: any) => void} show
 * @param {(refused: Error) => void} failed each time that there is no answer, or a refusal
 * @returns {{ now: () => Promise<void>, end: () => void }} `now` asks at once
 */
export function poll(path, every, show, failed) {
  let turn = 0;
  let timer;

  async function now() {
    clearTimeout(timer);
    const mine = ++turn;
    if (!document.hidden) await ask(mine);
    if (mine === turn) timer = setTimeout(now, every);
  }

  async function ask(mine) {
    try {
      const told = await get(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (mine === turn) show(told);
    } catch (refused) {
      if (mine === turn) failed(refused);
    }
  }

  now();
  return {
    now,
    end() {
      turn += 1;
      clearTimeout(timer);
    },
  };
}
