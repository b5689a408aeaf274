import type { Episode } from "../../episode/episode.ts";
import { EXIT, formatError, type UserError } from "../../errors.ts";
import type { Conflict } from "../../import/merge/conflict.ts";
import type { ImportReport } from "../../import/report.ts";
import { visible } from "../../text/clean.ts";
import { progressLine } from "../progress.ts";
import type { Session } from "../session.ts";
import { filePrinter, pathPrinter } from "./printers.ts";
import { skippedFiles } from "./skipped-files.ts";

/** Prints an import's report: the files on stdout, all else on stderr. */
interface ImportPrinter extends ImportReport {
  /** Whether something was written, and none of it has a topic. */
  isTopicless(): boolean;
  /** Whether nothing was reported. */
  isEmpty(): boolean;
  /** Prints what is printed last. Throws a UserError where something failed. */
  end(): Promise<void>;
}

/** Starts a report; with `dry`, the files are printed instead of their paths. */
export function startReport(session: Session, dry: boolean): ImportPrinter {
  const { io } = session;
  const progress = progressLine(io, session.flags);
  const count = { new: 0, changed: 0, replaced: 0, unchanged: 0, refused: 0 };
  const printer = dry ? filePrinter(session.io) : pathPrinter(session.io);
  const skipped = skippedFiles(session.note);
  let failure: UserError | null = null;
  let topics = false;
  return {
    isTopicless: () => !topics && count.new + count.changed + count.replaced > 0,
    progress: progress.show,
    isEmpty: () => Object.values(count).every((n) => n === 0),
    skipped: async (file, reason) => {
      await progress.clear();
      await skipped.add(file, reason);
    },
    async written(file, source, guesses, plan) {
      const { kind, notes, conflicts } = plan;
      count[kind]++;
      topics ||= hasTopics(plan.base);
      const total = count.new + count.changed + count.replaced + count.unchanged;
      if (total % 100 === 0 && !io.out.tty) progress.show(`${total} episodes`);
      const guessed = guesses.map(({ line, message }) => `${source}:${line}: ${message}`);
      const lines = [...guessed, ...notes.map((note) => `${file}: ${note}`)];
      const clashes = conflicts.flatMap((one) => conflictLines(file, one));
      if (lines.length + clashes.length > 0 || io.out.tty) await progress.clear();
      if (kind !== "unchanged" && lines.length > 0) await session.note(lines.join("\n"));
      if (clashes.length > 0) await io.err.write(`${visible(clashes.join("\n"))}\n`);
      await printer.print(file, plan);
    },
    async failed(error) {
      await progress.clear();
      count.refused++;
      // The error thrown at the end gives the exit code: the gravest, and of those the last.
      const [lighter, graver] =
        failure && failure.exitCode > error.exitCode ? [error, failure] : [failure, error];
      if (lighter) await io.err.write(formatError(lighter));
      failure = graver;
    },
    async end() {
      await printer.end();
      await progress.clear();
      await skipped.end();
      const { refused: _, ...kinds } = count;
      const parts = Object.entries(kinds).filter(([, n]) => n > 0);
      if (io.err.tty || count.unchanged > 0)
        await session.note(parts.map(([kind, n]) => `${n} ${kind}`).join(", "));
      const partly = parts.length > 0 && failure?.exitCode === EXIT.nothing;
      if (failure && !partly) throw failure;
      if (failure) await io.err.write(formatError(failure));
    },
  };
}

function hasTopics({ topics, takeaways }: Episode): boolean {
  return topics.length > 0 || takeaways.some((one) => one.topics.length > 0);
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
