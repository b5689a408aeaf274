import { UserError } from "../errors.ts";
import type { Kind } from "../rows/fields.ts";
import { formatsFor, type Format } from "../render/formats.ts";
import type { Row } from "../rows/rows.ts";
import { fieldsFrom, type FormatFlags } from "./options.ts";
import type { Session } from "./session.ts";

/** Text is handed on in pieces of about this many characters, so that a pipe is never flooded. */
const PIECE = 64 * 1024;

/** The format the flags or, without them, the other end of stdout ask for. */
export function chooseFormat(flags: FormatFlags, session: Session, piped: string): string {
  const asked = flags.json ? "json" : flags.format;
  if (flags.json && flags.format !== undefined && flags.format !== "json")
    throw new UserError(`--json and --format ${flags.format} ask for different things`);
  const records = flags.fields !== undefined || flags["0"] === true;
  const format = asked ?? (session.io.out.tty && !records ? "text" : piped);
  return format;
}

/** Rows to be printed: their kind, what is left out of them, and why there are none. */
export interface Printing<R> {
  kind: Kind;
  rows: AsyncIterable<R> | Iterable<R>;
  /** Fields that are not printed. */
  leftOut?: readonly string[];
  /** What is wrong where there are no rows; without it, no rows are an answer. */
  none?: () => Promise<Error>;
}

/** Prints rows as the flags ask, and on a terminal through the pager where they are many. */
export async function printRows<R extends Row>(
  session: Session,
  { kind, rows, leftOut = [], none }: Printing<R>,
  flags: FormatFlags,
): Promise<void> {
  const name = chooseFormat(flags, session, "tsv");
  const formats = formatsFor(kind);
  const format = formats.find((one) => one.name === name)!;
  const end = recordEnd(format, flags, formats);
  const fields = fieldsFrom(flags, name, kind, leftOut);
  const source = oneByOne(rows);
  const first = await source.next();
  if (first.done === true && none) {
    // What reads JSON gets an empty list.
    if (name === "json") await session.io.out.write("[]\n");
    throw await none();
  }
  let count = 0;
  const counted = async function* (): AsyncIterable<R> {
    for (let one = first; one.done !== true; one = await source.next()) {
      count++;
      yield one.value;
    }
  };
  const answer = { kind, rows: counted(), fields, screen: () => session.screen() };
  const pieces = await format.render(answer);
  await printPieces(session, end === null ? pieces : ended(pieces, end), name === "text");
  const { out, err } = session.io;
  if (name === "text" && out.tty && err.tty && count > 1 && kind !== "problem")
    await session.note(`  ${count} ${kind === "match" ? "matches" : `${kind}s`}`);
}

/** What ends a record. Throws a UserError where flags ask of a format what it has not. */
function recordEnd(format: Format, flags: FormatFlags, formats: readonly Format[]): string | null {
  const instead = (fit: (one: Format) => boolean) =>
    `use it with ${formats
      .filter(fit)
      .map(({ name }) => name)
      .join(", ")}`;
  if (flags.fields !== undefined && !format.takesFields)
    throw new UserError(
      `--fields has no meaning with --format ${format.name}`,
      instead((one) => one.takesFields),
    );
  if (!flags["0"]) return format.recordEnd;
  if (format.recordEnd === null)
    throw new UserError(
      `-0 has no meaning with --format ${format.name}`,
      instead((one) => one.recordEnd !== null),
    );
  return "\0";
}

async function* reset(pieces: Pieces): AsyncIterable<string> {
  const { withFullResets } = await import("../render/style.ts");
  for await (const piece of pieces) yield withFullResets(piece);
}

async function* oneByOne<R>(rows: AsyncIterable<R> | Iterable<R>): AsyncGenerator<R, void> {
  yield* rows;
}

async function* ended(pieces: Pieces, end: string): AsyncIterable<string> {
  for await (const piece of pieces) yield piece + end;
}

type Pieces = Iterable<string> | AsyncIterable<string>;

/**
 * Prints text as it comes, or whole through the pager where it is `styled` and longer than the
 * screen.
 */
export async function printPieces(
  session: Session,
  asRendered: Pieces,
  styled: boolean,
): Promise<void> {
  const { io, flags } = session;
  const pieces = styled ? reset(asRendered) : asRendered;
  const paged = styled && io.out.tty && flags.pager;
  let waiting = "";
  for await (const piece of pieces) {
    waiting += piece;
    if (paged || waiting.length < PIECE) continue;
    await io.out.write(waiting);
    waiting = "";
  }
  if (paged && waiting.split("\n").length > io.out.rows && (await io.page(waiting))) return;
  if (waiting !== "") await io.out.write(waiting);
}
