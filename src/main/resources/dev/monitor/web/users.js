import { get } from "./api.js";
import { byId, named, press, visible } from "./dom.js";
import { cpuTime, percent } from "./format.js";
import { colour, palette } from "./graph.js";
import { Table } from "./table.js";
import { dayName, dayOf } from "./time.js";

/** CPU time by user: stacked bars a day, or a week where there are many days, and a table. */

const MOST_BARS = 62;
const DAY = 86400;

const buttons = [...document.querySelectorAll("[data-days]")];
let days = 7;
let chart = null;

const table = new Table(byId("users-table"), "CPU time by user", "Nobody used the CPU in these days, or nothing was recorded.", [
  { title: "User", cell: (user) => named(user.user), value: (user) => user.user },
  { title: "CPU time", kind: "number", cell: (user) => cpuTime(user.total_seconds), value: (user) => user.total_seconds },
  { title: "Share", kind: "number", cell: (user) => percent(100 * user.share), value: (user) => user.share },
  { title: "Today", kind: "number", cell: (user) => cpuTime(user.cpu_seconds.at(-1)), value: (user) => user.cpu_seconds.at(-1) },
  { title: "Busiest day", kind: "when", cell: (user) => dayName(user.busiest, false), value: (user) => user.busiest },
]);

/** Calls back when other days are chosen. */
export function start(onChange) {
  for (const button of buttons) {
    button.addEventListener("click", () => {
      days = Number(button.dataset.days);
      press(buttons, button);
      onChange();
    });
  }
}

export async function refresh() {
  const today = Date.now() / 1000;
  const asked = await get("users", { from: dayOf(today - (days - 1) * DAY), to: dayOf(today) });
  const all = asked.users.reduce((sum, user) => sum + user.total_seconds, 0);
  table.show(asked.users.map((user) => ({
    ...user, share: user.total_seconds / all, busiest: asked.days[user.cpu_seconds.indexOf(Math.max(...user.cpu_seconds))],
  })));
  const { begins, ...data } = stacks(asked);
  draw(begins, data);
}

/** The largest users with a colour of their own, the rest in one. */
function stacks(asked) {
  const colours = palette();
  const length = asked.days.length > MOST_BARS ? 7 : 1;
  const begins = asked.days.filter((day, index) => index % length === 0);
  const named = asked.users.slice(0, colours.length - (asked.users.length > colours.length ? 1 : 0));
  const rest = asked.users.slice(named.length);
  const stack = (label, users, place) => ({
    label, backgroundColor: colours[place],
    data: begins.map((day, bar) => users.reduce((sum, user) => sum + user.cpu_seconds.slice(bar * length, (bar + 1) * length).reduce((a, b) => a + b, 0), 0) / 3600),
  });
  const datasets = named.map((user, place) => stack(visible(user.user), [user], place));
  if (rest.length > 0) {
    datasets.push(stack(`${rest.length} others`, rest, named.length));
  }
  return { begins, labels: begins.map((day) => (length > 1 ? `week of ${dayName(day)}` : dayName(day))), datasets };
}

function draw(begins, data) {
  const canvas = byId("users-chart");
  const total = data.datasets.map((set) => `${set.label} ${cpuTime(3600 * set.data.reduce((a, b) => a + b, 0))}`);
  canvas.setAttribute("aria-label", `CPU time by user and day: ${total.join(", ") || "nothing"}`);
  const faint = colour("faint");
  const options = {
    animation: false, responsive: true, maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    datasets: { bar: { maxBarThickness: 46, categoryPercentage: 0.8, barPercentage: 0.95 } },
    scales: {
      x: { stacked: true, grid: { display: false }, border: { color: colour("grid") }, ticks: { color: faint, maxRotation: 0, autoSkipPadding: 14, font: { size: 11 }, callback: (value) => dayName(begins[value], false) } },
      y: { stacked: true, beginAtZero: true, border: { display: false }, grid: { color: colour("grid") }, title: { display: true, text: "CPU hours", color: faint, font: { size: 11 } }, ticks: { color: faint, maxTicksLimit: 6, font: { size: 11 } } },
    },
    plugins: {
      legend: { position: "bottom", labels: { color: colour("text"), boxWidth: 12, boxHeight: 12, font: { size: 12 } } },
      tooltip: { filter: (item) => item.parsed.y > 0, callbacks: { label: (item) => ` ${item.dataset.label} ${cpuTime(3600 * item.parsed.y)}` } },
    },
  };
  if (chart) {
    chart.data = data;
    chart.options = options;
    chart.update("none");
  } else {
    chart = new Chart(canvas, { type: "bar", data, options });
  }
}
