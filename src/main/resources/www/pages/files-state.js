/** What a file of the owner does now, in a word. */
import { h } from "../js/dom.js";
import { t } from "../js/texts.js";

export const KINDS = ["routes", "modbus", "mqtt", "config"];

/** Routes of the device itself are told apart from the owner's: they can be read and not changed. */
export const fixed = (row) => row.kind === "routes" && row.shipped && !row.own;

/**
 * @param {object} row of GET /api/files
 * @param {object} [running] of GET /api/routes, for a file of routes
 * @returns {{look: string, word: string, why: string}}
 */
export function stateOf(row, running) {
  if (!row.own) return { look: "", word: t("fi.shipped"), why: "" };
  if (row.watched) return { look: "warn", word: t("fi.trial"), why: t("fi.trial.why") };
  if (running?.state === "stopped") return { look: "bad", word: t("fi.stopped"), why: running.reason ?? "" };
  if (row.active === undefined) return { look: row.error ? "bad" : "", word: t("fi.draft"), why: row.error ?? "" };
  if (row.active !== row.newest) return { look: "good", word: t("fi.runs.earlier", row.active), why: row.error ?? t("fi.newer", row.newest) };
  return { look: "good", word: t(row.kind === "config" ? "fi.counts" : "fi.runs"), why: "" };
}

export function badge(state) {
  return h("span", { class: `badge ${state.look}`, "data-state": state.word }, state.word);
}
