import type { FieldName } from "../../episode/fields.ts";
import type { Problem } from "../../episode/problem.ts";
import { statementsOf, type Statement } from "../../episode/statements.ts";
import { cleanLine, visible } from "../../text/clean.ts";
import { isBareNumber } from "../../episode/times.ts";
import { textOf } from "../../episode/values.ts";
import type { CheckContext } from "./context.ts";
import { hasLostMetadata, hasMetadata, missingFields } from "./fields.ts";
import { isEnglishKey } from "./keys.ts";
import type { ReportFinding } from "./finding.ts";

const START = { line: 1, column: 1 };
const LISTS: ReadonlySet<FieldName> = new Set(["guests", "hosts", "topics"]);

/** Reports metadata that is missing or of the wrong kind. */
export function checkMetadata(context: CheckContext): void {
  const { parsed, statements, report } = context;
  const { problems } = parsed;
  if (!hasMetadata(parsed)) {
    if (!hasLostMetadata(parsed))
      report("front-matter-missing", {
        ...START,
        message: "the file has no metadata",
        hint: "begin the file with podcast:, title: and date: between --- lines",
      });
    return;
  }
  const missing = missingFields(parsed);
  const reported = checkUnused(context, missing);
  for (const field of ["podcast", "title", "date"] as const) {
    const invalid = problems.some(
      (one) => one.code === `${field}-invalid` && !isMeantOtherwise(one, statements),
    );
    if (missing.has(field) && !reported.has(field) && !invalid)
      report("field-missing", {
        ...START,
        message: `the episode has no ${field}`,
        hint: `add ${field}: to the metadata`,
      });
  }
}

/**
 * Whether a value has the other meaning of its key: `data: notes.csv` is not a date, and a plain
 * number under `length` is a size in bytes.
 */
export function isMeantOtherwise(problem: Problem, stated: readonly Statement[]): boolean {
  if (!problem.code.endsWith("-invalid")) return false;
  const own = stated.find(({ place, origin }) => origin === "front" && place.line === problem.line);
  const text = textOf(own?.value) ?? "";
  return (own?.key === "data" && !/\d/.test(text)) || (own?.key === "length" && isBareNumber(text));
}

/** Reports values that are not used though their field has no other; gives their fields. */
function checkUnused(
  { parsed, statements, report }: CheckContext,
  missing: ReadonlySet<FieldName>,
): Set<FieldName> {
  const reported = new Set<FieldName>();
  for (const field of missing) {
    for (const statement of statementsOf(statements, field)) {
      const { key, written, value, origin } = statement;
      if (origin !== "front" || !isEnglishKey(field, key) || isEmpty(value)) continue;
      if (!Object.hasOwn(parsed.episode.extra, cleanLine(written))) continue;
      if (reportUnused(field, statement, report)) reported.add(field);
    }
  }
  return reported;
}

/** Reports what is wrong with a value that is not used; false where that is reported elsewhere. */
function reportUnused(
  field: FieldName,
  { written, value, place }: Statement,
  report: ReportFinding,
): boolean {
  const kind = kindOf(value);
  const key = visible(written);
  if (field === "number" && kind === "text") {
    const message = `“${textOf(value)}” is not a valid episode number`;
    report("number-invalid", { ...place, message, hint: "write it such as 490, 315.5 or S2E4" });
    return true;
  }
  if (kind === "text" || field === "takeaways") return false;
  const list = LISTS.has(field);
  const message = list ? `${key} is not a list of names` : `${key} is a ${kind}, not one text`;
  report("field-type", {
    ...place,
    message,
    hint: list ? `write ${key}: [one, two]` : `write ${key}: and its text`,
  });
  return true;
}

function isEmpty(value: unknown): boolean {
  return kindOf(value) !== "text" && Object.keys(value as object).length === 0;
}

function kindOf(value: unknown): "text" | "list" | "map" {
  if (Array.isArray(value)) return "list";
  return value !== null && typeof value === "object" && !(value instanceof Date) ? "map" : "text";
}
