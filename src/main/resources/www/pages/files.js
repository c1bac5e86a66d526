/** Routes and maps: all of them, or one in its editor. */
import { sheet } from "../js/sheet.js";
import { list } from "./files-list.js";
import { edit } from "./files-edit.js";

export async function render(root, { rest: [kind, name], query }) {
  await sheet("files");
  return kind && name ? edit(root, { kind, name, query }) : list(root);
}
