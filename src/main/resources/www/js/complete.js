/** What could stand at a place of a YAML file, by its JSON Schema. */

/**
 * Where a place is: the keys and list items around it, and what is being written there.
 *
 * @returns {{path: string[], key?: string, word: string, from: number}} `key` when a value is written; "[]" in the path is an item
 */
export function placeOf(lines, line, ch) {
  const before = lines[line].slice(0, ch);
  const flow = openBrace(before);
  const own = parts(lines[line]);
  const path = [];
  let column = own.column;
  let dash = false;
  const enter = (one) => {
    if (one.key !== undefined) path.unshift(one.key);
    column = one.column;
    dash = one.dashes.length > 0;
    one.dashes.forEach(() => path.unshift("[]"));
    if (dash) [column] = one.dashes;
  };
  if (own.dashes.length > 0) enter({ ...own, key: undefined });
  for (let above = line - 1; above >= 0 && (column > 0 || dash); above--) {
    const one = parts(lines[above]);
    if (one.blank) continue;
    if (!dash && one.dashes.length > 0 && one.column === column) enter({ ...one, key: undefined });
    else if (one.key !== undefined && (dash ? one.column <= column && !one.dashes.includes(column) : one.column < column)) enter(one);
  }
  const rest = flow < 0 ? before.slice(own.column) : before.slice(flow + 1).replace(/^.*,/, "");
  if (flow >= 0) path.push(...around(before.slice(0, flow), own));
  const pair = /^\s*([\w."-]+):\s+(?:\[(?:[^\]]*,)?\s*)?["']?(.*)$/.exec(rest);
  const word = pair ? pair[2] : rest.trimStart().replace(/^(- )+/, "");
  return { path, key: pair?.[1].replaceAll('"', ""), word, from: ch - word.length };
}

/** Where the last brace is that is still open; -1 for none. */
function openBrace(text) {
  const open = [];
  [...text].forEach((sign, index) => {
    if (sign === "{") open.push(index);
    if (sign === "}") open.pop();
  });
  return open.at(-1) ?? -1;
}

/** The key in front of a brace of the same line, and an item when the brace stands in a list. */
function around(text, own) {
  const key = /([\w."-]+):\s*\[?[^[\]]*$/.exec(text)?.[1];
  return key && text.length > own.column ? [key, ...(/:\s*\[/.test(text) ? ["[]"] : [])] : [];
}

function parts(line) {
  const lead = /^(\s*)((?:-\s+|-$)*)/.exec(line);
  const dashes = [...lead[2].matchAll(/-/g)].map((dash) => lead[1].length + dash.index);
  const rest = line.slice(lead[0].length);
  return { blank: rest === "" ? dashes.length === 0 : rest.startsWith("#"), dashes, column: lead[0].length, key: /^"?([\w.-]+)"?:(?:\s|$)/.exec(rest)?.[1] };
}

/** All schemas that count at the end of a path. */
function schemasAt(root, path) {
  return path.reduce((all, step) => all.flatMap((one) => below(root, one, step)), expanded(root, root));
}

function below(root, one, step) {
  const next = step === "[]"
    ? [one.items, ...(one.prefixItems ?? [])]
    : [one.properties?.[step] ?? Object.entries(one.patternProperties ?? {}).find(([pattern]) => new RegExp(pattern).test(step))?.[1] ?? one.additionalProperties];
  return next.filter((found) => found && typeof found === "object").flatMap((found) => expanded(root, found));
}

/** A schema with all that it refers to and chooses from. */
function expanded(root, one, depth = 0) {
  if (!one || typeof one !== "object" || depth > 12) return [];
  const referred = one.$ref?.startsWith("#/") ? [one.$ref.slice(2).split("/").reduce((at, key) => at?.[key], root)] : [];
  return [one, ...[...referred, ...(one.anyOf ?? []), ...(one.oneOf ?? []), ...(one.allOf ?? []), one.then, one.else].flatMap((next) => expanded(root, next, depth + 1))];
}

const about = (root, schema) => expanded(root, schema).map((one) => one.description ?? one.title).find(Boolean);

/**
 * @param {object} schema of the file
 * @param {(key: string, path: string[]) => {text: string, about?: string}[]} more what else may stand as the value of a key
 */
export function completion(schema, more = () => []) {
  return (lines, line, ch) => {
    const { path, key, word, from } = placeOf(lines, line, ch);
    if (lines[line].trimStart().startsWith("#")) return undefined;
    const schemas = schemasAt(schema, path);
    const all = key ? valuesOf(schema, schemas, key, path, more) : keysOf(schema, schemas);
    const typed = word.toLowerCase();
    const list = [...new Map(all.map((one) => [one.text, one])).values()].filter((one) => one.text.toLowerCase().includes(typed) && one.text.trim() !== word)
      .sort((one, other) => Number(other.text.toLowerCase().startsWith(typed)) - Number(one.text.toLowerCase().startsWith(typed)));
    return list.length > 0 ? { from, to: ch, list } : undefined;
  };
}

function keysOf(root, schemas) {
  return schemas.flatMap((one) => Object.entries(one.properties ?? {})).map(([name, schema]) => ({ text: `${name}: `, about: about(root, schema) }));
}

function valuesOf(root, schemas, key, path, more) {
  const own = schemas.flatMap((one) => below(root, one, key));
  const all = [...own, ...own.flatMap((one) => below(root, one, "[]"))];
  return [
    ...all.flatMap((one) => [...(one.enum ?? []), ...(one.const === undefined ? [] : [one.const]), ...(one.examples ?? []), ...(one.type === "boolean" ? [true, false] : [])])
      .filter((value) => typeof value !== "object").map((value) => ({ text: String(value) })),
    ...more(key, path),
  ];
}
