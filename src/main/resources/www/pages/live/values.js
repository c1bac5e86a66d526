/** What is known of the meters: told by the stream, aged here from second to second. */

/** Without the device no value counts as fresh for longer than this. */
const ALONE_MS = 10000;
/** Longer than the longest `stale.after`: what has not been heard for this long is not sent any more. */
const OLDEST_MS = 65000;

/** The values of one meter. */
export class Meter {
  #known = new Map();

  constructor(source) {
    this.source = source;
  }

  /** @returns {string[]} names that were told */
  take(quantities) {
    const now = performance.now();
    for (const one of quantities) {
      // What has no value is not known any more, such as one in quarantine.
      if (one.value === "") this.#known.delete(one.name);
      else this.#known.set(one.name, { ...one, since: now - one.age_ms });
    }
    return quantities.map((one) => one.name);
  }

  get(name) {
    return this.#known.get(name);
  }

  all() {
    return this.#known.values();
  }

  /** The value as a number; undefined when it is not told. */
  number(name) {
    const value = this.#known.get(name)?.value;
    return value === undefined || value === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
  }

  text(name) {
    return this.#known.get(name)?.value?.trim() ?? "";
  }

  /** @returns {number|undefined} age in ms of the oldest of those that are known */
  age(...names) {
    const ages = names.map((name) => this.#known.get(name)).filter(Boolean).map(age);
    return ages.length ? Math.max(...ages) : undefined;
  }

  stale(name) {
    const one = this.#known.get(name);
    return !one || old(one);
  }
}

export const age = (one) => performance.now() - one.since;

export function old(one) {
  const years = age(one);
  return !one.fresh || years > OLDEST_MS || (years > ALONE_MS && document.body.classList.contains("lost"));
}

/** All meters, in the order in which the device tells them. */
export class Meters {
  #meters = new Map();

  /** @returns {Map<string, string[]>} what changed, by source */
  take(told, first) {
    if (first) this.#meters.clear();
    const changed = new Map();
    for (const { source, quantities } of told) {
      if (!this.#meters.has(source)) this.#meters.set(source, new Meter(source));
      changed.set(source, this.#meters.get(source).take(quantities));
    }
    return changed;
  }

  get(source) {
    return this.#meters.get(source);
  }

  all() {
    return [...this.#meters.values()];
  }
}

/**
 * Power with its sign: what flows in from the grid is positive, what flows out negative.
 * @returns {{ signed?: number, direction: "import"|"export"|"none", estimated: boolean, method: string, name: string }}
 */
export function power(meter) {
  const drawn = meter.number("power_apparent_import");
  const fed = meter.number("power_apparent_export") ?? 0;
  const active = meter.number("power_active");
  if (fed > 0 && fed >= (drawn ?? 0)) return { signed: -fed, direction: "export", estimated: false, method: "", name: "power_apparent_export" };
  const untold = drawn === 0 && meter.text("injecting") === "true";
  if (untold) {
    const known = meter.get("power_apparent");
    const apparent = meter.number("power_apparent");
    return { signed: apparent === undefined ? undefined : 0 - apparent, direction: "export", estimated: true, method: known?.method ?? "", name: "power_apparent" };
  }
  const signed = drawn ?? meter.number("power_apparent");
  const direction = signed === undefined || signed === 0 ? "none" : active < 0 ? "export" : "import";
  return { signed, direction, estimated: false, method: "", name: drawn === undefined ? "power_apparent" : "power_apparent_import" };
}

/** How many phases the meter has; 0 before it was heard. */
export const phases = (meter) => meter.number("phases") ?? (meter.get("voltage_l2") || meter.get("voltage_l3") ? 3 : meter.get("voltage_l1") || meter.get("power_apparent") ? 1 : 0);
