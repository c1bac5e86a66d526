/** The page as a whole: who looks, which language, which page, and the frame around it. */
import { h, fill } from "./dom.js";
import * as texts from "./texts.js";
import * as theme from "./theme.js";
import * as stream from "./stream.js";
import { onLost } from "./api.js";
import { place } from "./router.js";
import { refresh, session, administers } from "./session.js";
import { drawFrame, mark, watchDevice } from "./frame.js";

const { t } = texts;
const ALONE = new Set(["claim", "login"]);
const FOR_ADMINISTRATORS = new Set(["device", "files", "settings", "log", "access", "help"]);
const PAGES = new Set(["live", "charts", "meter", "modbus", "mqtt", "device", "files", "settings", "log", "access", "help", ...ALONE]);

const main = document.getElementById("main");
let leave = () => {};
let turn = 0;
let open = "";

async function start() {
  let here = { page: {} };
  try {
    here = await refresh();
  } catch (silent) {
    // The login page says that the device does not answer.
  }
  theme.begin(here.page?.theme);
  await texts.begin(here.page?.language);
  onLost(lost);
  addEventListener("hashchange", moved);
  stream.onConnection(async (connected) => {
    if (connected) return;
    try {
      if ((await refresh()).role === "none") lost();
    } catch (unreachable) {
      // The stream tries again, and the frame says so meanwhile.
    }
  });
  addEventListener("redraw", redraw);
  redraw();
}

/** All anew: after a login, a logout, another language. */
async function redraw() {
  const known = session().role !== "none";
  if (known) stream.resume();
  else stream.pause();
  drawFrame();
  watchDevice(known);
  await show();
}

function lost() {
  if (session().role === "none" && ALONE.has(open)) return;
  refresh().catch(() => {}).finally(redraw);
}

/** The reader's place on another page is its beginning. */
async function moved() {
  const before = open;
  await show();
  if (open === before) return;
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}

/** Which page may be seen by who looks. */
function allowed(name) {
  const { claimed, role } = session();
  if (role === "none") return claimed ? "login" : "claim";
  if (ALONE.has(name) || !PAGES.has(name)) return "live";
  return FOR_ADMINISTRATORS.has(name) && !administers() ? "live" : name;
}

async function show() {
  const mine = ++turn;
  const { rest, query } = place();
  const name = allowed(place().name);
  document.body.classList.toggle("alone", ALONE.has(name));
  leave();
  leave = () => {};
  const root = h("div", { class: `stack page-${name}` });
  try {
    await texts.learn(name);
    const page = await import(`../pages/${name}.js`);
    if (mine !== turn) return;
    fill(main, root);
    const left = await page.render(root, { rest, query });
    if (mine !== turn) left?.();
    else leave = left ?? (() => {});
  } catch (failed) {
    if (mine !== turn) return;
    fill(main, h("p", { class: "note bad", role: "alert" }, failed.message),
      h("p", {}, h("button", { class: "button", onclick: show }, t("again"))));
  }
  open = name;
  mark(name);
  document.title = `${t(`page.${name}`)} · TIC Connect`;
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

start();
