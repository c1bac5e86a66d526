/** The network as it is, a change of it with its time to confirm, and the names under which the device is found. */
import { h } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { poll } from "../../js/poll.js";
import { administers } from "../../js/session.js";
import { remark } from "./parts.js";
import { networkNow } from "./network-now.js";
import { networkForm } from "./network-form.js";
import { networkChange } from "./network-change.js";
import { namesCard } from "./names.js";

const LOOK_MS = 2000;
const LOOK_NAMES_MS = 5000;

export function network(place) {
  const silent = remark("bad", { role: "alert" });
  const now = networkNow();
  const names = namesCard();
  const change = networkChange(() => asked.now());
  const form = networkForm((pending) => change.begins(pending));
  place.append(silent.element, ...change.elements, now.element, administers() ? form.element : "", names.element);

  /** That there is no answer is told above every page. */
  const tell = (refused) => silent.say(refused.status ? refused.message : "");

  const asked = poll("/api/network", LOOK_MS, (told) => {
    silent.say("");
    now.show(told);
    change.show(told);
    form.show(told);
  }, (refused) => {
    // Without an answer a change goes on by the clock of this page.
    if (!refused.status && change.runs()) change.lost();
    else tell(refused);
  });
  const askedNames = poll("/api/names", LOOK_NAMES_MS, (told) => {
    names.show(told);
    change.known(told.host);
  }, (refused) => names.refuse(refused.status ? refused.message : ""));
  return () => {
    asked.end();
    askedNames.end();
    change.end();
  };
}
