import { get } from "./api.js";
import { byId } from "./dom.js";
import { Graph } from "./graph.js";
import * as range from "./range.js";

/** The graphs of the machine, which all show the same time. */

const of = (metrics) => Object.keys(metrics);
const called = (metrics) => (series) => metrics[series.metric];

const CPU = { cpu_percent: "busy", cpu_iowait_percent: "waiting for disks" };
const MEMORY = { memory_percent: "memory", swap_percent: "swap" };
const LOAD = { load1: "1 min", load5: "5 min", load15: "15 min" };
const USERS = { users: "users", sessions: "sessions" };

/** `about`: the metrics whose alerts are shown there; the first graph shows those that no other does. */
const DEFINITIONS = [
  { id: "cpu", title: "CPU", percent: true, metrics: of(CPU), name: called(CPU), about: /^(cpu|process|user_)/ },
  { id: "memory", title: "Memory", percent: true, metrics: of(MEMORY), name: called(MEMORY), about: /^(memory|swap)/ },
  { id: "load", title: "Load", metrics: of(LOAD), name: called(LOAD), about: /^load/ },
  { id: "users", title: "Users", whole: true, metrics: of(USERS), name: called(USERS), about: /^(users|sessions)$/ },
  { id: "filesystems", title: "File systems", percent: true, metrics: ["filesystem_percent"], name: (series) => series.labels.mount, about: /^filesystem/ },
  { id: "pressure", title: "Pressure", percent: true, metrics: ["pressure_percent"], name: (series) => series.labels.resource, about: /^pressure/ },
];

const graphs = DEFINITIONS.map((definition) => ({ definition, graph: new Graph(definition, range.zoom) }));
byId("graphs").append(...graphs.map(({ graph }) => graph.element));

/** Shows the range anew, and returns what the server said of its alerts. */
export async function refresh() {
  const { from, to } = range.asked();
  const metric = DEFINITIONS.flatMap((definition) => definition.metrics).join(",");
  const [history, alerts] = await Promise.all([get("history", { metric, from, to, points: 300 }), get("alerts", { from, to })]);
  range.answered(history.from, history.to);
  const episodes = [...alerts.firing, ...alerts.past].filter((alert) => alert.since <= history.to);
  for (const { definition, graph } of graphs) {
    const series = history.series.filter((each) => definition.metrics.includes(each.metric));
    graph.element.hidden = series.length === 0 && definition.id === "pressure";
    graph.show(history, series, episodes.filter((alert) => place(alert.metric) === definition));
  }
  return alerts;
}

function place(metric) {
  return DEFINITIONS.find((definition) => definition.about.test(metric)) ?? DEFINITIONS[0];
}
