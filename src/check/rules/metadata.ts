import type { Field } from "../../episode/keys.ts";
import type { Parsed } from "../../episode/parse.ts";
import type { Problem } from "../../episode/problem.ts";
import { statementsOf, type Statement } from "../../episode/statements.ts";
import { cleanLine, visible } from "../../text/clean.ts";
import { isBareNumber } from "../../episode/times.ts";
import { textOf } from "../../episode/values.ts";
import { checkKeys, isEnglishKey } from "./keys.ts";
import type { CheckContext } from "./context.ts";
import type { Note } from "./finding.ts";
import { checkSense } from "./sense.ts";

const START = { line: 1, column: 1 };
const LISTS: ReadonlySet<Field> = new Set(["guests", "hosts", "topics"]);

/** Notes metadata that is missing, of the wrong kind, misspelt, or makes no sense. */
export function checkMetadata(
  parsed: Parsed,
  stated: readonly Statement[],
  context: CheckContext,
  note: Note,
): void {
  const { assumed, problems, layout } = parsed;
  // What was meant as front matter and is not read says enough.
  if (assumed.some(({ code }) => code === "front-matter-body")) return;
  if (problems.some(({ code }) => code === "front-matter-unclosed")) return;
  if (layout.front.values.size === 0 && !assumed.some(({ code }) => code === "metadata-body")) {
    const hint = "begin the file with podcast:, title: and date: between --- lines";
    note("front-matter-missing", START, "the file has no metadata", hint);
    return;
  }
  const missing = missingFields(parsed);
  checkKeys(parsed, missing, context.rules.keys, note);
  const reported = checkUnused(parsed, stated, missing, note);
  for (const field of ["podcast", "title", "date"] as const) {
    const invalid = problems.some(
      (one) => one.code === `${field}-invalid` && !isMeantOtherwise(one, stated),
    );
    if (missing.has(field) && !reported.has(field) && !invalid)
      note("fact-missing", START, `the episode has no ${field}`, `add ${field}: to the metadata`);
  }
  checkSense(parsed, stated, context.today, note);
}

/**
 * Whether a value was never meant as what its key may also be: `data: notes.csv` is no date, and a
 * plain number under `length` is bytes.
 */
export function isMeantOtherwise(problem: Problem, stated: readonly Statement[]): boolean {
  if (!problem.code.endsWith("-invalid")) return false;
  const own = stated.find(({ place, origin }) => origin === "front" && place.line === problem.line);
  const text = textOf(own?.value) ?? "";
  return (own?.key === "data" && !/\d/.test(text)) || (own?.key === "length" && isBareNumber(text));
}

/** The fields of which a file says nothing that can be used. */
function missingFields({ episode, layout, assumed }: Parsed): ReadonlySet<Field> {
  const guessed = (code: string) => assumed.some((one) => one.code === code);
  const absent: Record<Field, boolean> = {
    podcast: episode.podcast === null,
    number: episode.number === null || guessed("number-guessed"),
    title: !layout.titled,
    guests: episode.guests.length === 0,
    hosts: episode.hosts.length === 0,
    date: episode.date === null,
    duration: episode.durationSeconds === null,
    reading: episode.readingMinutes === null,
    url: episode.url === null,
    topics: episode.topics.length === 0,
    description: episode.tldr === null,
    takeaways: episode.takeaways.length === 0,
  };
  return new Set((Object.keys(absent) as Field[]).filter((field) => absent[field]));
}

/** Notes values that stay unused though their field has no other; gives their fields. */
function checkUnused(
  { episode }: Parsed,
  stated: readonly Statement[],
  missing: ReadonlySet<Field>,
  note: Note,
): Set<Field> {
  const reported = new Set<Field>();
  for (const field of missing) {
    for (const statement of statementsOf(stated, field)) {
      const { key, written, value, origin } = statement;
      if (origin !== "front" || !isEnglishKey(field, key) || isEmpty(value)) continue;
      if (!Object.hasOwn(episode.extra, cleanLine(written))) continue;
      if (noteUnused(field, statement, note)) reported.add(field);
    }
  }
  return reported;
}

/** Notes what is wrong with a value that is not used; false where that is reported elsewhere. */
function noteUnused(field: Field, { written, value, place }: Statement, note: Note): boolean {
  const kind = kindOf(value);
  const key = visible(written);
  if (field === "number" && kind === "text") {
    const message = `“${textOf(value)}” is not a valid episode number`;
    note("number-invalid", place, message, "write it such as 490, 315.5 or S2E4");
    return true;
  }
  if (kind === "text" || field === "takeaways") return false;
  const list = LISTS.has(field);
  const message = list ? `${key} is not a list of names` : `${key} is a ${kind}, not one text`;
  note(
    "fact-type",
    place,
    message,
    list ? `write ${key}: [one, two]` : `write ${key}: and its text`,
  );
  return true;
}

function isEmpty(value: unknown): boolean {
  return kindOf(value) !== "text" && Object.keys(value as object).length === 0;
}

function kindOf(value: unknown): "text" | "list" | "map" {
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" && !(value instanceof Date) ? "map" : "text";
}
