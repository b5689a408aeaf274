import { isWebAddress } from "../../../text/web-address.ts";
import { parseDuration, parseReadingTime } from "../../../episode/times.ts";
import { namesOf } from "../../../episode/values.ts";
import { dateIn } from "./dates.ts";

/** What one line of a page's head says, when it says one thing. */
export type HeadValue =
  | { is: "date"; day: string }
  | { is: "unclear date"; reason: string }
  | { is: "reading"; minutes: number }
  | { is: "duration"; seconds: number }
  | { is: "guests" | "hosts"; names: string[] }
  | { is: "url"; url: string }
  | { is: "numbered"; before: string; number: string; title: string; marked: boolean }
  | { is: "podcast" | "title"; text: string };

const MAX_CHARACTERS = 300;
const GUESTS =
  /^(?:with|w\/|featuring|feat\.?|ft\.?|guests?:?|in conversation with|speakers?:) (.+)$/i;
const HOSTS = /^(?:hosts?:|hosted by:?) (.+)$/i;
const LABELLED = /^(podcast|show|title|episode title): (.+)$/i;
const READING = /\bread(?:ing)?\b/i;
const LENGTH =
  /^(?:duration|length|run(?:ning )?time|listen(?:ing time)?|audio)?:? ?(.*?)(?: (?:to )?listen| long)?$/i;

/** What a line of the head says; null where only its neighbours can tell. */
export function headValueIn(line: string): HeadValue | null {
  if (line.length > MAX_CHARACTERS) return null;
  if (isWebAddress(line) && !/\s/.test(line)) return { is: "url", url: line };
  const date = dateIn(line);
  if (date)
    return "day" in date ? { is: "date", ...date } : { is: "unclear date", reason: date.unclear };
  return lengthIn(line) ?? peopleIn(line) ?? labelled(line) ?? numbered(line);
}

/** Whether a line says nothing but when an episode came out or how long it takes. */
export function isMeasure(line: string): boolean {
  const value = headValueIn(line);
  return value !== null && ["date", "unclear date", "reading", "duration"].includes(value.is);
}

function lengthIn(line: string): HeadValue | null {
  if (READING.test(line)) {
    const plain = line.replace(/^read(?:ing)?(?: time)?:? /i, "").replace(/-min/i, " min");
    const minutes = parseReadingTime(plain);
    return minutes === null ? null : { is: "reading", minutes };
  }
  const plain =
    LENGTH.exec(line)?.[1]
      ?.replace(/-min/i, " min")
      .replace(/\b(hrs?|h|mins?|m)\./gi, "$1") ?? "";
  const seconds = /^\d*$/.test(plain) ? null : parseDuration(plain);
  return seconds === null ? null : { is: "duration", seconds };
}

function peopleIn(line: string): HeadValue | null {
  const guests = namesIn(GUESTS.exec(line)?.[1]);
  if (guests) return { is: "guests", names: guests };
  const hosts = namesIn(HOSTS.exec(line)?.[1]);
  return hosts ? { is: "hosts", names: hosts } : null;
}

/** Names are a few words each and begin with a capital; `with great power` has none. */
function namesIn(text: string | undefined): string[] | null {
  const names = text === undefined ? [] : namesOf(text.replace(/\.$/, ""));
  const all = names.every((name) => /^\P{Ll}/u.test(name) && name.split(" ").length <= 6);
  return names.length > 0 && all ? names : null;
}

function labelled(line: string): HeadValue | null {
  const match = LABELLED.exec(line);
  if (!match) return null;
  return { is: /title/i.test(match[1]!) ? "title" : "podcast", text: match[2]! };
}

const NUMBER = String.raw`(S\d{1,3} ?E\d{1,4}|\d{1,5}(?:\.\d{1,3})?)`;
const MARKED = String.raw`(?:#|(?:episode|ep|folge|no|nr)\b\.? ?#?)? ?`;
const FIRST = new RegExp(String.raw`^(${MARKED})${NUMBER}(?:(?: ?[-–—:|.] ?| )(?=\D)(.+))?$`, "i");
const INNER = new RegExp(
  String.raw`^(.{2,80}?),? (?:[-–—|(] ?)?(#|(?:episode|ep)\b\.? ?#?) ?${NUMBER}\)?(?: ?[-–—:|] ?(.+))?$`,
  "i",
);

/** `#490 – title`, `Ep. 12: title`, `Some Podcast #490 – title`, and a number with no title. */
function numbered(line: string): HeadValue | null {
  const first = FIRST.exec(line);
  if (first) {
    const [, mark, number, title = ""] = first;
    const marked = mark !== "" || /^S/i.test(number!);
    const dashed = /^\d+ [-–—] /.test(line);
    if (marked || dashed || title === "") return numberedValue("", number!, title, marked);
  }
  const inner = INNER.exec(line);
  return inner ? numberedValue(inner[1]!, inner[3]!, inner[4] ?? "", true) : null;
}

function numberedValue(before: string, number: string, title: string, marked: boolean): HeadValue {
  return { is: "numbered", before, number: number.replace(" ", ""), title: title.trim(), marked };
}
