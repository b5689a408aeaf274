import { UserError } from "../errors.ts";
import { formatsFor } from "../render/formats.ts";
import { COLUMNS, FIELDS, type Kind } from "../rows/fields.ts";
import { nearestOf } from "../text/nearest.ts";
import { commaList } from "./filter-flags.ts";
import { grouped, hidden, offering, oneOf, text, yes, type Values } from "./flag.ts";
import type { GlobalFlags } from "./global-flags.ts";
import type { Session } from "./session.ts";

/** Flags that say how an answer is printed, in one of the formats of these names. */
export function formatFlags(names: readonly string[], kind: Kind) {
  const about = names.map((name) => (name === "json" ? "json (or --json)" : name)).join(", ");
  return grouped("Output:", {
    format: oneOf("--format <name>", about, names),
    json: hidden(yes("--json", "short for --format json")),
    fields: offering(
      text("--fields <a,b>", "only these fields, in this order"),
      FIELDS[kind].map(({ name }) => name),
    ),
  });
}

/** The same for rows of a kind, which can be records. */
export function rowFormatFlags(kind: Kind) {
  return {
    ...formatFlags(
      formatsFor(kind).map(({ name }) => name),
      kind,
    ),
    ...grouped("Output:", { nul: yes("-0", "end records with NUL, for fzf and xargs") }),
  };
}

/** Values of {@link formatFlags}. */
export type FormatFlags = Values<ReturnType<typeof formatFlags>>;

/** Values of {@link rowFormatFlags}. */
export type RowFormatFlags = Values<ReturnType<typeof rowFormatFlags>>;

/**
 * The format that is asked for: by name, as text by what only text has, else text on a terminal and
 * `piped` elsewhere. Throws a UserError where two are asked for.
 */
export function chooseFormat(
  { format, json, fields, nul = false }: FormatFlags & Partial<RowFormatFlags>,
  session: Session,
  piped: string,
): string {
  if (json && format !== null && format !== "json")
    throw new UserError(`--json and --format ${format} ask for different things`);
  const asked = json ? "json" : (format ?? (fields !== null || nul ? piped : null));
  if (asked !== null && asked !== "text")
    refuseLook(json ? "--json" : format !== null ? `--format ${format}` : "records", session.flags);
  if (asked !== null) return asked;
  return session.isStyled() ? "text" : piped;
}

/** Throws a UserError where a flag asks for a look that only text has. */
function refuseLook(what: string, { width, color }: GlobalFlags): void {
  const flag = width === null ? (color === "always" ? "--color always" : null) : "--width";
  if (flag === null) return;
  throw new UserError(`${flag} has no meaning with ${what}`, "use it with text");
}

/**
 * The fields asked for, of those that rows of the kind have; without any, its columns, or all for
 * JSON. Throws a UserError where one is not there.
 */
export function fieldsFrom(
  asked: string | null,
  { kind, format, leftOut = [] }: { kind: Kind; format: string; leftOut?: readonly string[] },
): string[] {
  const all: string[] = FIELDS[kind].map(({ name }) => name);
  const valid = all.filter((name) => !leftOut.includes(name));
  if (asked === null) return format.endsWith("json") ? valid : [...COLUMNS[kind]];
  const names = commaList(asked);
  const wrong = names.find((name) => !valid.includes(name));
  if (wrong !== undefined || names.length === 0)
    throw new UserError(
      `no field “${wrong ?? ""}”`,
      nearestOf(valid, wrong ?? "", `the fields are ${valid.join(", ")}`),
    );
  return names;
}
