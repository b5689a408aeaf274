import type { Command } from "commander";
import { EXIT, formatError, type ExitCode } from "../errors.ts";
import type { CheckResult } from "../check/run.ts";
import { libraryRoots } from "../library/folders.ts";
import { count } from "../text/count.ts";
import { addExamples } from "./help.ts";
import { addRowFormats, type FormatFlags } from "./options.ts";
import { chooseFormat, printRows } from "./print.ts";
import type { Run, Session } from "./session.ts";

type Flags = FormatFlags & { fix?: boolean };

/** Declares `check`. */
export function addCheck(program: Command, run: Run): void {
  const command = program
    .command("check")
    .argument("[path...]", "files or folders, else the library in use")
    .summary("report every problem, with its place and a hint")
    .option("--fix", "fix what takes no decision");
  addRowFormats(command, "problem");
  addExamples(command, [
    ["episode check", "the whole library"],
    ["episode check notes --fix", "quotes, aliases, spellings, stray characters"],
    ["episode check --format github", "shown at the lines of a pull request"],
  ]);
  run(command, ([paths], flags: Flags, session) => check(paths as string[], flags, session));
}

async function check(paths: string[], flags: Flags, session: Session): Promise<ExitCode> {
  const { targetsOf } = await import("../check/targets.ts");
  const { checkAll } = await import("../check/run.ts");
  const { io } = session;
  const { cwd } = io;
  const format = chooseFormat(flags, session, flags.fields || flags["0"] ? "tsv" : "lines");
  const targets = await targetsOf(paths, libraryRoots(session.flags.library, io), cwd);
  const result = checkAll(targets, { today: io.today(), cwd, fix: flags.fix === true });
  const { findings, fixed, refused } = result;
  await printRows(session, { kind: "problem", rows: findings }, { ...flags, format });
  for (const { path, counts } of fixed.slice(0, MOST_FIXED)) {
    const kinds = [...counts].map(([code, n]) => (n === 1 ? code : `${code} (${n})`));
    await session.note(`fixed ${path}: ${kinds.join(", ")}`);
  }
  if (fixed.length > MOST_FIXED)
    await session.note(`fixed ${count(fixed.length - MOST_FIXED, "more file")}`);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  await session.note(summary(errors, findings.length - errors, result));
  if (flags.fix !== true && findings.some(({ fix }) => fix.length > 0))
    await session.note("`episode check --fix` fixes some of this");
  const last = refused.pop();
  for (const error of refused) await io.err.write(formatError(error));
  if (last) throw last;
  return errors > 0 ? EXIT.nothing : EXIT.answered;
}

/** Of more files than this only the number is printed. */
const MOST_FIXED = 20;

/** Such as `2 errors in 1 of 3 files`. */
function summary(
  errors: number,
  warnings: number,
  { files, faulty, unreadable }: CheckResult,
): string {
  const parts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  const all = count(files, "file");
  if (parts.length === 0) return `no problems in ${all}`;
  const more = unreadable > 0 ? ` and ${count(unreadable, "unreadable path")}` : "";
  return `${parts.join(" and ")} in ${faulty} of ${all}${more}`;
}
