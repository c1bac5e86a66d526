/** A change of the network that waits to be confirmed: how long, and where. It counts on when the old address is silent. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, sentence, moment } from "../../js/texts.js";
import { post } from "../../js/api.js";
import { actor, teller } from "../../js/act.js";
import { link } from "../../js/router.js";

const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;
const LOOKS = { confirmed: "good", taken_back: "warn", failed: "bad" };

/** @param {() => void} changed called when the reader confirmed or took back */
export function networkChange(changed) {
  const told = teller({ id: "change-told" });
  const outcome = h("div", { role: "status", class: "told", id: "network-last" });
  const clock = h("b", { class: "num countdown", role: "timer", id: "change-seconds" });
  const bar = h("progress", { id: "change-bar", "aria-hidden": "true" });
  const what = h("p", { id: "change-what" });
  const where = h("div", { class: "stack tight", id: "change-where" });
  const lost = h("p", { class: "note warn", role: "status", id: "change-lost", hidden: true });
  const confirm = actor(t("dv.net.confirm"), () => end("confirm"), told, { id: "network-confirm", class: "button primary" });
  const cancel = actor(t("dv.net.cancel"), () => end("cancel"), told, { id: "network-cancel", class: "button danger" });
  const box = h("section", { class: "card stack waiting", id: "network-pending", "aria-label": t("dv.net.pending"), tabindex: "-1", hidden: true },
    h("h2", {}, t("dv.net.pending")), what, h("p", { class: "row" }, clock, h("span", { class: "soft" }, t("dv.net.left"))), bar, where, lost, h("p", { class: "row" }, confirm, cancel), told.element);
  const timer = setInterval(tick, 500);
  let pending;
  let deadline = 0;
  let silent = false;
  let name;
  let shown = "";
  let seen = false;

  const left = () => Math.max(0, Math.ceil((deadline - Date.now()) / 1000));

  function tick() {
    if (!pending) return;
    text(clock, `${left()} s`);
    bar.value = left();
    lost.hidden = !silent && left() > 0;
    text(lost, t(left() === 0 ? "dv.net.over" : "dv.net.lost"));
    confirm.hidden = silent || elsewhere();
    cancel.hidden = silent;
  }

  /** The page was opened by an address that the device is about to leave. */
  const elsewhere = () => Boolean(pending.url) && IPV4.test(location.hostname) && new URL(pending.url).hostname !== location.hostname;

  async function end(verb) {
    try {
      await post(`/api/network/${verb}`);
    } catch (refused) {
      if (!refused.body?.url) throw refused;
      told.tell("bad", sentence(refused.message), " ", address(refused.body.url));
      return;
    }
    told.hush();
    await changed();
  }

  /** In a tab of its own: when nobody is there yet, this page is still here and counts on. */
  const address = (url) => {
    const there = new URL(url);
    there.hash = link("device", "network");
    return h("a", { href: there.href, id: "change-link", target: "_blank", rel: "noopener" }, there.host, h("span", { class: "hidden-text" }, ` ${t("dv.net.tab")}`));
  };

  function draw() {
    const known = JSON.stringify([pending, name]);
    if (known === shown) return;
    shown = known;
    text(what, pending.method === "fixed" ? t("dv.net.to.fixed", pending.interface, pending.address) : t("dv.net.to.dhcp", pending.interface));
    fill(where,
      pending.url
        ? elsewhere() ? [h("p", {}, h("b", {}, t("dv.net.open"), " ", address(pending.url))), h("p", { class: "soft small" }, t("dv.net.login"))] : h("p", {}, t("dv.net.here"))
        : [h("p", {}, t("dv.net.unknown"), name && [" ", address(`${location.protocol}//${name}${location.port ? `:${location.port}` : ""}/`)]), h("p", { class: "soft small" }, t("dv.net.login"))]);
  }

  function take(next) {
    const begins = !pending && next;
    pending = next ?? undefined;
    box.hidden = !pending;
    if (!pending) return;
    seen = true;
    deadline = Date.now() + pending.seconds_left * 1000;
    if (begins) bar.max = Math.max(1, pending.seconds_left);
    // The seconds differ in each answer, and are no reason to draw the link anew under somebody's finger.
    pending = { ...pending, seconds_left: undefined };
    draw();
    tick();
  }

  return {
    elements: [box, outcome],
    runs: () => Boolean(pending),
    /** A change was taken up just now. */
    begins(next) {
      take(next);
      fill(outcome);
      box.scrollIntoView({ block: "center" });
      box.focus({ preventScroll: true });
    },
    show({ pending: next, last }) {
      silent = false;
      take(next);
      if (pending || !last) fill(outcome);
      else if (outcome.dataset.at !== last.at || !outcome.firstChild) {
        outcome.dataset.at = last.at;
        const look = !seen && last.what === "confirmed" ? "soft small" : `note ${LOOKS[last.what] ?? "warn"}`;
        fill(outcome, h("p", { class: look, "data-last": last.what }, t(`dv.net.last.${last.what}`, moment(last.at)), " ", sentence(said(last, "message"))));
      }
    },
    /** The device does not answer at this address. */
    lost() {
      silent = true;
      tick();
    },
    /** The name under which the device says it is found. */
    known(host) {
      name = host;
      if (pending) draw();
    },
    end: () => clearInterval(timer),
  };
}
