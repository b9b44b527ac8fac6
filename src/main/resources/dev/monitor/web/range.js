import { byId, press } from "./dom.js";
import { inputValue, stamp } from "./time.js";

/** The time that the graphs show: one that ends now, or a span that stays. It is kept in the address, so it can be shared. */

const LENGTHS = { "1h": 3600, "24h": 86400, "7d": 7 * 86400, "30d": 30 * 86400, "1y": 365 * 86400 };
const SHORTEST = 300;

const buttons = [...document.querySelectorAll("[data-range]")];
const custom = byId("custom");
const form = byId("span");

let named = "24h";
let span = null;
let shown = null;
let changed = () => {};

/** Begins with what the address says, and calls back after each change. */
export function start(onChange) {
  changed = onChange;
  read();
  for (const button of buttons) {
    button.addEventListener("click", () => choose(button.dataset.range));
  }
  custom.addEventListener("click", toggleForm);
  form.addEventListener("submit", submit);
  byId("reset").addEventListener("click", () => choose(named));
  byId("earlier").addEventListener("click", () => move(-0.5, 0.5));
  byId("later").addEventListener("click", () => move(0.5, 0.5));
  byId("closer").addEventListener("click", () => move(0, 0.25));
  byId("wider").addEventListener("click", () => move(0, 1));
  addEventListener("hashchange", () => {
    read();
    changed();
  });
  show();
}

/** What the server is asked for. */
export const asked = () => span ?? { from: named === "1y" ? "365d" : named, to: null };

/** Keeps from when to when the server has answered. */
export function answered(from, to) {
  shown = { from, to };
  byId("shown").textContent = `${stamp(from)} – ${stamp(to)}`;
}

/** Looks at a part of what is shown, in Unix seconds. */
export function zoom(from, to) {
  const middle = (from + to) / 2;
  const half = Math.max(SHORTEST, to - from) / 2;
  span = { from: Math.round(middle - half), to: Math.round(middle + half) };
  keep(`${span.from}-${span.to}`);
}

function choose(name) {
  named = name;
  span = null;
  keep(name);
}

/** Replaces what is shown by a stretch around its middle that is moved by parts of its length. */
function move(by, half) {
  const { from, to } = shown ?? { from: Date.now() / 1000 - LENGTHS[named], to: Date.now() / 1000 };
  const length = to - from;
  const middle = (from + to) / 2 + by * length;
  const end = Math.min(middle + half * length, Date.now() / 1000);
  zoom(Math.max(0, Math.min(middle - half * length, end - SHORTEST)), end);
}

function keep(hash) {
  history.replaceState(null, "", `#${hash}`);
  form.hidden = true;
  show();
  changed();
}

function read() {
  const hash = location.hash.slice(1);
  const given = /^(\d{1,11})-(\d{1,11})$/.exec(hash);
  if (hash in LENGTHS) {
    named = hash;
    span = null;
  } else if (given && Number(given[1]) < Number(given[2])) {
    span = { from: Number(given[1]), to: Number(given[2]) };
  }
  show();
}

function show() {
  press([...buttons, custom], span ? custom : buttons.find((button) => button.dataset.range === named));
  byId("reset").hidden = !span;
  custom.setAttribute("aria-expanded", String(!form.hidden));
}

function toggleForm() {
  form.hidden = !form.hidden;
  custom.setAttribute("aria-expanded", String(!form.hidden));
  if (!form.hidden && shown) {
    byId("from").value = inputValue(shown.from);
    byId("to").value = inputValue(shown.to);
    byId("from").focus();
  }
}

/** Local times go to the server as they are: it knows the zone best. */
function submit(event) {
  event.preventDefault();
  const [from, to] = [byId("from").value, byId("to").value];
  byId("span-error").textContent = from < to ? "" : "The end must be after the beginning.";
  if (from < to) {
    span = { from, to };
    form.hidden = true;
    show();
    changed();
  }
}
