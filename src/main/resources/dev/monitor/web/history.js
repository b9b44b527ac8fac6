import { get } from "./api.js";
import { byId, el, visible } from "./dom.js";
import { number, ofMetric } from "./format.js";
import * as range from "./range.js";
import { Table } from "./table.js";
import { stamp } from "./time.js";

/** What is recorded of one series in the range, page by page, and all of it as a file. */

const ROWS = 50;
const [AT, MIN, AVG, MAX, LAST, COUNT] = [0, 1, 2, 3, 4, 5];

const choice = byId("metric");
let series = [];
let cursor = {};
let page = { rows: [], older: false, newer: false };

const spread = (column) => (row) => (row[COUNT] === 1 ? "" : number(row[column], 6));

const table = new Table(byId("samples"), "What is recorded", "Nothing was recorded in this time.", [
  { title: "Time", kind: "when", cell: (row) => stamp(row[AT], true) },
  { title: "Value", kind: "number", cell: (row) => number(row[LAST], 6) },
  { title: "", kind: "number", cell: (row) => el("span", { class: "faint" }, readable(row[LAST])) },
  { title: "Min", kind: "number", cell: spread(MIN) },
  { title: "Average", kind: "number", cell: spread(AVG) },
  { title: "Max", kind: "number", cell: spread(MAX) },
  { title: "Samples", kind: "number", cell: (row) => String(row[COUNT]) },
]);

export function start() {
  choice.addEventListener("change", () => turn({}));
  byId("newest").addEventListener("click", () => turn({}));
  byId("newer").addEventListener("click", () => turn({ after: page.rows[0][AT] }));
  byId("older").addEventListener("click", () => turn({ before: page.rows.at(-1)[AT] }));
  byId("oldest").addEventListener("click", () => turn({ after: 0 }));
}

/** Shows the page anew, or the first one where the range is another. */
export async function refresh(rangeChanged = false) {
  if (rangeChanged) {
    cursor = {};
  }
  list(await get("series"));
  await show();
}

async function turn(to) {
  cursor = to;
  try {
    await show();
  } catch (error) {
    byId("page").textContent = error.message;
  }
}

async function show() {
  const chosen = series[choice.selectedIndex];
  if (!chosen) {
    table.show([]);
    return;
  }
  const { from, to } = range.asked();
  const asked = { metric: chosen.metric, labels: labels(chosen.labels), from, to };
  page = await get("samples", { ...asked, ...cursor, limit: ROWS });
  table.show(page.rows);
  byId("newest").disabled = byId("newer").disabled = !page.newer;
  byId("older").disabled = byId("oldest").disabled = !page.older;
  byId("page").textContent = page.rows.length === 0 ? "" : `${stamp(page.rows.at(-1)[AT], true)} – ${stamp(page.rows[0][AT], true)}`;
  for (const form of ["csv", "json"]) {
    byId(form).href = `/api/v1/history.${form}?${parameters(asked)}`;
  }
}

function parameters(asked) {
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== null && value !== ""));
}

/** Keeps what is chosen while new series appear. */
function list(answer) {
  const before = choice.value;
  series = answer.series.flatMap((metric) => metric.labels.map((each) => ({ metric: metric.metric, labels: each })));
  const names = series.map((each) => each.metric + labels(each.labels));
  if (names.join("\n") === [...choice.options].map((option) => option.value).join("\n")) {
    return;
  }
  choice.replaceChildren(...names.map((name) => el("option", { value: name }, visible(name))));
  const place = names.indexOf(before || "cpu_percent");
  choice.selectedIndex = Math.max(0, place);
}

/** The labels as the server writes them: sorted, with backslash, quote and line feed escaped. */
function labels(object) {
  const names = Object.keys(object).sort();
  const value = (text) => text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n");
  return names.length === 0 ? "" : `{${names.map((name) => `${name}="${value(object[name])}"`).join(",")}}`;
}

function readable(value) {
  const metric = series[choice.selectedIndex]?.metric ?? "";
  const text = ofMetric(metric, value);
  return text === number(value) ? "" : text;
}
