/** Who looks: as told by GET /api/session. */
import { get } from "./api.js";

let now = { claimed: true, role: "none" };

/** A device with another version of its program has another page too. */
export async function refresh() {
  const next = await get("/api/session");
  if (now.version && next.version && next.version !== now.version) location.reload();
  now = next;
  return now;
}

export const session = () => now;

/** After a login or a claim, whose answer is a session too. */
export function becomes(next) {
  now = next;
}

export const administers = () => now.role === "administrator";
