/** Who looks: as told by GET /api/session. */
import { get } from "./api.js";

let now = { claimed: true, role: "none" };

export async function refresh() {
  now = await get("/api/session");
  return now;
}

export const session = () => now;

/** After a login or a claim, whose answer is a session too. */
export function becomes(next) {
  now = next;
}

export const administers = () => now.role === "administrator";
