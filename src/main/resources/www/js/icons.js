/** Line icons of 24 by 24, drawn with the colour of the text. */
import { s } from "./dom.js";

const PATHS = {
  live: "M13 2 4 14h7l-1 8 9-12h-7z",
  charts: "M4 20V10m6 10V4m6 16v-8m5 8H2",
  meter: "M5 3h14v18H5zM8 7h8v4H8zm1 8h.01M12 15h.01M15 15h.01M9 18h.01M12 18h.01",
  modbus: "M4 6h16M4 12h16M4 18h16M8 3v18M16 3v18",
  mqtt: "M4 20a1 1 0 1 0 0-.01M4 13a7 7 0 0 1 7 7M4 6a14 14 0 0 1 14 14",
  files: "M8 5 3 12l5 7m8-14 5 7-5 7M14 4l-4 16",
  device: "M7 3h10v18H7zM12 7h.01M10 16h4",
  settings: "M4 7h9m5 0h2M4 17h3m5 0h8M15.500 4.500v5M9.500 14.500v5",
  log: "M5 5h14M5 10h14M5 15h9M5 20h6",
  access: "M12 3 5 6v6c0 4.500 3 7.500 7 9 4-1.500 7-4.500 7-9V6zM9 12l2 2 4-4",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .9-1 1.700m0 3.500h.01",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.500 1.500m11 11L19 19M5 19l1.500-1.500m11-11L19 5",
  out: "M10 4H5v16h5m5-4 4-4-4-4m4 4H9",
};

/** @param {string} name one of the above; hidden from readers of screens, the text beside it says it */
export function icon(name) {
  return s(
    "svg",
    { viewBox: "0 0 24 24", fill: "none", stroke: "currentColor", "stroke-width": "1.8", "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true" },
    s("path", { d: PATHS[name] }),
  );
}
