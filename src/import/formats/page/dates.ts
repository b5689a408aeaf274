import { parseDay } from "../../../episode/dates.ts";

const LABEL =
  /^(?:(?:date|published|released|aired|recorded|posted|uploaded|publish(?:ed)? date|release date)(?: on)?:?) /i;
const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const MAX_WORDS = 7;

/** The day that a line is about, `YYYY-MM-DD`, or why its date is unclear; null without one. */
export function dateIn(line: string): { day: string } | { unclear: string } | null {
  const text = line.replace(LABEL, "");
  if (text.split(" ", MAX_WORDS + 1).length > MAX_WORDS) return null;
  const slashed = SLASHED.exec(text);
  const day = (slashed && sortedDay(slashed)) ?? parseDay(text);
  if (day !== null && isOnlyDate(text)) return { day };
  if (slashed) return { unclear: "may be two days" };
  if (
    /^(?:\w+ )?\d* ?(?:days?|weeks?|months?|years?|hours?) ago$|^(?:today|yesterday)$/i.test(text)
  )
    return { unclear: "depends on when it was copied" };
  return null;
}

/** `02/13/2026` and `13/02/2026` can mean one day only. */
function sortedDay([, first, second, year]: RegExpExecArray): string | null {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 || a === b) return parseDay(`${year}-${b}-${a}`);
  return b > 12 ? parseDay(`${year}-${a}-${b}`) : null;
}

/** A title may begin with a date (`1 May 1968 and after`); a date ends with a year or a time. */
function isOnlyDate(text: string): boolean {
  return /^(?:\D{0,20}\d{1,2}\D{1,20}\d{4}|\d{1,2}([/.-]) ?\d{1,2}\1 ?\d{4}|\d{4}\D\d{1,2}\D\d{1,2}|\d{8})(?:,? (?:at )?\d.*|T\d.*)?$/i.test(
    text,
  );
}
