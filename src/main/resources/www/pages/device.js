/** The device itself: its lamp and button, its network and names, other versions of its program. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";
import { sheet } from "../js/sheet.js";
import { link } from "../js/router.js";
import { tabs, keepInAddress } from "../js/tabs.js";
import { panel } from "./device/panel.js";
import { network } from "./device/network.js";
import { updates } from "./device/updates.js";

export async function render(root, { rest }) {
  await sheet("device");
  const parts = tabs(t("page.device"), [
    { id: "panel", title: t("dv.panel"), draw: panel },
    { id: "network", title: t("dv.network"), draw: network },
    { id: "update", title: t("dv.updates"), draw: updates },
  ], { chosen: rest[0], onchoice: (part) => keepInAddress(link("device", part)) });
  fill(root, h("div", { class: "page-head" }, h("h1", {}, t("page.device"))), parts.element);
  return parts.end;
}
