/** The device's API. Whoever is not known is led to the login; a password that must be given again is asked for, and the call repeated. */
import { h } from "./dom.js";
import { t, said } from "./texts.js";
import { ask } from "./dialog.js";

export class Refused extends Error {
  /** @param {number} status 0 when the device does not answer */
  constructor(status, body, headers) {
    super(said(body, "error") || (status ? `${status}` : t("silent")));
    this.status = status;
    this.body = body ?? {};
    this.headers = headers;
  }
}

/** These carry a password themselves: "need a password" then means that it was another one. */
const WITH_PASSWORD = new Set(["/api/login", "/api/claim", "/api/session/confirm", "/api/access/password"]);

let lost = () => {};

/** @param {() => void} what to do when the session has ended */
export function onLost(what) {
  lost = what;
}

export const get = (path, more = {}) => call("GET", path, undefined, more);
export const post = (path, body = {}, more = {}) => call("POST", path, body, more);
export const put = (path, body = {}, more = {}) => call("PUT", path, body, more);
export const remove = (path, more = {}) => call("DELETE", path, undefined, more);

/** Says that a change is meant for what was read with this tag, and for nothing newer. */
export const onlyOn = (etag) => (etag ? { headers: { "If-Match": /^(W\/)?"/.test(etag) ? etag : `"${etag}"` } } : {});

/** The same, with the answer's headers: { body, headers, status }. */
export async function call(method, path, body, more = {}) {
  return (await answered(method, path, body, more)).body;
}

/**
 * @param body an object is sent as JSON; text and bytes as they are
 * @param more { headers, signal } to send with, and to give up by
 */
export async function answered(method, path, body, more = {}, again = true) {
  const plain = body === undefined || typeof body === "string" || body instanceof Blob || body instanceof ArrayBuffer;
  // Nothing has no type: the device takes a type for a promise of a body.
  const type = body === undefined ? {} : { "Content-Type": typeof body === "string" ? "text/plain; charset=utf-8" : plain ? "application/octet-stream" : "application/json" };
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { ...(method === "GET" ? {} : { "X-TIC": "1", ...type }), ...more.headers },
      body: plain ? body : JSON.stringify(body),
      signal: more.signal,
    });
  } catch (unreachable) {
    throw new Refused(0);
  }
  const content = await read(response);
  if (response.ok) return { body: content, headers: response.headers, status: response.status };
  if (again && response.status === 403 && content?.need === "password" && !WITH_PASSWORD.has(path) && (await confirmed())) {
    return answered(method, path, body, more, false);
  }
  throw refusal(response.status, content, response.headers);
}

/** What to throw for an answer that is an error; who is not known any more is led to the login. */
export function refusal(status, content, headers) {
  if (status === 401 && content?.need === "login") lost();
  return new Refused(status, content, headers);
}

const PAUSE_MS = 500;
const MOST_TRIES = 12;

/** The device checks one thing at a time: what meets another check is asked again. */
export async function inTurn(ask) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (refused) {
      if (refused.status !== 503 || tries === MOST_TRIES) throw refused;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

async function read(response) {
  const text = await response.text();
  if (!(response.headers.get("Content-Type") ?? "").includes("json")) return response.ok ? text : { error: text };
  return text ? JSON.parse(text) : undefined;
}

/** Asks for the password again until it is right or given up. */
async function confirmed() {
  let wrong = "";
  for (;;) {
    const given = await ask(t("confirm.title"), (finish) => {
      const field = h("input", { type: "password", name: "password", autocomplete: "current-password", required: true, autofocus: true });
      return [
        h("p", { class: "soft" }, t("confirm.why")),
        h("label", { class: "field" }, h("span", { class: "label" }, t("password")), field),
        wrong && h("p", { class: "note bad", role: "alert" }, wrong),
        finish(t("confirm.go"), () => field.value),
      ];
    });
    if (given === undefined) return false;
    try {
      await post("/api/session/confirm", { password: given });
      return true;
    } catch (refused) {
      if (refused.status === 0) throw refused;
      wrong = refused.body.need === "password" ? t("password.wrong") : refused.message;
    }
  }
}
