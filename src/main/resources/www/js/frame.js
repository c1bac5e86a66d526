/** What is around each page: the lamp as the device shows it, the way to other pages, and what the owner must know wherever he is. */
import { h, fill, text } from "./dom.js";
import { icon } from "./icons.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";
import * as stream from "./stream.js";
import { post } from "./api.js";
import { link, go } from "./router.js";
import * as lamps from "./lamp.js";
import { session, refresh, administers } from "./session.js";

const { t } = texts;
const EVERYBODYS = ["live", "charts", "meter", "modbus", "mqtt"];
const OWNERS = ["files", "device", "settings", "log", "access", "help"];
const ON_PHONES = 4;
/** Where more is said of what the owner must know, and what to do about it. */
const PLACES = {
  clock_not_set: "settings?part=facts", clock_off: "settings?part=facts",
  ended_by_watchdog: "log", ended_by_memory: "log", ended_by_crash: "log",
};
/** Of these there is nothing to mend: who has read them puts them away until the browser is closed. */
const READ_ONCE = /^ended_by_/;

const top = document.getElementById("top");
const nav = document.getElementById("nav");
const banners = document.getElementById("banners");
let end = () => {};
let notes = {};

/** Draws the bar and the way to the pages for who looks now. */
export function drawFrame() {
  const known = session().role !== "none";
  text(document.getElementById("skip"), t("skip"));
  const led = h("span", { class: "led", "aria-hidden": "true" });
  const meaning = h("span", { id: "lamp-meaning" }, "…");
  fill(
    top,
    h("a", { class: "brand", href: "#/live", "aria-label": "TIC Connect" }, h("img", { src: "icon.svg", alt: "" }), h("span", { class: "name" }, "TIC Connect")),
    known && h("p", { class: "lamp", role: "status", id: "lamp" }, led, meaning),
    h("span", { class: "space" }),
    h("button", { class: "button quiet", id: "language", lang: texts.spoken() === "fr" ? "en" : "fr", onclick: otherLanguage },
      h("span", { class: "long" }, texts.spoken() === "fr" ? "English" : "Français"), h("span", { class: "short" }, texts.spoken() === "fr" ? "EN" : "FR")),
    h("button", { class: "button quiet", id: "theme", "aria-label": t("theme"), title: t("theme"), onclick: theme.toggle }, small("sun")),
    known && h("button", { class: "button quiet", id: "logout", "aria-label": t("logout"), title: t("logout"), onclick: logout }, small("out")),
  );
  nav.setAttribute("aria-label", t("pages"));
  nav.classList.remove("open");
  const pages = known ? [...EVERYBODYS, ...(administers() ? OWNERS : [])] : [];
  fill(nav, h("ul", {}, pages.map((name, index) =>
    h("li", { class: index >= ON_PHONES ? "beyond" : undefined }, h("a", { href: link(name), "data-page": name }, icon(name), t(`page.${name}`)))),
    h("li", { class: "more-tab" }, h("button", { type: "button", "aria-expanded": "false", onclick: more }, icon("more"), t("more")))));
  notes = {};
  drawNotes();
}

function small(name) {
  const drawn = icon(name);
  drawn.setAttribute("width", "20");
  drawn.setAttribute("height", "20");
  return drawn;
}

function more(event) {
  const open = nav.classList.toggle("open");
  event.currentTarget.setAttribute("aria-expanded", String(open));
}

/** Shows which page is open. */
export function mark(name) {
  nav.classList.remove("open");
  for (const one of nav.querySelectorAll("a")) {
    if (one.dataset.page === name) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
}

async function otherLanguage() {
  await texts.speak(texts.spoken() === "fr" ? "en" : "fr");
  dispatchEvent(new Event("redraw"));
}

async function logout() {
  await post("/api/logout").catch(() => {});
  await refresh().catch(() => {});
  go("#/login");
  dispatchEvent(new Event("redraw"));
}

/** A line under the bar until it is taken away: note("silent", "bad", "..."), note("silent"). */
export function note(key, look, ...content) {
  if (look) notes[key] = { look, content };
  else delete notes[key];
  drawNotes();
}

function drawNotes() {
  const wanted = Object.entries(notes);
  if (JSON.stringify(wanted.map(([key, one]) => [key, one.look, one.content.map(String)])) === banners.dataset.shown) return;
  banners.dataset.shown = JSON.stringify(wanted.map(([key, one]) => [key, one.look, one.content.map(String)]));
  fill(banners, wanted.map(([, one]) => h("p", { class: `note ${one.look}` }, one.content)));
}

/** Follows lamp and notices while somebody is logged in. */
export function watchDevice(known) {
  end();
  end = () => {};
  if (!known) return;
  const lamp = lamps.blinking(() => document.getElementsByClassName("led"));
  const unwatch = stream.watch("status", (status) => {
    lamp.show(status.lamp.pattern);
    const meaning = document.getElementById("lamp-meaning");
    if (meaning) text(meaning, lamps.meaning(status.lamp));
    notice(status);
  });
  end = () => {
    lamp.end();
    unwatch();
  };
}

function notice(status) {
  note("http", session().http_only ? "warn" : "", t("http.only"));
  note("safe", status.safe_mode ? "warn" : "", t("safe.mode"));
  const notices = (status.notices ?? []).filter((one) => one.code !== "safe_mode" && sessionStorage.getItem(`tic.read.${one.code}`) !== texts.said(one));
  notices.forEach((one, index) => note(`notice${index}`, "warn", ...told(one, () => notice(status))));
  for (const key of Object.keys(notes)) if (key.startsWith("notice") && Number(key.slice(6)) >= notices.length) note(key);
  const total = (status.sources ?? []).reduce((sum, source) => sum + (source.quarantine?.open ?? 0), 0);
  note("doubted", total ? "warn" : "", t(total === 1 ? "doubted.one" : "doubted.many", total), " ", h("a", { href: "#/meter" }, t("page.meter")));
}

/** What a line says, with the way to where it is mended and, where it need not stay, with its end. */
function told(one, again) {
  const place = administers() && PLACES[one.code];
  const read = () => {
    sessionStorage.setItem(`tic.read.${one.code}`, texts.said(one));
    again();
  };
  return [
    typeof one === "string" ? one : texts.said(one) || one.text || JSON.stringify(one),
    ...(place ? [" ", h("a", { href: `#/${place}` }, t(`page.${place.split(/[/?]/)[0]}`))] : []),
    ...(READ_ONCE.test(one.code) ? [" ", h("button", { type: "button", class: "button quiet small", onclick: read }, t("close"))] : []),
  ];
}

stream.onConnection((connected) => {
  note("silent", connected ? "" : "bad", t("silent"));
  document.body.classList.toggle("lost", !connected);
  const meaning = document.getElementById("lamp-meaning");
  if (meaning && !connected) text(meaning, t("lamp.lost"));
});
