/** Saving a file and having it run, and what is told when somebody else was faster. */
import { h, fill } from "../js/dom.js";
import { t } from "../js/texts.js";
import { answered, post, inTurn } from "../js/api.js";
import { compare, draw } from "../js/diff.js";

/**
 * @param {object} file as `opened` gives it; text and etag follow what is saved
 * @param {{told: object, text: () => string, take: (text: string) => void, mistakes: (all: object[]) => void, saved: () => Promise<void>}} how
 */
export function storing(file, { told, text, take, mistakes, saved }) {
  const address = `/api/files/${file.kind}/${file.name}`;

  /** @returns {Promise<boolean>} whether it is saved */
  async function put(edited) {
    const sent = text();
    try {
      const { body, headers } = await inTurn(() => answered("PUT", address, sent, { headers: edited ? { "If-Match": edited } : {} }));
      Object.assign(file, { exists: true, text: sent, etag: headers.get("ETag") ?? undefined, version: body.version });
      return true;
    } catch (refused) {
      if (refused.status === 422) {
        mistakes(refused.body.mistakes ?? []);
        told.tell("bad", t("fi.refused"));
      } else if (refused.status === 409 || refused.status === 428) {
        await conflict(sent);
      } else {
        throw refused;
      }
      return false;
    }
  }

  async function conflict(mine) {
    const theirs = await answered("GET", address);
    const etag = theirs.headers.get("ETag") ?? "*";
    const over = h("button", { class: "button danger", type: "button", id: "conflict-over", onclick: () => again(etag) }, t("fi.conflict.over"));
    const other = h("button", { class: "button", type: "button", id: "conflict-take", onclick: () => adopt(theirs.body, etag) }, t("fi.conflict.take"));
    fill(told.element, h("div", { class: "note warn stack tight", id: "conflict" }, h("b", {}, t("fi.conflict")), h("p", {}, t("fi.conflict.what")), h("div", { class: "row" }, over, other), draw(compare(theirs.body, mine), t("fi.conflict"))));
  }

  async function again(etag) {
    try {
      if (await put(etag)) await done();
    } catch (refused) {
      told.tell("bad", refused.message);
    }
  }

  async function adopt(other, etag) {
    Object.assign(file, { text: other, etag, exists: true });
    take(other);
    told.hush();
    await saved();
  }

  async function done() {
    told.tell("good", t("fi.saved", file.version));
    await saved();
  }

  async function activate(version) {
    const answer = await inTurn(() => post(`${address}/activate${version ? `?version=${version}` : ""}`));
    told.tell("good", h("p", {}, t(answer.restart_needed ? "fi.activated.next" : "fi.activated", answer.version)), answer.restart_needed && restart());
    await saved();
  }

  const restart = () => h("button", { class: "button", type: "button", id: "restart", onclick: async () => {
    const { seconds } = await post("/api/restart");
    told.tell("", t("fi.restarting", seconds ?? "…"));
  } }, t("fi.restart"));

  return {
    activate,
    async save() {
      if (await put(file.etag)) await done();
    },
    /** @param {boolean} changed whether there is something to save first */
    async saveAndRun(changed) {
      if (changed && !(await put(file.etag))) return;
      await (file.row.own || changed ? activate() : put(file.etag).then((kept) => kept && activate()));
    },
  };
}
