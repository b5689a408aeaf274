import { UserError } from "../errors.ts";
import type { Io } from "../io/io.ts";
import type { Query } from "../query/query.ts";
import { FIELDS, type Kind } from "../rows/fields.ts";
import { nearestOf } from "../text/nearest.ts";
import { FILTERS, queryFrom } from "./filter-flags.ts";
import { grouped, offering, text, wholeNumber, yes, type Values } from "./flag.ts";
import { rowFormatFlags } from "./format-flags.ts";

/** Flags of a command that answers a question with rows of a kind. */
export function questionFlags(kind: Kind) {
  return {
    ...FILTERS,
    ...grouped("Output:", {
      limit: wholeNumber("-n, --limit <count>", "at most this many", { least: 1, most: 1e9 }),
      sort: offering(
        text("--sort <field>", "by a field: text from a to z, numbers and dates downwards"),
        sortable(kind),
      ),
      reverse: yes("--reverse", "in reverse"),
    }),
    ...rowFormatFlags(kind),
  };
}

/** Values of {@link questionFlags}. */
export type QuestionFlags = Values<ReturnType<typeof questionFlags>>;

/** The question they ask. Throws a UserError where a date is not valid or rows have no such field. */
export function questionFrom(flags: QuestionFlags, kind: Kind, io: Io): Query {
  checkSort(flags.sort, kind);
  const { limit, sort, reverse } = flags;
  const exact = kind === "topic" || kind === "match";
  return { ...queryFrom(flags, io, exact), limit: limit ?? Infinity, sort, reverse };
}

function checkSort(field: string | null, kind: Kind): void {
  const names = sortable(kind);
  if (field === null || names.includes(field)) return;
  throw new UserError(
    `cannot sort by “${field}”`,
    nearestOf(names, field, `sort by ${names.join(", ")}`),
  );
}

/** The fields that rows of a kind can be sorted by. */
function sortable(kind: Kind): string[] {
  return FIELDS[kind]
    .filter(({ type }) => !/^(?:sections|takeaways|object)$/.test(type))
    .map(({ name }) => name);
}
