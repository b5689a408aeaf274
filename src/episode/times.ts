const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

// A day first in its text; what follows (a time, a zone) is left unread, so no zone can shift it.
const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const DOTTED_DAY = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const DAY_MONTH_YEAR =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?!\d)/i;
const MONTH_DAY_YEAR =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i;

/**
 * The calendar day a text names, as `YYYY-MM-DD`, or null where it names none that exists.
 * Reads ISO 8601, RFC 2822 (`Sun, 01 Feb 2026 10:00:00 GMT`), `1 Feb 2026`, `February 1st, 2026`
 * and `1.2.2026`; `02/01/2026` means two days in two countries, so it is none.
 */
export function parseDay(text: string): string | null {
  const s = text.trim();
  const ymd = ISO_DAY.exec(s) ?? COMPACT_DAY.exec(s);
  if (ymd) return calendarDay(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const dotted = DOTTED_DAY.exec(s);
  if (dotted) return calendarDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const dmy = DAY_MONTH_YEAR.exec(s);
  if (dmy) return calendarDay(Number(dmy[3]), monthNumber(dmy[2]!), Number(dmy[1]));
  const mdy = MONTH_DAY_YEAR.exec(s);
  if (mdy) return calendarDay(Number(mdy[3]), monthNumber(mdy[1]!), Number(mdy[2]));
  return null;
}

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists ? date.toISOString().slice(0, 10) : null;
}

const WORDS =
  /^(?:(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)\b)?[\s,]*(?:and\s+)?(?:(\d+(?:\.\d+)?)\s*(?:m|mins?|minutes?)\b)?[\s,]*(?:and\s+)?(?:(\d+(?:\.\d+)?)\s*(?:s|secs?|seconds?)\b)?$/i;
const ISO_DURATION =
  /^P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
// As far as a clock of three digits for the hours goes; a recording is never longer.
const MAX_SECONDS = 999 * 3600 + 59 * 60 + 59;
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/;

/**
 * A length of time in whole seconds, or null where the text is none.
 * Reads `2h 5m`, `125 min`, `2:05:00`, `41:10` (minutes and seconds, as in podcast feeds),
 * `PT2H5M` and bare seconds.
 */
export function parseDuration(text: string): number | null {
  const seconds = secondsIn(text.trim());
  return seconds !== null && seconds <= MAX_SECONDS ? seconds : null;
}

function secondsIn(s: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(s)) return Math.round(Number(s));
  const clock = parseClock(s);
  if (clock !== null) return clock;
  const iso = ISO_DURATION.exec(s);
  if (iso && /\d/.test(s)) return total(iso[1], iso[2], iso[3], iso[4]);
  const words = s.length <= 64 ? WORDS.exec(s) : null;
  if (words && /\d/.test(s)) return total(undefined, words[1], words[2], words[3]);
  return null;
}

/** A point of time in a recording, `h:mm:ss` or `m:ss`, in seconds; null where it is none. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (!match || Number(match[3]) > 59 || (match[1] && Number(match[2]) > 59)) return null;
  return total(undefined, match[1], match[2], match[3]);
}

function total(days = "0", hours = "0", minutes = "0", seconds = "0"): number {
  const sum = Number(days) * 86400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Math.round(sum);
}

/** A reading time in whole minutes from `18`, `18 min` or `18 min read`; null where it is none. */
export function parseReadingTime(text: string): number | null {
  const s = text.trim().replace(/\s*(?:to\s+)?read(?:ing)?(?:\s+time)?$/i, "");
  const seconds = parseDuration(/^\d+(?:\.\d+)?$/.test(s) ? `${s}m` : s);
  return seconds === null ? null : Math.max(1, Math.round(seconds / 60));
}

/** Seconds as people write a length: `2h 5m`, `45m`, `50s`. */
export function formatDuration(seconds: number): string {
  const h = Math.floor(seconds / 3600);
  const m = Math.floor((seconds % 3600) / 60);
  const s = seconds % 60;
  const parts = [h && `${h}h`, m && `${m}m`, s && `${s}s`].filter(Boolean);
  return parts.join(" ") || "0s";
}

/** Seconds as a point in a recording, `00:41:10`. */
export function formatClock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** A `YYYY-MM-DD` day as people write it in a header: `1 Feb 2026`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-");
  const name = MONTHS[Number(month) - 1] ?? "";
  return `${Number(date)} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`;
}
