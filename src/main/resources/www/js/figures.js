/** Numbers as the device tells them, in the writing of the reader's language. */
import { number } from "./texts.js";

/** A number of the page's language tells so many digits apart, whatever they are. */
const EXACT_DIGITS = 15;

/** A number with as many decimals as it came with; what is no number, or a long or padded one such as a serial number, stays as it is. */
export function figure(value) {
  const told = String(value ?? "");
  const parts = /^-?(0|[1-9]\d{0,13})(?:\.(\d{1,6}))?$/.exec(told);
  return parts && told.replace(/\D/g, "").length <= EXACT_DIGITS ? number(Number(told), parts[2]?.length ?? 0) : told;
}

/** An address as engineers write it. */
export const hex = (value, digits = 4) => `0x${Number(value).toString(16).toUpperCase().padStart(digits, "0")}`;

/** @returns {number | undefined} of a decimal number or one such as 0x1F */
export function whole(text) {
  const told = text.trim();
  return /^(\d+|0x[0-9a-f]+)$/i.test(told) ? Number(told) : undefined;
}
