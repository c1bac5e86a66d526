/** The last ten minutes of power as a small line. The charts show the rest. */
import { h, s, text } from "../../js/dom.js";
import { t } from "../../js/texts.js";
import { get } from "../../js/api.js";
import { signed } from "./card.js";

const SPAN_S = 600;
const WIDTH = 600;
const HEIGHT = 64;
const GAP_S = 15;
const SKEW_S = 3;

export function sparkline() {
  const area = s("path", { class: "area" });
  const line = s("path", { class: "line" });
  const zero = s("path", { class: "zero" });
  const picture = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, zero, area, line);
  const most = h("span", { class: "num" });
  const element = h("a", { class: "spark", href: "#/charts", title: t("live.recent.open") }, picture,
    h("span", { class: "row between small soft" }, h("span", {}, t("live.recent")), most));
  let points = [];
  let turn = 0;

  /** Begins with what the device kept; what has come meanwhile stays. */
  async function begin(source) {
    const mine = ++turn;
    points = [];
    draw();
    const ask = (to) => get(`/api/history?source=${encodeURIComponent(source)}&step=second&from=${new Date(to - SPAN_S * 1000).toISOString()}&to=${new Date(to).toISOString()}&of=apparent_import,apparent_export`);
    try {
      let past = await ask(Date.now());
      // By the clock of the device, from which that of the reader may differ.
      let ahead = past.now - Date.now() / 1000;
      if (Math.abs(ahead) > SKEW_S) past = await ask(past.now * 1000);
      ahead = past.now - Date.now() / 1000;
      if (mine !== turn) return;
      const of = (name) => past.series.find((one) => one.name === name)?.values ?? [];
      const drawn = of("apparent_import");
      const fed = of("apparent_export");
      const first = points[0]?.at ?? Infinity;
      const before = past.times
        .map((at, index) => ({ at: at - ahead, value: fed[index] > 0 ? -fed[index] : drawn[index] }))
        .filter((one) => typeof one.value === "number" && one.at < first);
      points = [...before, ...points];
      draw();
    } catch (none) {
      // Without a past the line grows from now on.
    }
  }

  function add(value) {
    const at = Date.now() / 1000;
    if (points.length && at - points.at(-1).at < 0.9) points.at(-1).value = value;
    else points.push({ at, value });
    while (points.length && points[0].at < at - SPAN_S) points.shift();
    draw();
  }

  function draw() {
    const now = Date.now() / 1000;
    const values = points.map((one) => one.value);
    const high = Math.max(100, ...values);
    const low = Math.min(0, ...values);
    const x = (at) => (((at - now + SPAN_S) / SPAN_S) * WIDTH).toFixed(1);
    const y = (value) => (HEIGHT - 3 - ((value - low) / (high - low)) * (HEIGHT - 8)).toFixed(1);
    let path = "";
    let under = "";
    runs(points).forEach((run) => {
      const top = run.map((one) => `${x(one.at)} ${y(one.value)}`).join("L");
      path += `M${top}`;
      under += `M${x(run[0].at)} ${y(0)}L${top}L${x(run.at(-1).at)} ${y(0)}Z`;
    });
    line.setAttribute("d", path);
    area.setAttribute("d", under);
    zero.setAttribute("d", `M0 ${y(0)}H${WIDTH}`);
    if (values.length) {
      const told = t("live.recent.range", signed(Math.min(...values)), signed(Math.max(...values)));
      text(most, told);
    }
  }

  return { element, begin, add };
}

/** Where nothing was heard for a while, the line has a gap. */
function runs(points) {
  const all = [];
  points.forEach((one, index) => {
    if (index === 0 || one.at - points[index - 1].at > GAP_S) all.push([]);
    all.at(-1).push(one);
  });
  return all;
}
