/** Times as the machine's people read them, in its zone. Moments are Unix seconds. */

const DAY = 86400;
const STEPS = [60, 300, 600, 900, 1800, 3600, 2 * 3600, 3 * 3600, 6 * 3600, 12 * 3600, DAY, 2 * DAY, 4 * DAY, 7 * DAY, 14 * DAY];

let zone = "UTC";
let clockFormat = formatter("UTC");

/** Sets the zone; one that the browser does not know is UTC. */
export function setZone(name) {
  try {
    clockFormat = formatter(name === "Z" ? "UTC" : name);
    zone = name === "Z" ? "UTC" : name;
  } catch (e) {
    zone = "UTC";
  }
}

export const zoneName = () => zone;

function formatter(name) {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: name, hourCycle: "h23", year: "numeric", month: "short", day: "numeric", weekday: "short",
    hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
}

function parts(moment) {
  return Object.fromEntries(clockFormat.formatToParts(new Date(moment * 1000)).map((part) => [part.type, part.value]));
}

/** 20 Nov 14:05, with the year where it is another one than now. */
export function stamp(moment, seconds = false) {
  const p = parts(moment);
  const year = p.year === parts(Date.now() / 1000).year ? "" : ` ${p.year}`;
  return `${p.day} ${p.month}${year} ${p.hour}:${p.minute}${seconds ? `:${p.second}` : ""}`;
}

/** Thu 20 Nov, of a day like 2026-11-20. */
export function dayName(day, weekday = true) {
  const form = { timeZone: "UTC", day: "numeric", month: "short", weekday: weekday ? "short" : undefined };
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", form);
}

/** The day of a moment, like 2026-11-20. */
export const dayOf = (moment) => local(moment).toISOString().slice(0, 10);

/** The local time of a moment as an input of the kind datetime-local has it. */
export const inputValue = (moment) => local(moment).toISOString().slice(0, 16);

/** The local clock as if it were UTC's. */
function local(moment) {
  return new Date((moment + offset(moment)) * 1000);
}

/** How far the zone is ahead of UTC, in seconds. */
function offset(moment) {
  const p = parts(moment);
  const asUtc = Date.UTC(p.year, "JanFebMarAprMayJunJulAugSepOctNovDec".indexOf(p.month.slice(0, 3)) / 3, p.day, p.hour, p.minute, p.second);
  return Math.round(asUtc / 1000 - Math.floor(moment));
}

/** The moment at which the local clock shows a time, given as if it were UTC's. */
function moment(localTime) {
  const guess = localTime - offset(localTime);
  return localTime - offset(guess);
}

/** Moments to mark on an axis, at most so many, with what to write there. */
export function ticks(from, to, most) {
  const step = STEPS.find((length) => (to - from) / length <= most);
  return step ? evenTicks(from, to, step) : monthTicks(from, to, most);
}

function evenTicks(from, to, step) {
  const marks = [];
  const first = Math.ceil((from + offset(from)) / step) * step;
  for (let time = first; marks.length < 100; time += step) {
    const at = moment(time);
    if (at > to) {
      return marks;
    }
    const date = new Date(time * 1000);
    const label = time % DAY === 0 ? `${date.getUTCDate()} ${month(date)}` : date.toISOString().slice(11, 16);
    marks.push({ value: at, label });
  }
  return marks;
}

function monthTicks(from, to, most) {
  const months = Math.max(1, Math.ceil((to - from) / (30.4 * DAY) / most));
  const marks = [];
  const begin = local(from);
  for (let next = begin.getUTCMonth() + 1; marks.length < 100; next += months) {
    const date = new Date(Date.UTC(begin.getUTCFullYear(), next, 1));
    const at = moment(date.getTime() / 1000);
    if (at > to) {
      return marks;
    }
    marks.push({ value: at, label: date.getUTCMonth() === 0 ? String(date.getUTCFullYear()) : month(date) });
  }
  return marks;
}

function month(date) {
  return date.toLocaleDateString("en-GB", { timeZone: "UTC", month: "short" });
}
