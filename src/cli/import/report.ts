import { visible } from "../../text/clean.ts";
import { EXIT, told, type UserError } from "../../errors.ts";
import type { Guess } from "../../import/formats/importer.ts";
import type { Conflict } from "../../import/merge/conflict.ts";
import type { Outcome } from "../../import/outcome.ts";
import { passedOver } from "./passed-over.ts";
import { filePrinter, pathPrinter } from "./printers.ts";
import { progressLine, type ProgressLine } from "../progress.ts";
import type { Session } from "../session.ts";

/** What an import says: the files on stdout, all else on stderr. */
export interface Report {
  progress: ProgressLine;
  count: Record<Outcome["kind"], number>;
  /** A file written, with what was guessed on the way and what changed. */
  written(file: string, source: string, guesses: readonly Guess[], outcome: Outcome): Promise<void>;
  /** A file of a folder that is left out; `why` in a few words. */
  passedOver(file: string, why: string): Promise<void>;
  /** Something that was not imported; `end` throws one of these. */
  failed(error: UserError): Promise<void>;
  /** Throws a UserError where something failed. */
  end(): Promise<void>;
}

/** Starts a report; with `dry`, files are printed instead of their paths. */
export function startReport(session: Session, dry: boolean): Report {
  const { io } = session;
  const progress = progressLine(io, session.flags);
  const count = { new: 0, changed: 0, replaced: 0, unchanged: 0, refused: 0 };
  const printer = dry ? filePrinter(session.io) : pathPrinter(session.io);
  const passed = passedOver(session.note);
  let failure: UserError | null = null;
  return {
    progress,
    count,
    passedOver: async (file, why) => {
      await progress.clear();
      await passed.add(file, why);
    },
    async written(file, source, guesses, outcome) {
      const { kind, notes, conflicts } = outcome;
      count[kind]++;
      const total = count.new + count.changed + count.replaced + count.unchanged;
      if (total % 100 === 0 && !io.out.tty) progress.show(`${total} episodes`);
      const guessed = guesses.map(({ line, message }) => `${source}:${line}: ${message}`);
      const lines = [...guessed, ...notes.map((note) => `${file}: ${note}`)];
      const clashes = conflicts.flatMap((one) => conflictLines(file, one));
      if (lines.length + clashes.length > 0 || io.out.tty) await progress.clear();
      if (kind !== "unchanged" && lines.length > 0) await session.note(lines.join("\n"));
      if (clashes.length > 0) await io.err.write(`${visible(clashes.join("\n"))}\n`);
      await printer.print(file, outcome);
    },
    async failed(error) {
      await progress.clear();
      count.refused++;
      // What is thrown in the end gives the exit code: the gravest, and of those the last.
      const [lighter, graver] =
        failure && failure.exitCode > error.exitCode ? [error, failure] : [failure, error];
      if (lighter) await io.err.write(told(lighter));
      failure = graver;
    },
    async end() {
      await printer.end();
      await progress.clear();
      await passed.end();
      const { refused: _, ...kinds } = count;
      const parts = Object.entries(kinds).filter(([, n]) => n > 0);
      if (io.err.tty || count.unchanged > 0)
        await session.note(parts.map(([kind, n]) => `${n} ${kind}`).join(", "));
      const partly = parts.length > 0 && failure?.exitCode === EXIT.nothing;
      if (failure && !partly) throw failure;
      if (failure) await io.err.write(told(failure));
    },
  };
}

function conflictLines(file: string, { where, yours, theirs }: Conflict): string[] {
  return [
    `${file}: ${where} changed here and at the source; yours stays`,
    ...indented("yours: ", yours),
    ...indented("theirs:", theirs),
  ];
}

function indented(label: string, text: string): string[] {
  const [first = "", ...more] = text.split("\n");
  return [`  ${label} ${first}`, ...more.map((line) => `          ${line}`.trimEnd())];
}
