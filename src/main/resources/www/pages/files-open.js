/** What an editor begins with: the text of a file or of what a new one is made from, and what can be written in it. */
import { t, said } from "../js/texts.js";
import { get, answered } from "../js/api.js";
import { completion } from "../js/complete.js";

const FOLDERS = { routes: "routes", modbus: "mappings/modbus", mqtt: "mappings/mqtt" };
const CONFIG = { units: "config/modbus.yaml", settings: "config/application.properties" };
const QUANTITIES = new Set(["quantity", "quantities", "negate", "need"]);

const EVENTS = ["tariff", "midnight", "meter", "line", "stale"];
const COLOURS = ["blue", "white", "violet", "cyan", "off"];

/** What a route can wait for, and where it can send to. */
const waits = (quantities) => ["\"reading:\"", ...EVENTS.map((kind) => `events:${kind}`), "timer:minute?period=60000", "direct:"].map((text) => ({ text })).concat(quantities.map((one) => ({ ...one, text: `live:${one.text}` })));
const sends = () => ["mqtt-out:tic/own/", ...COLOURS.map((colour) => `lamp:${colour}`), "push:https://", "direct:"].map((text) => ({ text }));

/**
 * @param {string} from `example:NAME` or `copy:NAME`, when the file is not there yet
 * @returns {Promise<{kind: string, name: string, path: string, exists: boolean, text: string, etag?: string, row: object}>}
 */
export async function opened(kind, name, from) {
  const path = CONFIG[name] && kind === "config" ? CONFIG[name] : `${FOLDERS[kind]}/${name}.yaml`;
  const row = (await get("/api/files")).find((one) => one.path === path) ?? { path, kind, name, own: false, shipped: false };
  const here = row.own || row.shipped || kind === "config" ? await existing(kind, name) : undefined;
  // The owner's settings are a file of their own beside the shipped one, which also says what only the device may decide.
  if (here && kind === "config" && name === "settings" && !row.own) return { kind, name, path, row, exists: false, text: t("fi.begin.config"), etag: here.headers.get("ETag") ?? undefined };
  if (here) return { kind, name, path, row, exists: true, text: here.body, etag: here.headers.get("ETag") ?? undefined };
  const [how, source = ""] = from.split(":");
  const text = how === "example" ? await get(`/api/examples/${source}`) : how === "copy" ? await get(`/api/files/${kind}/${source}`) : t(`fi.begin.${kind}`);
  return { kind, name, path, row, exists: false, text };
}

async function existing(kind, name) {
  try {
    return await answered("GET", `/api/files/${kind}/${name}`);
  } catch (refused) {
    if (refused.status === 404) return undefined;
    throw refused;
  }
}

/** What completes words in such a file; undefined where nothing does. */
export async function completed(kind, name) {
  if (kind === "config" && name === "settings") return undefined;
  const [schema, sources, files] = await Promise.all([get(`/api/schemas/${kind === "config" ? name : kind}`), get("/api/live"), get("/api/files")].map((asked) => asked.catch(() => undefined)));
  if (!schema) return undefined;
  const quantities = [...new Map((sources ?? []).flatMap((source) => source.quantities).map((one) => [one.name, { text: one.name, about: said(one, "meaning") }])).values()];
  const maps = (files ?? []).filter((one) => one.kind === "modbus").map((one) => ({ text: one.name }));
  return completion(schema, (key, path) => {
    if (QUANTITIES.has(key) || path.at(-1) === "bits") return quantities;
    if (kind === "routes" && (key === "to" || (key === "uri" && path.at(-1) === "to"))) return sends();
    if (kind === "routes" && key === "uri") return waits(quantities);
    if (key === "map" && kind === "config") return maps;
    return [];
  });
}
