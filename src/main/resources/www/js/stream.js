/**
 * What the device pushes: one connection for all that the page shows. After a loss it is made again, and the device then tells
 * everything from the beginning, so that nobody shows what was missed.
 */
const RETRY_MS = [500, 1000, 2000, 5000];
/** The status comes each five seconds at least: after this long a silence nobody is there, whatever the network says. */
const SILENCE_MS = 16000;
/** A page that nobody sees leaves its place to others. */
const HIDDEN_MS = 60000;
const watchers = new Map();
const onlookers = new Set();
let source;
let failures = 0;
let timer;
let paused = false;
let hidden = false;
let hiding;
let heard = 0;

/**
 * @param {string} feed such as "live" or "registers:1502/1"
 * @param {(data: any, first: boolean) => void} told `first` when it begins anew and all is told
 * @returns {() => void} ends it
 */
export function watch(feed, told) {
  const watcher = { told, first: true };
  const all = watchers.get(feed) ?? new Set();
  watchers.set(feed, all.add(watcher));
  connectSoon();
  return () => {
    all.delete(watcher);
    if (all.size === 0) watchers.delete(feed);
    connectSoon();
  };
}

/** @param {(connected: boolean) => void} told now and at each change */
export function onConnection(told) {
  onlookers.add(told);
}

/** Ends all until `resume`: nobody is logged in. */
export function pause() {
  paused = true;
  close();
}

export function resume() {
  paused = false;
  connectSoon();
}

function connectSoon(delay = 20) {
  clearTimeout(timer);
  timer = setTimeout(connect, delay);
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = undefined;
}

function connect() {
  close();
  if (paused || hidden || watchers.size === 0) return;
  const feeds = [...watchers.keys()];
  watchers.forEach((all) => all.forEach((watcher) => { watcher.first = true; }));
  const mine = new EventSource(`/api/stream?of=${feeds.map(encodeURIComponent).join(",")}`);
  source = mine;
  heard = Date.now();
  mine.onopen = () => { failures = 0; tell(true); };
  mine.onerror = () => { if (source === mine) lost(); };
  for (const feed of feeds) {
    mine.addEventListener(feed.split(":")[0], (event) => {
      heard = Date.now();
      const data = JSON.parse(event.data);
      for (const watcher of watchers.get(feed) ?? []) {
        watcher.told(data, watcher.first);
        watcher.first = false;
      }
    });
  }
}

function lost() {
  close();
  tell(false);
  connectSoon(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
}

setInterval(() => {
  if (source && Date.now() - heard > SILENCE_MS) lost();
}, 2000);

document.addEventListener("visibilitychange", () => {
  clearTimeout(hiding);
  if (document.hidden) {
    hiding = setTimeout(() => { hidden = true; close(); }, HIDDEN_MS);
  } else if (hidden) {
    hidden = false;
    connectSoon();
  }
});

/** A browser may keep a page that was left, to show it again at once: its stream would stay open, and few may be at a time. */
addEventListener("pagehide", close);
addEventListener("pageshow", (event) => { if (event.persisted) connectSoon(); });

function tell(connected) {
  onlookers.forEach((told) => told(connected));
}
