import type { Command } from "commander";
import { EXIT, type ExitCode } from "../errors.ts";
import { libraryRoots } from "../library/folders.ts";
import { count } from "../render/count.ts";
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
    .summary("every problem, with its place and the way out")
    .option("--fix", "mend what is safe to mend");
  addRowFormats(command, "problem");
  addExamples(command, [
    ["episode check", "the whole library"],
    ["episode check notes --fix", "aliases, spellings, stray characters"],
    ["episode check --format github", "beside the lines of a pull request"],
  ]);
  run(command, ([paths], flags: Flags, session) => check(paths as string[], flags, session));
}

async function check(paths: string[], flags: Flags, session: Session): Promise<ExitCode> {
  const { targetsOf } = await import("../library/targets.ts");
  const { checkAll } = await import("../library/checking.ts");
  const { io } = session;
  const { cwd } = io;
  const format = chooseFormat(flags, session, flags.fields || flags["0"] ? "tsv" : "lines");
  const targets = targetsOf(paths, libraryRoots(session.flags.library, io), cwd);
  const { findings, files, mended } = checkAll(targets, {
    today: io.today(),
    cwd,
    fix: flags.fix === true,
  });
  await printRows(session, "problem", findings, { ...flags, format });
  for (const { path, counts } of mended) {
    const kinds = [...counts].map(([code, n]) => (n === 1 ? code : `${code} (${n})`));
    await session.note(`mended ${path}: ${kinds.join(", ")}`);
  }
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const spoilt = new Set(findings.map(({ path }) => path)).size;
  await session.note(summary(errors, findings.length - errors, spoilt, files));
  if (flags.fix !== true && findings.some(({ fix }) => fix.length > 0))
    await session.note("`episode check --fix` mends some of this");
  return errors > 0 ? EXIT.nothing : EXIT.answered;
}

function summary(errors: number, warnings: number, spoilt: number, files: number): string {
  const parts = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  const all = count(files, "file");
  return parts.length === 0
    ? `no problems in ${all}`
    : `${parts.join(" and ")} in ${spoilt} of ${all}`;
}
