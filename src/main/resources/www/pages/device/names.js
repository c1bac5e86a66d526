/** The names under which the device is found without its address, and what it says of its services. */
import { h, text } from "../../js/dom.js";
import { t, said, known } from "../../js/texts.js";
import { liveTable } from "../../js/table.js";
import { card, remark } from "./parts.js";

const LOOKS = { announced: "good", waiting: "warn", paused: "warn", off: "" };

export function namesCard() {
  const address = h("a", { id: "names-link" });
  const found = h("p", {}, t("dv.names.found"), " ", address);
  const state = h("span", { class: "badge", id: "names-state" });
  const conflict = remark("warn", { id: "names-conflict" });
  const message = remark();
  const silent = remark("bad", { role: "alert" });
  const services = liveTable({
    caption: t("dv.names.services"), id: "services", key: (row) => row.key, empty: t("dv.names.none"),
    columns: [
      { key: "name", title: t("dv.names.name"), head: true, draw: (row) => row.name },
      { key: "type", title: t("dv.names.type"), look: "mono", draw: (row) => row.type },
      { key: "where", title: t("dv.names.where"), look: "num left", draw: (row) => `${row.address}:${row.port}` },
      { key: "interface", title: t("dv.names.interface"), draw: (row) => row.interface },
      { key: "txt", title: "TXT", look: "mono", draw: (row) => Object.entries(row.txt ?? {}).map(([key, value]) => `${key}=${value}`).join(" ") },
    ],
  });
  return {
    element: card("names", t("dv.names"), h("div", { class: "row" }, state, found), h("p", { class: "soft small" }, t("dv.names.why"), " ", h("a", { href: "#/settings?of=names.announce" }, t("dv.names.set"))), silent.element, conflict.element, message.element, services.element),
    show(told) {
      silent.say("");
      state.className = `badge ${LOOKS[told.state] ?? ""}`;
      text(state, t(known(`dv.names.state.${told.state}`) ? `dv.names.state.${told.state}` : "dv.names.state.waiting"));
      found.hidden = told.state !== "announced" || !told.host;
      text(address, told.host ?? "");
      if (told.host) address.setAttribute("href", `${location.protocol}//${told.host}${location.port ? `:${location.port}` : ""}/`);
      conflict.say(said(told, "conflict"));
      message.say(said(told, "message"));
      services.set((told.services ?? []).map((one) => ({ ...one, key: `${one.type} ${one.interface} ${one.name}` })));
    },
    refuse: (why) => silent.say(why),
  };
}
