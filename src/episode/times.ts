const HOURS =
  "h hr hrs hour hours std stunde stunden hora horas heure heures ora ore uur uren ч час часа часов 小时 小時 时 時 時間 时间 시간";
const MINUTES =
  "m min mins minute minutes minuten minuto minutos minuti minuut мин минут минута минуты 分 分钟 分鐘 분";
const SECONDS =
  "s sec secs second seconds sek sekunde sekunden segundo segundos seconde secondes secondo secondi seconden сек секунд секунда секунды 秒 초";

/** How many seconds each unit has. */
const UNITS = new Map(
  [HOURS, MINUTES, SECONDS].flatMap((names, i) =>
    names.split(" ").map((name) => [name, 60 ** (2 - i)] as const),
  ),
);

const PART = /^(\d+(?:[.,]\d+)?)\s*(\p{L}+)\.?(?:[\s,]*(?:(?:and|und|et|y|e|en|и)\s+)?)/iu;
const ISO_DURATION =
  /^P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
/** No recording is longer than a day. */
const MAX_SECONDS = 24 * 3600;
const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:\.\d+)?$/;
const BARE = /^\d+(?:\.\d+)?$/;
const LONGEST = 64;

/**
 * A length of time in whole seconds, or null where the text is not a valid one, or more than a day.
 * Reads `2h 5m`, `1h30`, `125 min`, `1 hour 12 minutes`, the same units in other languages,
 * `2:05:00`, `41:10` (minutes and seconds, as in podcast feeds), `PT2H5M` and bare seconds.
 */
export function parseDuration(text: string): number | null {
  const seconds = secondsIn(text.trim());
  return seconds !== null && seconds <= MAX_SECONDS ? seconds : null;
}

/** Whether a text is only a number, which says nothing about its unit. */
export function isBareNumber(text: string): boolean {
  return BARE.test(text.trim());
}

function secondsIn(s: string): number | null {
  if (BARE.test(s)) return Math.round(Number(s));
  const clock = parseClock(s);
  if (clock !== null) return clock;
  const iso = ISO_DURATION.exec(s);
  if (iso && /\d/.test(s)) return total(iso[1], iso[2], iso[3], iso[4]);
  return s.length <= LONGEST
    ? wordsIn(s.replace(/^(?:~|ca\.?\s|about\s|approx\.?\s)\s*/i, ""))
    : null;
}

/** Numbers with units, the largest first; a last number after hours has none and is minutes. */
function wordsIn(s: string): number | null {
  let rest = s;
  let sum = 0;
  let last = Infinity;
  while (rest !== "") {
    const part = PART.exec(rest);
    const unit = part ? UNITS.get(part[2]!.toLowerCase()) : undefined;
    if (part && unit !== undefined && unit < last) {
      sum += Number(part[1]!.replace(",", ".")) * unit;
      last = unit;
      rest = rest.slice(part[0].length);
    } else if (last === 3600 && /^\d{1,2}$/.test(rest)) {
      return Math.round(sum + Number(rest) * 60);
    } else return null;
  }
  return last === Infinity ? null : Math.round(sum);
}

/** A point of time in a recording, `h:mm:ss` or `m:ss`, in seconds; null where it is not valid. */
export function parseClock(text: string): number | null {
  const match = CLOCK.exec(text);
  if (!match || Number(match[3]) > 59 || (match[1] && Number(match[2]) > 59)) return null;
  return total(undefined, match[1], match[2], match[3]);
}

function total(days = "0", hours = "0", minutes = "0", seconds = "0"): number {
  const sum = Number(days) * 86400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return Math.round(sum);
}

const READING_WORDS =
  /(?:^|\s)(?:to\s+)?(?:read(?:ing)?(?:\s+time)?|lesezeit|de\s+lectur[ae]|lezen|leestijd)[\s:]*$|(?:で読めます|阅读|閱讀)$/iu;

/** A reading time in whole minutes from `18`, `18 min` or `18 min read`; null where it is not valid. */
export function parseReadingTime(text: string): number | null {
  const s = text.trim().replace(READING_WORDS, "").trim();
  const seconds = parseDuration(BARE.test(s) ? `${s}m` : s);
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

/** Seconds as a point in a recording as people write it, `41:10` or `1:02:03`. */
export function formatClockShort(seconds: number): string {
  return formatClock(seconds).replace(/^00:0?|^0/, "");
}

/** Seconds as a point in a recording, `00:41:10`. */
export function formatClock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}
