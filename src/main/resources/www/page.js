"use strict";

const HEADLINE = [
  "power_active", "power_apparent_import", "power_apparent_export", "voltage_l1", "voltage_l2", "voltage_l3",
  "current_l1", "current_l2", "current_l3", "energy_active_import_total", "energy_active_export_total", "tariff_name",
];
const REFRESH_MS = 1000;
const PATIENCE_MS = 4000;
const BLINK_MS = 500;

let colours = [];
let blink = 0;

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function showLed() {
  const led = document.getElementById("led");
  led.className = "led " + (colours[blink++ % colours.length] || "");
}

function valueOf(quantity) {
  const value = element("span", "value", quantity.value);
  if (quantity.unit) {
    value.append(" ", element("span", "unit", quantity.unit + (quantity.estimated ? " (computed)" : "")));
  }
  return value;
}

function cardOf(quantity) {
  const card = element("div", quantity.fresh ? "card" : "card stale", "");
  const name = quantity.name.replaceAll("_", " ");
  card.append(element("div", "name", name), valueOf(quantity));
  card.title = quantity.meaning;
  return card;
}

function rowOf(quantity) {
  const row = element("div", quantity.fresh ? "row" : "row stale", "");
  row.append(element("span", "name", quantity.meaning), valueOf(quantity));
  return row;
}

function sectionOf(source, only) {
  const section = document.createElement("section");
  section.append(element("h2", "", only ? "Live values" : "Meter " + source.source));
  const known = new Map(source.quantities.map((quantity) => [quantity.name, quantity]));
  const headline = element("div", "headline", "");
  HEADLINE.filter((name) => known.has(name)).forEach((name) => headline.append(cardOf(known.get(name))));
  const rows = element("div", "rows", "");
  source.quantities.forEach((quantity) => rows.append(rowOf(quantity)));
  if (known.size === 0) {
    section.append(element("p", "hint", "No value yet."));
  } else {
    section.append(headline, element("h3", "", "Everything the meter says"), rows);
  }
  return section;
}

function show(status, live) {
  colours = status.lamp.pattern.split(/[/,] ?/);
  document.getElementById("state").textContent = status.lamp.meaning;
  document.getElementById("about").textContent =
    `Version ${status.version} · Modbus clients ${status.modbus.clients} · MQTT ${status.mqtt.state}`;
  document.getElementById("sources").replaceChildren(...live.map((source) => sectionOf(source, live.length === 1)));
  const lines = status.sources.filter((source) => !source.fresh).map((source) => source.detail);
  const problem = document.getElementById("problem");
  problem.hidden = lines.length === 0;
  problem.textContent = lines.join(" ");
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
    document.getElementById("state").textContent = "the device does not answer";
    document.querySelectorAll(".card, .row").forEach((shown) => shown.classList.add("stale"));
  }
  setTimeout(refresh, REFRESH_MS);
}

setInterval(showLed, BLINK_MS);
refresh();
