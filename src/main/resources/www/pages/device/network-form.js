/** The form for another address: by DHCP or fixed. What the device refuses is told beside its field. */
import { h, fill, text } from "../../js/dom.js";
import { t, said, sentence } from "../../js/texts.js";
import { put } from "../../js/api.js";
import { actor, teller } from "../../js/act.js";
import { card } from "./parts.js";

const BITS = 32;
const FIXED = ["address", "prefix", "gateway", "dns"];

/** @returns {number | undefined} bits of a prefix, told as 24, /24 or 255.255.255.0 */
export function prefixOf(told) {
  const bits = /^\/?(\d{1,2})$/.exec(told.trim());
  if (bits) return Number(bits[1]);
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(told.trim());
  if (!parts || parts.slice(1).some((one) => Number(one) > 255)) return undefined;
  const mask = parts.slice(1).map((one) => Number(one).toString(2).padStart(8, "0")).join("");
  return /^1*0*$/.test(mask) ? mask.indexOf("0") < 0 ? BITS : mask.indexOf("0") : undefined;
}

/** @param {(pending: any) => void} begins called with the change that waits to be confirmed */
export function networkForm(begins) {
  const interfaces = field("interface", h("select", { id: "network-interface", onchange: () => take() }));
  const host = field("host", line("host"), t("dv.net.host.help"));
  const fixed = Object.fromEntries(FIXED.map((name) => [name, field(name, line(name), t(`dv.net.${name}.help`))]));
  const all = { interface: interfaces, host, ...fixed };
  const method = methods(() => draw());
  const told = teller({ id: "network-told" });
  const rows = h("div", { class: "two", id: "network-fixed" }, FIXED.map((name) => fixed[name].element));
  const send = actor(t("dv.net.apply"), apply, told, { id: "network-apply", class: "button primary" });
  const element = card("network-change", t("dv.net.change"),
    h("form", { class: "stack", id: "network-form", novalidate: true, autocomplete: "off", onsubmit: (event) => { event.preventDefault(); send.click(); } },
      interfaces.element, method.element, rows, host.element,
      h("p", { class: "note" }, t("dv.net.how")), h("p", {}, send), told.element));
  let now;
  let chosen;

  function draw() {
    rows.hidden = method.value() !== "fixed";
  }

  /** Fills the fields with what the chosen interface has now. */
  function take() {
    const one = now.interfaces.find((each) => each.name === interfaces.input.value);
    if (!one) return;
    chosen = one.name;
    const [address = "", prefix = ""] = (one.addresses[0] ?? "").split("/");
    method.put(one.method === "fixed" ? "fixed" : "dhcp");
    Object.entries({ address, prefix, gateway: one.gateway ?? "", dns: (one.dns ?? []).join(", "), host: now.host ?? "" }).forEach(([name, value]) => { all[name].input.value = value; });
    draw();
  }

  async function apply() {
    told.hush();
    refuse([]);
    const body = { interface: interfaces.input.value, method: method.value(), host: host.input.value.trim() };
    if (body.method === "fixed") {
      const prefix = prefixOf(fixed.prefix.input.value);
      if (prefix === undefined) return refuse([{ key: "prefix", error: t("dv.net.prefix.wrong") }]);
      Object.assign(body, { address: fixed.address.input.value.trim(), prefix, gateway: fixed.gateway.input.value.trim(), dns: fixed.dns.input.value.split(/[\s,;]+/).filter(Boolean) });
    }
    try {
      const { pending } = await put("/api/network", body);
      if (pending) {
        element.hidden = true;
        begins(pending);
      } else {
        told.tell("good", t("dv.net.done"));
      }
    } catch (refused) {
      const errors = refused.body?.errors ?? [];
      if (!errors.length) throw refused;
      const others = refuse(errors);
      if (others.length) told.tell("bad", others.map((one) => h("p", {}, sentence(said(one, "error")))));
    }
    return undefined;
  }

  /** @returns those that belong to no field that can be seen */
  function refuse(errors) {
    const of = (one) => one.key.split(/[.[]/).find((part) => part in all && !all[part].element.hidden);
    const byName = new Map(errors.map((one) => [of(one), said(one, "error")]));
    Object.entries(all).forEach(([name, one]) => one.refuse(byName.get(name) ?? ""));
    Object.values(all).find((one) => one.input.getAttribute("aria-invalid") === "true")?.input.focus();
    return errors.filter((one) => !of(one));
  }

  return {
    element,
    show(told) {
      now = told;
      const some = told.interfaces.filter((one) => one.changeable).map((one) => one.name);
      element.hidden = some.length === 0 || !told.manager || Boolean(told.pending);
      if (some.join() !== [...interfaces.input.options].map((one) => one.value).join()) {
        fill(interfaces.input, some.map((name) => h("option", { value: name }, name)));
        if (some.includes(chosen)) interfaces.input.value = chosen;
        else take();
      }
      interfaces.element.hidden = some.length < 2;
    },
  };
}

const line = (name) => h("input", { id: `network-${name}`, name, autocomplete: "off", autocapitalize: "off", spellcheck: "false" });

function field(name, input, help) {
  const wrong = h("span", { class: "wrong", id: `${input.id}-wrong`, role: "alert" });
  input.setAttribute("aria-describedby", `${input.id}-wrong ${input.id}-help`);
  return {
    input,
    element: h("div", { class: "field", "data-field": name }, h("label", { for: input.id }, t(`dv.net.${name}`)), input, wrong, h("span", { class: "help", id: `${input.id}-help` }, help)),
    refuse(why) {
      text(wrong, sentence(why));
      input.setAttribute("aria-invalid", String(why !== ""));
    },
  };
}

function methods(changed) {
  const one = (value) => h("input", { type: "radio", name: "network-method", id: `network-${value}`, value, onchange: changed });
  const choices = ["dhcp", "fixed"].map((value) => [one(value), value]);
  return {
    element: h("fieldset", { class: "methods" }, h("legend", {}, t("dv.net.method")),
      choices.map(([input, value]) => h("label", { class: "check", for: input.id }, input, t(`dv.net.method.${value}`)))),
    value: () => choices.find(([input]) => input.checked)?.[1] ?? "dhcp",
    put: (value) => choices.forEach(([input, each]) => { input.checked = each === value; }),
  };
}
