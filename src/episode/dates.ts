// Month names and their short forms by language, January first; compared without case, accents
// and a final point. `sept` and the like are listed with their month's full name.
const MONTHS = [
  "january jan januar januari janvier enero ene gennaio gen janeiro jän jänner января янв",
  "february feb februar februari février fév fevr févr febrero febbraio fevereiro fev февраля фев",
  "march mar märz mär mrz mars marzo março maart mrt марта мар",
  "april apr avril avr abril abr aprile апреля апр",
  "may mai mayo maggio mag maio mei мая май",
  "june jun juni juin junio giugno giu junho июня июн",
  "july jul juli juillet juil julio luglio lug julho июля июл",
  "august aug août aou agosto ago augustus августа авг",
  "september sep sept septembre septiembre settembre set setembro сентября сен",
  "october oct oktober okt octobre octubre ottobre ott outubro out октября окт",
  "november nov novembre noviembre novembro ноября ноя",
  "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря дек",
];

let monthNumbers: Map<string, number> | null = null;

const SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

// A day comes first in its text; what follows (a time, a zone) is not read, so no zone can shift
// it.
const ISO_DAY = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})(?:T\d|$)/;
const YEAR_MONTH = /^(\d{4})[-/.](\d{1,2})$/;
const YEAR = /^(?:19|20)\d{2}$/;
const UNIX = /^\d{10}(?:\d{3})?$/;
const DOTTED_DAY = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/;
const SLASHED_DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;
const EAST_ASIAN = /^(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일]?)?)?/;
const DAY_MONTH_YEAR =
  /^(?:\p{L}{2,12}\.?,?\s*)?(\d{1,2})(?:\.|st|nd|rd|th|º|ª|°|er|e)?[\s-]*(?:\s(?:de|of)\s+)?(\p{L}{3,10})[.,]?[\s-]+(?:(?:de|of)\s+)?(\d{4}|\d{2}(?=$|\s))(?!\d)/iu;
const MONTH_DAY_YEAR =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;
const ASCTIME = /^\p{L}{3}\s+(\p{L}{3})\s+(\d{1,2})\s+[\d:]{4,8}\s+(?:[A-Z]{2,5}\s+)?(\d{4})$/iu;
const MONTH_YEAR = /^(\p{L}{3,10})\.?,?\s+(?:(?:de|of)\s+)?(\d{4})$/iu;
const LONGEST = 80;

/**
 * The calendar day a text names, as `YYYY-MM-DD`, or the month or year (`YYYY-MM`, `YYYY`) where it
 * names no more; null where it names none that exists. Reads ISO 8601, RFC 822 and 2822 with their
 * two-digit years, asctime, Unix times of 10 or 13 digits (UTC), days with month names in eight
 * languages, `12.03.2024` and `2026年2月1日`. `02/01/2026` means two days in two countries, so it is
 * no date; `25/12/2024` can only be one.
 */
export function parseDay(text: string): string | null {
  const s = text.trim();
  if (s.length > LONGEST) return null;
  if (YEAR.test(s)) return s;
  if (UNIX.test(s)) return unixDay(s);
  const month = YEAR_MONTH.exec(s);
  if (month) return calendarMonth(Number(month[1]), Number(month[2]));
  const ymd = ISO_DAY.exec(s) ?? COMPACT_DAY.exec(s);
  if (ymd) return calendarDay(Number(ymd[1]), Number(ymd[2]), Number(ymd[3]));
  const asian = EAST_ASIAN.exec(s);
  if (asian) return partialDay(asian);
  const dotted = DOTTED_DAY.exec(s);
  if (dotted) return calendarDay(Number(dotted[3]), Number(dotted[2]), Number(dotted[1]));
  const slashed = SLASHED_DAY.exec(s);
  if (slashed) return slashedDay(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]));
  return namedDay(s);
}

function namedDay(s: string): string | null {
  const dmy = DAY_MONTH_YEAR.exec(s);
  if (dmy) return calendarDay(fullYear(dmy[3]!), monthNumber(dmy[2]!), Number(dmy[1]));
  const mdy = MONTH_DAY_YEAR.exec(s) ?? ASCTIME.exec(s);
  if (mdy) return calendarDay(Number(mdy[3]), monthNumber(mdy[1]!), Number(mdy[2]));
  const my = MONTH_YEAR.exec(s);
  return my ? calendarMonth(Number(my[2]), monthNumber(my[1]!)) : null;
}

/** Two digits by RFC 2822: 00 to 49 are of this century, the others of the last. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function partialDay([, year, month, day]: RegExpExecArray): string | null {
  if (month === undefined) return YEAR.test(year!) ? year! : null;
  if (day === undefined) return calendarMonth(Number(year), Number(month));
  return calendarDay(Number(year), Number(month), Number(day));
}

function slashedDay(a: number, b: number, year: number): string | null {
  if (a > 12) return calendarDay(year, b, a);
  return b > 12 ? calendarDay(year, a, b) : null;
}

function unixDay(digits: string): string {
  const ms = Number(digits) * (digits.length === 10 ? 1000 : 1);
  return new Date(ms).toISOString().slice(0, 10);
}

function monthNumber(name: string): number {
  // Made when a month is first read: few runs of the program read any.
  monthNumbers ??= new Map(
    MONTHS.flatMap((names, i) => names.split(" ").map((month) => [bare(month), i + 1] as const)),
  );
  return monthNumbers.get(bare(name)) ?? 0;
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f.]/g, "");
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists ? date.toISOString().slice(0, 10) : null;
}

function calendarMonth(year: number, month: number): string | null {
  return calendarDay(year, month, 1)?.slice(0, 7) ?? null;
}

/** A day, month or year as people write it in a header: `1 Feb 2026`, `Feb 2026`, `2026`. */
export function formatDay(day: string): string {
  const [year, month, date] = day.split("-");
  const name = month === undefined ? "" : (SHORT[Number(month) - 1] ?? "");
  return [date === undefined ? "" : `${Number(date)}`, name, year].filter(Boolean).join(" ");
}
