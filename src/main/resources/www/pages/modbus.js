/** What masters get over Modbus, who asks for it, and a read to try. */
import { h, fill, text } from "../js/dom.js";
import { t, said, number } from "../js/texts.js";
import { get } from "../js/api.js";
import { watch } from "../js/stream.js";
import { sheet } from "../js/sheet.js";
import { link } from "../js/router.js";
import { administers } from "../js/session.js";
import { tabs, keepInAddress } from "../js/tabs.js";
import { registers } from "./modbus-registers.js";
import { clients } from "./modbus-clients.js";
import { testRead } from "./modbus-read.js";

export async function render(root, { rest }) {
  const [modbus] = await Promise.all([get("/api/modbus"), sheet("modbus")]);
  const state = h("span", { class: "badge", id: "modbus-state" });
  const facts = h("p", { class: "soft small num wrap", id: "modbus-facts" });
  const off = h("p", { class: "note warn", id: "modbus-off" }, t("mb.off.how"));
  const show = (now) => {
    const on = now.state === "listening";
    off.hidden = on;
    state.className = `badge ${on ? "good" : "bad"}`;
    text(state, on ? t("mb.listening", now.port) : t("mb.off"));
    const more = Object.keys(now.more_ports ?? {});
    const rtu = now.rtu_port ? t("mb.rtu", now.rtu_port === "off" ? t("mb.off") : now.rtu_port) : "";
    text(facts, [t("mb.clients", now.clients, now.most_clients), t("mb.requests", number(now.requests)), rtu,
      more.length > 0 && t("mb.ports", more.join(", ")), now.not_allowed > 0 && t("mb.refused", number(now.not_allowed)),
      now.gave_way > 0 && t("mb.gave", number(now.gave_way))].filter(Boolean).join(" · "));
  };
  show(modbus);

  // The address keeps the unit behind the part: #/modbus/registers/1502/240/native
  let unit = rest.slice(1);
  let part = rest[0];
  const keep = () => keepInAddress(link("modbus", part ?? "registers", ...unit));
  const parts = tabs(t("page.modbus"), [
    { id: "registers", title: t("mb.registers"), draw: (panel) => registers(panel, { unit, onunit: (next) => { unit = next; keep(); } }) },
    { id: "clients", title: t("mb.who"), draw: (panel) => clients(panel) },
    administers() && { id: "read", title: t("mb.read"), draw: (panel) => testRead(panel, modbus) },
  ].filter(Boolean), { chosen: part, onchoice: (next) => { part = next; keep(); } });

  fill(root,
    h("div", { class: "page-head" },
      h("div", { class: "row" }, h("h1", {}, t("page.modbus")), state),
      administers() && h("a", { class: "button", href: link("files", "config", "units"), id: "edit-units" }, t("mb.table"))),
    off, facts,
    (modbus.mistakes ?? []).length > 0 && h("div", { class: "note bad", role: "alert" }, h("p", {}, t("mb.mistakes")), modbus.mistakes.map((one) => h("p", {}, said(one) || String(one)))),
    parts.element);
  const end = watch("status", (status) => show(status.modbus));
  return () => {
    end();
    parts.end();
  };
}
