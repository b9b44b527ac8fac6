import * as alerts from "./alerts.js";
import { get } from "./api.js";
import { byId } from "./dom.js";
import * as figures from "./figures.js";
import { duration } from "./format.js";
import * as graphs from "./graphs.js";
import * as history from "./history.js";
import * as now from "./now.js";
import * as range from "./range.js";
import { setZone, stamp, zoneName } from "./time.js";
import * as users from "./users.js";

/** Shows all, and all of it anew after each run, as long as somebody looks. */

const MINUTE = 60;
/** A run takes some seconds until it is in the store. */
const RUN_SECONDS = 8;
const SOONEST = 10;
const OLD = 10 * MINUTE;

let overview = null;
/** How far this computer's clock is behind the server's, in seconds. */
let behind = 0;
let failure = "";
let refreshedAt = 0;
let timer = 0;

async function refresh() {
  clearTimeout(timer);
  refreshedAt = Date.now();
  try {
    overview = await get("overview");
    behind = overview.now - Date.now() / 1000;
    setZone(overview.zone);
    byId("zone").textContent = zoneName();
    figures.show(overview);
    alerts.showFiring(overview.alerts ?? []);
    failure = "";
    if (overview.figures) {
      await Promise.all([refreshGraphs(), users.refresh(), now.refresh(overview), history.refresh()]);
    }
  } catch (error) {
    failure = error.name === "TimeoutError" || error instanceof TypeError ? "The server does not answer" : error.message;
  }
  showAge();
  schedule();
}

async function refreshGraphs() {
  alerts.show(await graphs.refresh());
}

/** After another range was chosen. */
async function refreshRange() {
  await guarded(() => Promise.all([refreshGraphs(), history.refresh(true)]));
}

async function guarded(work) {
  try {
    await work();
    failure = "";
  } catch (error) {
    failure = error.message;
  }
  showAge();
}

/** Soon after the next run; nobody looks at a page that is hidden. */
function schedule() {
  const next = overview?.at ? overview.at + MINUTE + RUN_SECONDS - serverNow() : MINUTE;
  timer = setTimeout(() => {
    if (!document.hidden) {
      refresh();
    }
  }, 1000 * Math.max(SOONEST, Math.min(MINUTE, next < 0 ? MINUTE : next)));
}

function serverNow() {
  return Date.now() / 1000 + behind;
}

function showAge() {
  const age = byId("age");
  const at = overview?.at;
  const seconds = at ? Math.max(0, serverNow() - at) : 0;
  const data = at ? `Data of ${stamp(at, true)}, ${duration(Math.floor(seconds))} old` : "";
  age.textContent = [failure, data].filter(Boolean).join(". ");
  age.classList.toggle("old", Boolean(failure) || seconds > OLD);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && Date.now() - refreshedAt > 1000 * MINUTE / 2) {
    refresh();
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);
setInterval(showAge, 5000);

range.start(refreshRange);
users.start(() => guarded(users.refresh));
history.start();
refresh();
