/** Style sheets of pages: fetched when a page first needs one, and waited for, so that nothing is shown unclad. */
const known = new Map();

/** @param {string} name of css/NAME.css */
export function sheet(name) {
  if (!known.has(name)) known.set(name, load(name));
  return known.get(name);
}

function load(name) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = `css/${name}.css`;
    link.onload = resolve;
    link.onerror = () => {
      known.delete(name);
      link.remove();
      resolve();
    };
    document.head.append(link);
  });
}
