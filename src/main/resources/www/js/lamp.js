/** The lamp as the device shows it: "green", "red/green" in turn, "blue/off", or several such patterns after each other. */
import * as texts from "./texts.js";

const BLINK_MS = 500;
const BLINKS_OF_A_PATTERN = 4;

/** What a lamp means, in the language of the reader; several faults are told with commas between. */
export function meaning(lamp) {
  return lamp.meaning.split(", ").map((one) => (texts.known(`lamp.${one}`) ? texts.t(`lamp.${one}`) : one)).join(", ");
}

/** The colours of each pattern, in the turn in which they are shown. */
export const patterns = (pattern) => pattern.split(", ").map((one) => one.split("/"));

/** The colour that is shown at a step of half a second. */
export function colour(pattern, step) {
  const all = patterns(pattern);
  const colours = all[Math.floor(step / BLINKS_OF_A_PATTERN) % all.length];
  return colours[step % colours.length];
}

const still = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Makes the elements that `find` gives blink together. For who wants no motion the first colour stays, and a large lamp shows
 * the second one beside it.
 * @param {() => Iterable<Element>} find of class led
 * @returns {{ show: (pattern: string) => void, end: () => void }}
 */
export function blinking(find) {
  let pattern = "";
  const draw = () => {
    if (!pattern) return;
    const now = `led ${colour(pattern, still.matches ? 0 : Math.floor(Date.now() / BLINK_MS))}`;
    const half = still.matches ? ` and-${colour(pattern, 1)}` : "";
    for (const led of find()) {
      const wanted = led.classList.contains("large") ? `${now}${half} large` : now;
      if (led.className !== wanted) led.className = wanted;
    }
  };
  const timer = setInterval(draw, BLINK_MS);
  return {
    show: (next) => {
      pattern = next;
      draw();
    },
    end: () => clearInterval(timer),
  };
}
