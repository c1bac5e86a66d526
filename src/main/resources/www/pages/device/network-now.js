/** What each interface of the device is and has now. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, known } from "../../js/texts.js";
import { card, factList, remark } from "./parts.js";

const LOOKS = { connected: "good", connecting: "warn", disconnected: "bad", unmanaged: "" };

export function networkNow() {
  const host = h("b", { id: "network-host" });
  const why = remark("", { id: "network-reason" });
  const grid = h("div", { class: "interfaces" });
  const shown = new Map();

  return {
    element: card("network-now", t("dv.net.now"), h("p", {}, t("dv.net.host.is"), " ", host), grid, why.element),
    show(told) {
      text(host, told.host || "–");
      why.say(told.manager ? "" : said(told, "reason") || t("dv.net.readonly"));
      const names = told.interfaces.map((one) => one.name).join();
      if (names !== [...shown.keys()].join()) {
        shown.clear();
        told.interfaces.forEach((one) => shown.set(one.name, interfaceBox(one.name)));
        fill(grid, [...shown.values()].map((one) => one.element), told.interfaces.length === 0 && h("p", { class: "soft" }, t("dv.net.none")));
      }
      told.interfaces.forEach((one) => shown.get(one.name).show(one));
    },
  };
}

function interfaceBox(name) {
  const kind = h("span", { class: "soft" });
  const state = h("span");
  const facts = factList();
  return {
    element: h("section", { class: "interface stack tight", "data-interface": name, "aria-label": name },
      h("div", { class: "row between" }, h("h3", {}, name, " ", kind), state), facts.element),
    show(one) {
      text(kind, t(`dv.net.kind.${one.kind}`));
      // A radio that nobody uses is no fault, an unplugged cable is one.
      state.className = `badge ${one.state === "disconnected" && one.kind !== "ethernet" ? "" : LOOKS[one.state] ?? ""}`;
      text(state, t(known(`dv.net.state.${one.state}`) ? `dv.net.state.${one.state}` : "dv.net.state.unknown"));
      facts.show([
        [t("dv.net.cable"), t(one.carrier ? "dv.net.carrier" : one.kind === "ethernet" ? "dv.net.no.carrier" : "dv.net.no.link")],
        [t("dv.net.address"), one.addresses.join(", ") || "–"],
        [t("dv.net.by"), one.method && t(`dv.net.method.${one.method}`)],
        [t("dv.net.gateway"), one.gateway],
        [t("dv.net.dns"), (one.dns ?? []).join(", ")],
        [t("dv.net.mac"), one.mac],
      ]);
    },
  };
}
