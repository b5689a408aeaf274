import { UserError } from "../errors.ts";
import type { Kind } from "../rows/fields.ts";
import { formatsFor, type Answer, type Format } from "../render/formats.ts";
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

/** Prints rows as the flags ask, and on a terminal through the pager where they are many. */
export async function printRows(
  session: Session,
  kind: Kind,
  rows: Answer["rows"],
  flags: FormatFlags,
  leftOut: string[] = [],
): Promise<void> {
  const name = chooseFormat(flags, session, "tsv");
  const formats = formatsFor(kind);
  const format = formats.find((one) => one.name === name)!;
  const end = recordEnd(format, flags, formats);
  const fields = fieldsFrom(flags, name, kind, leftOut);
  const pieces = await format.render({ kind, rows, fields, screen: () => session.screen() });
  await printPieces(session, end === null ? pieces : ended(pieces, end), name === "text");
  const { out, err } = session.io;
  if (name === "text" && out.tty && err.tty && rows.length > 1 && kind !== "problem")
    await session.note(`  ${rows.length} ${kind === "match" ? "matches" : `${kind}s`}`);
}

/** That there are no rows: what reads JSON gets a list of none, all else gets nothing. */
export async function printNone(session: Session, flags: FormatFlags): Promise<void> {
  if (chooseFormat(flags, session, "tsv") === "json") await session.io.out.write("[]\n");
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

async function reset(pieces: Iterable<string>): Promise<Iterable<string>> {
  const { withFullResets } = await import("../render/style.ts");
  return (function* () {
    for (const piece of pieces) yield withFullResets(piece);
  })();
}

function* ended(pieces: Iterable<string>, end: string): Iterable<string> {
  for (const piece of pieces) yield piece + end;
}

/**
 * Prints text as it comes, or whole through the pager where it is `styled` and longer than the
 * screen.
 */
export async function printPieces(
  session: Session,
  asRendered: Iterable<string>,
  styled: boolean,
): Promise<void> {
  const { io, flags } = session;
  const pieces = styled ? await reset(asRendered) : asRendered;
  if (styled && io.out.tty && flags.pager) {
    const text = [...pieces].join("");
    const rows = text.split("\n").length;
    if (rows > io.out.rows && (await io.page(text))) return;
    return io.out.write(text);
  }
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE) continue;
    await io.out.write(waiting);
    waiting = "";
  }
  if (waiting !== "") await io.out.write(waiting);
}
