/** Pages by the part of the address behind #: #/charts?step=day. A page's module is fetched when it is first opened. */

/** @returns {{ name: string, rest: string[], query: URLSearchParams }} */
export function place() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  return { name: name || "live", rest, query: new URLSearchParams(query) };
}

export const link = (name, ...rest) => `#/${[name, ...rest].map(encodeURIComponent).join("/")}`;

export function go(where) {
  if (location.hash === where) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.hash = where;
}
