import { EXIT, UserError, type ExitCode } from "../errors.ts";
import { formatsFor, type Format } from "../render/formats.ts";
import type { Row } from "../rows/rows.ts";
import type { Answer, Pieces, RowsAnswer } from "./answer.ts";
import { chooseFormat, fieldsFrom, type RowFormatFlags } from "./format-flags.ts";
import type { Session } from "./session.ts";

/** Text is handed on in pieces of about this many characters, so that a pipe is never flooded. */
const PIECE = 64 * 1024;

/** Prints what a command answers; resolves to the exit code. */
export async function printAnswer(answer: Answer, session: Session): Promise<ExitCode> {
  if ("rows" in answer) await printRows(answer, session);
  else await printPieces(answer.text, session, answer.styled === true);
  return (await answer.after?.()) ?? EXIT.answered;
}

async function printRows(answer: RowsAnswer, session: Session): Promise<void> {
  const { kind, flags, leftOut = [], none } = answer;
  const name = chooseFormat(flags, session, answer.piped ?? "tsv");
  const formats = formatsFor(kind);
  const format = formats.find((one) => one.name === name)!;
  const end = recordEnd(format, flags, formats);
  const fields = fieldsFrom(flags.fields, { kind, format: name, leftOut });
  const source = oneByOne(answer.rows);
  const first = await source.next();
  if (first.done === true && none) {
    // What reads JSON gets an empty list.
    if (name === "json") await session.io.out.write("[]\n");
    throw await none();
  }
  const { out, err } = session.io;
  const isFooted = name === "text" && out.tty && err.tty;
  const shown: Row[] = [];
  const counted = async function* (): AsyncIterable<Row> {
    for (let one = first; one.done !== true; one = await source.next()) {
      if (isFooted) shown.push(one.value);
      yield one.value;
    }
  };
  const { text } = answer;
  const rendering = { kind, rows: counted(), fields, screen: () => session.screen(), text };
  const pieces = await format.render(rendering);
  await printPieces(end === null ? pieces : ended(pieces, end), session, name === "text");
  if (!isFooted) return;
  const { footerOf } = await import("./footer.ts");
  const footer = footerOf(answer, shown, session);
  if (footer !== null) await session.note(footer);
}

/** What ends a record. Throws a UserError where flags ask of a format what it has not. */
function recordEnd(
  format: Format,
  { fields, nul }: RowFormatFlags,
  formats: readonly Format[],
): string | null {
  const instead = (fit: (one: Format) => boolean) =>
    `use it with ${formats
      .filter(fit)
      .map(({ name }) => name)
      .join(", ")}`;
  if (fields !== null && !format.takesFields)
    throw new UserError(
      `--fields has no meaning with --format ${format.name}`,
      instead((one) => one.takesFields),
    );
  if (!nul) return format.recordEnd;
  if (format.recordEnd === null)
    throw new UserError(
      `-0 has no meaning with --format ${format.name}`,
      instead((one) => one.recordEnd !== null),
    );
  return "\0";
}

/** Prints text as it comes; styled text on a terminal goes through the pager where it is long. */
async function printPieces(
  asRendered: Pieces,
  { io, flags }: Session,
  styled: boolean,
): Promise<void> {
  const pieces = styled ? reset(asRendered) : asRendered;
  const paged = styled && io.out.tty && flags.pager;
  let waiting = "";
  try {
    for await (const piece of pieces) {
      waiting += piece;
      if (paged || waiting.length < PIECE) continue;
      await io.out.write(waiting);
      waiting = "";
    }
  } catch (error) {
    // What came before it is an answer too.
    if (waiting !== "") await io.out.write(waiting);
    throw error;
  }
  if (paged && waiting.split("\n").length > io.out.rows && (await io.page(waiting))) return;
  if (waiting !== "") await io.out.write(waiting);
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
