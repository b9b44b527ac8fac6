import { el, named, visible } from "./dom.js";
import { number } from "./format.js";
import { stamp, ticks } from "./time.js";

/** One graph over time: lines with gaps where nothing was recorded, the times of alerts, and a stretch to zoom into. */

const PIXELS_A_TICK = 62;
const LEAST_DRAG = 8;
const AXIS_PIXELS = 44;
/** So many spans without a point are a gap. */
const GAP = 2.6;

/** A colour of theme.css. */
export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** The colours of lines and bars, by place. */
export const palette = () => [1, 2, 3, 4, 5, 6, 7, 8].map((place) => colour(`series-${place}`));

function faded(hex, alpha) {
  return hex + Math.round(alpha * 255).toString(16).padStart(2, "0");
}

export class Graph {
  #definition;
  #zoom;
  #chart;
  #canvas = el("canvas", { role: "img" });
  #legend = el("ul", { class: "legend", "aria-hidden": "true" });
  #alerted = el("p", { class: "alerted" });
  #nothing = el("p", { class: "empty" }, "Nothing was recorded in this time.");
  #lines = [];
  #alerts = [];
  #drag = null;
  element;

  constructor(definition, zoom) {
    this.#definition = definition;
    this.#zoom = zoom;
    const plot = el("div", { class: "plot" }, this.#canvas, this.#nothing);
    const head = el("header", {}, el("h2", {}, definition.title), this.#alerted, this.#legend);
    this.element = el("section", { class: "graph", id: `graph-${definition.id}`, "aria-label": definition.title }, head, plot);
    this.#listen();
  }

  /** Shows series of the server, and the alerts that are about them. */
  show({ from, to, step_seconds: step }, series, alerts) {
    const colours = palette();
    this.#lines = series.slice(0, colours.length).map((each, place) => ({ ...line(each, step), colour: colours[place], name: this.#definition.name(each) }));
    this.#alerts = alerts;
    const points = this.#lines.reduce((sum, each) => sum + each.count, 0);
    this.#nothing.hidden = points > 0;
    this.#legend.replaceChildren(...this.#lines.map((each) => this.#key(each)));
    this.#alerted.textContent = alerts.length === 0 ? "" : `▲ ${alerts.length === 1 ? "1 alert" : `${alerts.length} alerts`}`;
    this.#canvas.setAttribute("aria-label", this.#inWords(from, to));
    this.#draw(from, to);
  }

  #key(each) {
    const mark = el("i");
    mark.style.color = each.colour;
    return el("li", {}, mark, named(each.name), this.#value(each.last));
  }

  #value(value) {
    return this.#definition.percent ? `${number(value, 1)}%` : number(value);
  }

  #inWords(from, to) {
    const lines = this.#lines.filter((each) => each.count > 0)
      .map((each) => `${visible(each.name)}: ${this.#value(each.low)} to ${this.#value(each.high)}, last ${this.#value(each.last)}`);
    return `${this.#definition.title}, ${stamp(from)} to ${stamp(to)}. ${lines.join(". ") || "Nothing was recorded."}`;
  }

  #draw(from, to) {
    const data = { datasets: this.#datasets() };
    const options = this.#options(from, to);
    if (this.#chart) {
      this.#chart.data = data;
      this.#chart.options = options;
      this.#chart.update("none");
    } else {
      this.#chart = new Chart(this.#canvas, { type: "line", data, options, plugins: [{ id: "marks", beforeDatasetsDraw: (chart) => this.#mark(chart) }] });
    }
  }

  /** The first line has the range of each of its spans behind it. */
  #datasets() {
    const sets = this.#lines.map((each) => ({
      label: visible(each.name), data: each.points, borderColor: each.colour, backgroundColor: each.colour, borderWidth: 1.5,
      pointRadius: (context) => (each.alone.has(context.dataIndex) ? 2 : 0), pointHitRadius: 0, pointHoverRadius: 3, tension: 0,
    }));
    const first = this.#lines[0];
    if (first?.spread) {
      const edge = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0, isEdge: true };
      sets.push({ ...edge, data: first.highs, fill: "+1", backgroundColor: faded(first.colour, 0.18) }, { ...edge, data: first.lows });
    }
    return sets;
  }

  #options(from, to) {
    const faint = colour("faint");
    const most = Math.max(2, Math.floor((this.#canvas.parentElement.clientWidth - AXIS_PIXELS) / PIXELS_A_TICK));
    return {
      animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true, spanGaps: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      layout: { padding: { top: 4 } },
      scales: {
        x: {
          type: "linear", min: from, max: to, border: { color: colour("grid") },
          grid: { display: false }, ticks: { color: faint, maxRotation: 0, autoSkip: false, font: { size: 11 }, callback: (value, index, all) => all[index].text },
          afterBuildTicks: (axis) => {
            axis.ticks = ticks(from, to, most).map(({ value, label }) => ({ value, text: label }));
          },
        },
        y: {
          beginAtZero: true, max: this.#definition.percent && this.#highest() <= 100 ? 100 : undefined, suggestedMax: 1, border: { display: false },
          grid: { color: colour("grid") },
          ticks: {
            color: faint, maxTicksLimit: 5, font: { size: 11 }, precision: this.#definition.whole ? 0 : undefined,
            callback: (value) => (this.#definition.percent ? `${value}%` : number(value)),
          },
          // As wide everywhere, so that the same time is at the same place.
          afterFit: (axis) => {
            axis.width = AXIS_PIXELS;
          },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          filter: (item) => !item.dataset.isEdge,
          callbacks: {
            title: (items) => (items.length > 0 ? stamp(items[0].parsed.x) : ""),
            label: (item) => ` ${item.dataset.label} ${this.#value(item.parsed.y)}`,
            afterBody: (items) => (items.length > 0 ? this.#alertsAt(items[0].parsed.x) : []),
          },
        },
      },
    };
  }

  #highest() {
    return Math.max(0, ...this.#lines.map((each) => each.high));
  }

  #alertsAt(moment) {
    return this.#alerts.filter((alert) => alert.since <= moment && (alert.until ?? Infinity) >= moment)
      .map((alert) => `▲ ${alert.rule}: ${alert.condition}`);
  }

  /** The times of alerts as bands with an edge, and the stretch that is being dragged. */
  #mark({ ctx, chartArea: area, scales: { x } }) {
    const within = (moment) => Math.max(area.left, Math.min(area.right, x.getPixelForValue(moment)));
    ctx.save();
    for (const alert of this.#alerts) {
      const left = within(alert.since);
      const width = Math.max(2, within(alert.until ?? x.max) - left);
      ctx.fillStyle = faded(colour("bad"), 0.12);
      ctx.fillRect(left, area.top, width, area.height);
      ctx.fillStyle = colour("bad");
      ctx.fillRect(left, area.top - 3, width, 3);
    }
    if (this.#drag) {
      ctx.fillStyle = faded(colour("series-1"), 0.18);
      ctx.fillRect(Math.min(this.#drag.begin, this.#drag.end), area.top, Math.abs(this.#drag.end - this.#drag.begin), area.height);
    }
    ctx.restore();
  }

  #listen() {
    const canvas = this.#canvas;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && this.#chart) {
        this.#drag = { begin: event.offsetX, end: event.offsetX };
        canvas.setPointerCapture(event.pointerId);
      }
    });
    canvas.addEventListener("pointermove", (event) => {
      if (this.#drag) {
        this.#drag.end = event.offsetX;
        this.#chart.draw();
      }
    });
    canvas.addEventListener("pointerup", () => this.#release(true));
    canvas.addEventListener("pointercancel", () => this.#release(false));
  }

  #release(zoom) {
    const drag = this.#drag;
    this.#drag = null;
    if (drag && zoom && Math.abs(drag.end - drag.begin) >= LEAST_DRAG) {
      const { x } = this.#chart.scales;
      const [from, to] = [drag.begin, drag.end].sort((a, b) => a - b).map((pixel) => x.getValueForPixel(pixel));
      this.#zoom(Math.max(from, x.min), Math.min(to, x.max));
    } else if (drag) {
      this.#chart.draw();
    }
  }
}

/** A series as what Chart.js draws: a break at each gap, and which points have no neighbour to be joined with. */
function line({ points: rows }, step) {
  const [points, highs, lows] = [[], [], []];
  const usual = Math.max(step, median(rows));
  const alone = new Set();
  let spread = false;
  rows.forEach(([at, low, mean, high], index) => {
    const gapBefore = index > 0 && at - rows[index - 1][0] > GAP * usual;
    const gapAfter = index + 1 < rows.length && rows[index + 1][0] - at > GAP * usual;
    if (gapBefore) {
      const between = (at + rows[index - 1][0]) / 2;
      [points, highs, lows].forEach((list) => list.push({ x: between, y: NaN }));
    }
    if ((gapBefore || index === 0) && (gapAfter || index + 1 === rows.length)) {
      alone.add(points.length);
    }
    // A span is drawn at its middle.
    const x = at + step / 2;
    points.push({ x, y: mean });
    highs.push({ x, y: high });
    lows.push({ x, y: low });
    spread ||= high > low;
  });
  return {
    points, highs, lows, alone, spread, count: rows.length, last: rows.at(-1)?.[4],
    low: rows.reduce((least, row) => Math.min(least, row[1]), Infinity), high: rows.reduce((most, row) => Math.max(most, row[3]), -Infinity),
  };
}

/** How long it usually is from one point to the next. */
function median(rows) {
  const lengths = rows.slice(1).map((row, index) => row[0] - rows[index][0]).sort((a, b) => a - b);
  return lengths.length === 0 ? 0 : lengths[Math.floor(lengths.length / 2)];
}
