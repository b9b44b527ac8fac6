import { byId, el, named, visible } from "./dom.js";
import { duration, ofMetric } from "./format.js";
import { Table } from "./table.js";
import { stamp } from "./time.js";

/** What fires, what fired in the range, and what is silenced. */

const table = new Table(byId("alerts"), "Alerts in the range of the graphs", "None fired in this time.", [
  { title: "Alert", kind: "text", cell: (alert) => el("span", {}, badge(alert), " ", named(alert.title), " ", condition(alert)), value: (alert) => alert.title },
  { title: "Since", kind: "when", cell: (alert) => stamp(alert.since), value: (alert) => alert.since },
  { title: "Lasted", kind: "number", cell: (alert) => (alert.until === null ? "fires now" : duration(alert.until - alert.since)), value: (alert) => (alert.until ?? Date.now() / 1000) - alert.since },
  { title: "Peak", kind: "number", cell: (alert) => ofMetric(alert.metric, alert.peak), value: (alert) => alert.peak },
]);

/** The alerts that fire, beside the verdict. */
export function showFiring(alerts) {
  byId("firing").replaceChildren(...alerts.map((alert) => el("li", {}, badge(alert), " ", el("strong", {}, named(alert.title)), ` ${ofMetric(alert.metric, alert.value ?? alert.peak)} `,
    condition(alert), el("span", { class: "faint" }, ` since ${stamp(alert.since)}`))));
}

export function show({ firing, past, silences }) {
  table.show([...firing, ...past]);
  byId("silences").replaceChildren(...silences.map((silence) =>
    el("li", {}, `${visible(silence.rule)} is silenced until ${stamp(silence.until)}${silence.why ? `: ${visible(silence.why)}` : ""}`)));
}

function badge(alert) {
  return el("span", { class: `badge ${alert.severity}` }, alert.severity);
}

function condition(alert) {
  return el("span", { class: "faint" }, visible(alert.condition));
}
