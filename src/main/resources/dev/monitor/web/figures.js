import { bar, byId, el, named } from "./dom.js";
import { bytes, cpuTime, duration, number, percent } from "./format.js";

/** How the machine is and who uses it: the verdict, the figures of the last run, and today's users. */

/** From these shares on a bar says that it is getting tight, and that it is. */
const TIGHT = 0.8;
const FULL = 0.95;

export function show(overview) {
  document.body.dataset.state = overview.state;
  document.title = `${overview.host}: ${overview.headline.toLowerCase()}`;
  byId("host").textContent = overview.host;
  byId("headline").textContent = overview.headline;
  byId("advice").textContent = overview.advice || inShort(overview);
  if (overview.figures) {
    byId("figures").replaceChildren(...figures(overview).map(figure));
    byId("today").replaceChildren(...today(overview.today));
  }
}

/** How severe a share is, for the colour of its bar. */
export function severity(share) {
  return share >= FULL ? "bad" : share >= TIGHT ? "warn" : "";
}

function inShort({ figures: now, outbox }) {
  if (!now) {
    return "";
  }
  const users = now.users === 1 ? "1 user" : `${number(now.users, 0)} users`;
  const waiting = outbox.pending > 0 ? `, ${outbox.pending} ${outbox.pending === 1 ? "delivery waits" : "deliveries wait"}` : "";
  return `${users} logged in, CPU ${percent(now.cpu_percent, 0)} busy, memory ${percent(now.memory_percent, 0)} in use${waiting}`;
}

function figures({ figures: now, filesystems }) {
  const disks = Array.isArray(filesystems) ? [...filesystems].sort((a, b) => b.percent - a.percent) : [];
  const used = now.memory_total_bytes - now.memory_available_bytes;
  return [
    { title: "CPU", value: percent(now.cpu_percent), side: now.cpus ? `of ${now.cpus} ${now.cpus === 1 ? "processor" : "processors"}` : "", share: now.cpu_percent / 100 },
    { title: "Load", value: number(now.load1), side: `${number(now.load5)}, ${number(now.load15)} (5, 15 min)`, share: now.cpus ? now.load1 / now.cpus : NaN },
    { title: "Memory", value: percent(now.memory_percent), side: `${bytes(used)} of ${bytes(now.memory_total_bytes)}`, share: now.memory_percent / 100 },
    { title: "Swap", value: percent(now.swap_percent), side: "", share: now.swap_percent / 100 },
    { title: "Fullest disk", value: percent(disks[0]?.percent), side: disks[0] ? named(disks[0].mount) : "", share: disks[0]?.percent / 100 },
    { title: "Users", value: number(now.users, 0), side: `${number(now.sessions, 0)} ${now.sessions === 1 ? "session" : "sessions"}` },
    { title: "Uptime", value: duration(now.uptime_seconds), side: `${number(now.processes, 0)} processes` },
  ];
}

function figure({ title, value, side, share }) {
  return el("div", {}, el("dt", {}, title), el("dd", { class: "value" }, value), el("dd", { class: "side" }, side),
    Number.isFinite(share) ? el("dd", {}, bar(share, severity(share))) : null);
}

function today(users) {
  if (users.length === 0) {
    return [el("li", {}, el("span", { class: "faint" }, "nobody yet"))];
  }
  const most = users[0].share;
  return users.map((user) => el("li", {}, named(user.user), bar(user.share / most), el("span", { class: "amount" }, cpuTime(user.cpu_seconds)),
    el("span", { class: "amount faint" }, percent(100 * user.share, 0))));
}
