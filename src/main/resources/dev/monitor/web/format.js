/** Numbers for people. What is unknown is a dash. */

const UNKNOWN = "–";

const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

/** A plain number with a few digits. */
export function number(value, digits = 2) {
  return isNumber(value) ? value.toLocaleString("en", { maximumFractionDigits: digits }) : UNKNOWN;
}

export function percent(value, digits = 1) {
  return isNumber(value) ? `${value.toFixed(digits)} %` : UNKNOWN;
}

export function bytes(value) {
  if (!isNumber(value)) {
    return UNKNOWN;
  }
  let unit = 0;
  while (Math.abs(value) >= 1024 && unit < 5) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${["B", "KiB", "MiB", "GiB", "TiB", "PiB"][unit]}`;
}

/** A length of time in its two largest units. */
export function duration(seconds) {
  if (!isNumber(seconds)) {
    return UNKNOWN;
  }
  const whole = Math.round(Math.abs(seconds));
  if (whole < 60) {
    return whole === 0 || seconds % 1 === 0 ? `${whole}s` : `${seconds.toFixed(1)}s`;
  }
  if (whole < 3600) {
    return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
  }
  if (whole < 48 * 3600) {
    return `${Math.floor(whole / 3600)}h ${pad(Math.floor(whole / 60) % 60)}m`;
  }
  return whole < 14 * 86400 ? `${Math.floor(whole / 86400)}d ${Math.floor(whole / 3600) % 24}h` : `${Math.floor(whole / 86400)}d`;
}

/** CPU time, which is compared: in hours and minutes however long. */
export function cpuTime(seconds) {
  if (!isNumber(seconds) || seconds < 3600) {
    return seconds === 0 ? "0" : duration(seconds);
  }
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60).toLocaleString("en")}h ${pad(minutes % 60)}m`;
}

/** A value of a metric, whose unit is part of its name. */
export function ofMetric(metric, value) {
  if (metric.endsWith("_percent")) {
    return percent(value);
  }
  if (metric.endsWith("_bytes")) {
    return bytes(value);
  }
  return metric.endsWith("_seconds") || metric.endsWith("_seconds_total") ? duration(value) : number(value);
}

function pad(amount) {
  return String(amount).padStart(2, "0");
}
