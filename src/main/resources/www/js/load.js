/** Scripts of others that are no modules, fetched once, by the page that needs them. */
const wanted = new Map();

/** @param {string} address of a script */
export function script(address) {
  if (!wanted.has(address)) wanted.set(address, fetched(address));
  return wanted.get(address);
}

function fetched(address) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement("script"), { src: address, async: false });
    element.addEventListener("load", () => resolve());
    element.addEventListener("error", () => {
      wanted.delete(address);
      element.remove();
      reject(new Error(address));
    });
    document.head.append(element);
  });
}
