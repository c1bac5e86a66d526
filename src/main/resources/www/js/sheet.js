/** Style sheets of pages: fetched when a page first needs one, and waited for, so that nothing is shown unclad. */
const known = new Map();

/** @param {string} name of css/NAME.css, or of a file elsewhere with `folder` */
export function sheet(name, folder = "css") {
  const href = `${folder}/${name}.css`;
  if (!known.has(href)) known.set(href, load(href));
  return known.get(href);
}

function load(href) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.onload = resolve;
    link.onerror = () => {
      known.delete(href);
      link.remove();
      resolve();
    };
    document.head.append(link);
  });
}
