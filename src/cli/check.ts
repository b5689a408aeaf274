import { checkAll, type CheckResult } from "../check/run.ts";
import { targetsOf } from "../check/targets.ts";
import { EXIT, formatError, type ExitCode } from "../errors.ts";
import { libraryRoots } from "../library/folders.ts";
import { count } from "../text/count.ts";
import { command } from "./command.ts";
import { yes } from "./flag.ts";
import { rowFormatFlags } from "./format-flags.ts";
import type { Session } from "./session.ts";

/** `check`. */
export const check = command({
  argument: { about: "files or folders, else the library in use" },
  flags: { fix: yes("--fix", "fix what takes no decision"), ...rowFormatFlags("problem") },
  examples: [
    ["episode check", "the whole library"],
    ["episode check notes --fix", "quotes, aliases, spellings, stray characters"],
    ["episode check --format github", "shown at the lines of a pull request"],
  ],
  async run({ args, flags, session }) {
    const { io } = session;
    const { cwd } = io;
    const targets = await targetsOf(args, libraryRoots(session.flags.library, io), cwd);
    const result = checkAll(targets, { today: io.today(), cwd, fix: flags.fix });
    const piped = flags.fields !== null || flags.nul ? "tsv" : "lines";
    const after = () => sum(result, flags.fix, session);
    return { kind: "problem", rows: result.findings, flags, piped, after };
  },
});

/** Says what was found and fixed, and what could not be. Throws the last of those errors. */
async function sum(result: CheckResult, fix: boolean, session: Session): Promise<ExitCode> {
  const { findings, fixed, refused } = result;
  const { inMargin } = await import("./footer.ts");
  const note = (text: string) => session.note(session.io.out.tty ? inMargin(text, session) : text);
  for (const { path, counts } of fixed.slice(0, MOST_FIXED)) {
    const kinds = [...counts].map(([code, n]) => (n === 1 ? code : `${code} (${n})`));
    await note(`fixed ${path}: ${kinds.join(", ")}`);
  }
  if (fixed.length > MOST_FIXED)
    await note(`fixed ${count(fixed.length - MOST_FIXED, "more file")}`);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  await note(summary(errors, findings.length - errors, result));
  if (!fix && findings.some((finding) => finding.fix.length > 0))
    await note("`episode check --fix` fixes some of this");
  const last = refused.pop();
  for (const error of refused) await session.io.err.write(formatError(error));
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
