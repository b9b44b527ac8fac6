import { get } from "./api.js";
import { bar, byId, el, named, visible } from "./dom.js";
import { severity } from "./figures.js";
import { bytes, duration, number, percent } from "./format.js";
import { Table } from "./table.js";
import { stamp } from "./time.js";

/** What the last run saw, what waits to be sent, and how the last runs fared. */

const top = new Table(byId("top"), "Top processes at the last run", "The last run saw no processes.", [
  { title: "PID", kind: "number", cell: (process) => String(process.pid), value: (process) => process.pid },
  { title: "User", cell: (process) => named(process.user), value: (process) => process.user },
  { title: "CPU", kind: "number", cell: (process) => percent(process.cpu_percent), value: (process) => process.cpu_percent },
  { title: "Memory", kind: "number", cell: (process) => bytes(process.rss_bytes), value: (process) => process.rss_bytes },
  { title: "Program", kind: "text", cell: (process) => named(process.command ?? process.program), value: (process) => process.program },
]);

const sessions = new Table(byId("sessions"), "Sessions at the last run", "Nobody was logged in.", [
  { title: "User", cell: (session) => named(session.user), value: (session) => session.user },
  { title: "Terminal", cell: (session) => named(session.tty), value: (session) => session.tty },
  { title: "From", cell: (session) => named(session.from || "this machine"), value: (session) => session.from },
  { title: "Since", kind: "when", cell: (session) => stamp(session.since), value: (session) => session.since },
]);

const filesystems = new Table(byId("filesystems"), "File systems at the last run", "The last run saw no file systems.", [
  { title: "Mounted on", cell: (disk) => named(disk.mount), value: (disk) => disk.mount },
  { title: "In use", kind: "number", cell: (disk) => percent(disk.percent), value: (disk) => disk.percent },
  { title: "", cell: (disk) => bar(disk.percent / 100, severity(disk.percent / 100)) },
  { title: "Available", kind: "number", cell: (disk) => bytes(disk.available_bytes), value: (disk) => disk.available_bytes },
  { title: "Size", kind: "number", cell: (disk) => bytes(disk.total_bytes), value: (disk) => disk.total_bytes },
  { title: "Inodes", kind: "number", cell: (disk) => percent(disk.inodes_percent), value: (disk) => disk.inodes_percent ?? -1 },
]);

const outbox = new Table(byId("outbox"), "Deliveries", "Nothing waits to be sent, and nothing was given up.", [
  { title: "State", cell: (delivery) => el("span", { class: `badge ${delivery.waits ? "info" : "critical"}` }, delivery.waits ? "waits" : "given up"), value: (delivery) => String(delivery.waits) },
  { title: "To", cell: (delivery) => named(`${delivery.channel} ${delivery.recipient}`), value: (delivery) => delivery.channel },
  { title: "What", kind: "text", cell: (delivery) => named(delivery.subject), value: (delivery) => delivery.subject },
  { title: "Since", kind: "when", cell: (delivery) => stamp(delivery.created), value: (delivery) => delivery.created },
  { title: "Tries", kind: "number", cell: (delivery) => String(delivery.tries), value: (delivery) => delivery.tries },
  { title: "Last answer", kind: "text", cell: (delivery) => named(delivery.answer) },
]);

const runs = new Table(byId("runs"), "The last runs", "There was no run yet.", [
  { title: "Run", kind: "when", cell: (run) => stamp(run.at, true), value: (run) => run.at },
  { title: "After", kind: "number", cell: (run) => duration(run.seconds_since_previous), value: (run) => run.seconds_since_previous ?? -1 },
  { title: "CPU used since", kind: "number", cell: (run) => duration(run.machine_cpu_seconds), value: (run) => run.machine_cpu_seconds ?? -1 },
  { title: "Id", kind: "text", cell: (run) => named(run.run.slice(0, 8)) },
]);

/** @param overview what it said of the last run */
export async function refresh(overview) {
  const [processes, people, deliveries, history] = await Promise.all([get("top"), get("sessions"), get("outbox"), get("runs")]);
  top.show(processes.top ?? []);
  sessions.show(people.sessions ?? []);
  filesystems.show(Array.isArray(overview.filesystems) ? overview.filesystems : []);
  outbox.show([...deliveries.waiting.map((delivery) => ({ ...delivery, waits: true })), ...deliveries.abandoned.map((delivery) => ({ ...delivery, waits: false }))]);
  byId("outbox-count").textContent = `${number(deliveries.pending)} pending, ${number(deliveries.given_up)} given up`;
  runs.show(history.runs);
  lines("gaps", history.gaps.map((gap) => `Accounting has a gap from ${stamp(gap.from)} to ${stamp(gap.to)}: ${gap.why}`));
  lines("degraded", Object.entries(overview.degraded ?? {}).map(([collector, why]) => `Not seen by the last run: ${collector}${why ? `, ${why}` : ""}`));
}

function lines(id, texts) {
  byId(id).replaceChildren(...texts.map((text) => el("li", {}, visible(text))));
}
