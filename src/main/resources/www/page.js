"use strict";

const REFRESH_MS = 1000;
const PATIENCE_MS = 4000;
const BLINK_MS = 500;

const FRENCH = navigator.language.startsWith("fr");
const TEXTS = FRENCH
  ? {
      live: "Valeurs en direct", meter: "Compteur", all: "Tout ce que dit le compteur", none: "Aucune valeur pour l’instant.",
      silent: "l’appareil ne répond pas",
      doubted: "valeur en quarantaine, non publiée.", doubtedMany: "valeurs en quarantaine, non publiées.", computed: "calculé, non mesuré", version: "Version", clients: "clients Modbus",
      "booting": "démarrage", "all well": "tout va bien", "no TIC data": "pas de données TIC", "no IPv4 address": "pas d’adresse IPv4",
    }
  : {
      live: "Live values", meter: "Meter", all: "Everything the meter says", none: "No value yet.",
      silent: "the device does not answer",
      doubted: "value in quarantine, not published.", doubtedMany: "values in quarantine, not published.", computed: "computed, not measured", version: "Version", clients: "Modbus clients",
    };

/** What the cards show, in their order: name of the quantity, title in English and French. */
const CARDS = [
  ["power_active", "Power", "Puissance"],
  ["power_apparent_import", "Drawn", "Soutirage"],
  ["power_apparent_export", "Injected", "Injection"],
  ["power_factor", "Power factor", "Facteur de puissance"],
  ["voltage_l1", "Voltage 1", "Tension 1"],
  ["voltage_l2", "Voltage 2", "Tension 2"],
  ["voltage_l3", "Voltage 3", "Tension 3"],
  ["current_l1", "Current 1", "Courant 1"],
  ["current_l2", "Current 2", "Courant 2"],
  ["current_l3", "Current 3", "Courant 3"],
  ["energy_active_import_total", "Energy drawn", "Énergie soutirée"],
  ["energy_active_export_total", "Energy injected", "Énergie injectée"],
  ["tariff_name", "Tariff", "Tarif"],
];

let colours = [];
let blink = 0;

function text(key) {
  return TEXTS[key] || key;
}

function element(tag, className, content) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = content;
  return made;
}

function showLed() {
  const led = document.getElementById("led");
  led.className = "led " + (colours[blink++ % colours.length] || "");
}

/** A number with a unit is grouped; everything else stays as the meter says it. */
function shown(quantity) {
  const number = Number(quantity.value);
  const isNumber = quantity.value !== "" && Number.isFinite(number);
  return (quantity.unit || quantity.estimated) && isNumber ? number.toLocaleString(navigator.language) : quantity.value;
}

function valueOf(quantity) {
  const value = element("span", quantity.unit ? "value number" : "value", (quantity.estimated ? "≈ " : "") + shown(quantity));
  if (quantity.unit) {
    value.append(" ", element("span", "unit", quantity.unit));
  }
  if (quantity.estimated) {
    value.title = text("computed") + (quantity.method ? " (" + quantity.method.replaceAll("_", " ") + ")" : "");
  }
  return value;
}

/** Cards are narrow and read from afar: energies in kWh. */
function inLargeUnit(quantity) {
  return quantity.unit === "Wh"
    ? { ...quantity, unit: "kWh", value: String(Math.floor(Number(quantity.value) / 100) / 10) }
    : quantity;
}

function cardOf([, english, french], quantity) {
  const card = element("div", quantity.fresh ? "card" : "card stale", "");
  card.append(element("div", "name", FRENCH ? french : english), valueOf(inLargeUnit(quantity)));
  card.title = quantity.meaning;
  return card;
}

function rowOf(quantity) {
  const row = element("div", quantity.fresh ? "row" : "row stale", "");
  row.append(element("span", "name", quantity.meaning), valueOf(quantity));
  return row;
}

function sentence(health) {
  return FRENCH ? health.diagnosis.fr : health.diagnosis.en;
}

/** How good the line is, in a letter and a sentence, and what was not believed. */
function lineOf(health) {
  const line = element("p", "line", "");
  if (health.grade) {
    line.append(element("span", "grade " + health.grade, health.grade), " ");
  }
  line.append(sentence(health));
  if (health.quarantine.open > 0) {
    line.append(" ", element("strong", "", health.quarantine.open + " " + text(health.quarantine.open === 1 ? "doubted" : "doubtedMany")));
  }
  return line;
}

function sectionOf(source, health, only) {
  const section = document.createElement("section");
  section.append(element("h2", "", only ? text("live") : text("meter") + " " + source.source));
  if (health.fresh) {
    section.append(lineOf(health));
  }
  if (source.quantities.length === 0) {
    section.append(element("p", "hint", text("none")));
    return section;
  }
  const known = new Map(source.quantities.map((quantity) => [quantity.name, quantity]));
  const headline = element("div", "headline", "");
  CARDS.filter(([name]) => known.has(name)).forEach((card) => headline.append(cardOf(card, known.get(card[0]))));
  const rows = element("div", "rows", "");
  source.quantities.forEach((quantity) => rows.append(rowOf(quantity)));
  section.append(headline, element("h3", "", text("all")), rows);
  return section;
}

function show(status, live) {
  colours = status.lamp.pattern.split(/[/,] ?/);
  document.getElementById("state").textContent = status.lamp.meaning.split(", ").map(text).join(", ");
  document.getElementById("about").textContent =
    `${text("version")} ${status.version} · ${text("clients")} ${status.modbus.clients} · MQTT ${status.mqtt.state}`;
  const healths = new Map(status.sources.map((source) => [source.name, source]));
  document.getElementById("sources")
    .replaceChildren(...live.map((source) => sectionOf(source, healths.get(source.source), live.length === 1)));
  const notices = status.notices.map((notice) => FRENCH ? notice.fr : notice.en);
  const lines = status.sources.filter((source) => !source.fresh).map((source) => `${sentence(source)} (${source.detail})`);
  const problem = document.getElementById("problem");
  problem.hidden = notices.length + lines.length === 0;
  problem.textContent = notices.concat(lines).join(" ");
}

async function get(path) {
  const answer = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) {
    throw new Error(path + " answers " + answer.status);
  }
  return answer.json();
}

async function refresh() {
  try {
    const [status, live] = await Promise.all([get("api/status"), get("api/live")]);
    show(status, live);
  } catch (unreachable) {
    colours = [];
    document.getElementById("state").textContent = text("silent");
    document.querySelectorAll(".card, .row").forEach((part) => part.classList.add("stale"));
  }
  setTimeout(refresh, REFRESH_MS);
}

document.documentElement.lang = FRENCH ? "fr" : "en";
setInterval(showLed, BLINK_MS);
refresh();
