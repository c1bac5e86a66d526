/** Light or dark: as chosen here, or else as the settings say, or else as the system of the reader is. */
const KEPT = "tic.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
let setting = "auto";

function show() {
  const chosen = localStorage.getItem(KEPT) ?? setting;
  const dark = chosen === "dark" || (chosen !== "light" && system.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  dispatchEvent(new CustomEvent("theme"));
}

export function begin(fromSettings = "auto") {
  setting = fromSettings;
  system.addEventListener("change", show);
  show();
}

export const dark = () => document.documentElement.dataset.theme === "dark";

export function toggle() {
  localStorage.setItem(KEPT, dark() ? "light" : "dark");
  show();
}

/** What was chosen here: light, dark, or auto. */
export const chosen = () => localStorage.getItem(KEPT) ?? "auto";

export function choose(one) {
  if (one === "auto") localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, one);
  show();
}

/** What a colour of the style sheet is now, for what is drawn on a canvas. */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
