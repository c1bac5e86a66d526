/** What the page says, in the language of its reader, and how it writes numbers and times. */

/** Where the meters are: their hours, days and months begin by the clock on the wall there, wherever the reader is. */
export const ZONE = "Europe/Paris";
const LANGUAGES = ["en", "fr"];
const KEPT = "tic.language";
const loaded = {};
let language = "en";
let words = {};

/** The language that was chosen here, or else by the settings, or else that of the browser. */
export async function begin(setting = "auto") {
  const chosen = localStorage.getItem(KEPT) ?? setting;
  await speak(LANGUAGES.includes(chosen) ? chosen : (navigator.languages ?? []).some((one) => one.startsWith("fr")) ? "fr" : "en", false);
}

/** Changes the language; pages are drawn anew by who calls. */
export async function speak(next, keep = true) {
  loaded[next] ??= { ...(await import(`../text/${next}.js`)).default };
  language = next;
  words = loaded[next];
  document.documentElement.lang = next;
  if (keep) localStorage.setItem(KEPT, next);
}

/** Adds the texts of a page: text/PAGE.en.js and .fr.js hold what only that page says. */
export async function learn(page) {
  const mark = `:${page}`;
  if (words[mark]) return;
  Object.assign(words, (await import(`../text/${page}.${language}.js`)).default, { [mark]: "1" });
}

export const spoken = () => language;

/** The text under a key, {0} {1} filled in. A missing one shows its key, so that it is seen. */
export function t(key, ...filling) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (whole, index) => filling[index] ?? whole);
}

export const known = (key) => key in words;

/** One of two fields of what the device says: thing.NAME_fr beside thing.NAME_en, or thing.fr beside thing.en. */
export function said(thing, name = "") {
  if (!thing) return "";
  const field = (one) => (name ? thing[`${name}_${one}`] : thing[one]);
  return field(language) ?? field("en") ?? thing[name] ?? "";
}

/** Of what the device says, the first word with a large letter; names of files and interfaces stay as they are. */
export const sentence = (words = "") => (/^\p{Letter}+[\s’,:]/u.test(words) ? words[0].toUpperCase() + words.slice(1) : words);

/** As the browser writes this language, with the habits of France and its neighbours where it does not say. */
const REGIONS = { en: "en-GB", fr: "fr-FR" };
const region = () => (navigator.languages ?? []).find((one) => one.startsWith(language)) ?? REGIONS[language];

/** @param {number} digits after the comma */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(region(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

export function time(instant, options = { timeStyle: "medium" }) {
  return new Intl.DateTimeFormat(region(), { hourCycle: "h23", ...options }).format(new Date(instant));
}

export function moment(instant) {
  return time(instant, { dateStyle: "medium", timeStyle: "medium" });
}

/** An age in words as short as can be: 3 s, 5 min, 2 h, 4 d. */
export function age(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 129600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} ${t("days.short")}`;
}
