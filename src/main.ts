import packageJson from "../package.json" with { type: "json" };
import { visible } from "./text/clean.ts";
import { codeOf, EXIT, formatError, UserError, type ExitCode } from "./errors.ts";
import type { Io } from "./io/io.ts";

export { codeCache } from "./library/own-cache.ts";
export { processIo } from "./io/io.ts";
export { loadSqlite } from "./io/sqlite.ts";

/** Runs the program on its arguments; resolves to its exit code. The only place that catches. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    // The one answer that needs no command line to be read.
    if (argv.length === 1 && argv[0] === "--version") {
      await io.out.write(`${packageJson.version}\n`);
      return EXIT.answered;
    }
    io.onLoad();
    const { runProgram } = await import("./cli/program.ts");
    return await runProgram(argv, io);
  } catch (error) {
    // A reader that has seen enough (`| head -1`) closes the pipe: all is well.
    if (codeOf(error) === "EPIPE") return EXIT.answered;
    const { text, exitCode } = explain(error);
    await io.err.write(text).catch(() => {});
    return exitCode;
  }
}

function explain(error: unknown): { text: string; exitCode: ExitCode } {
  if (error instanceof UserError) return { text: formatError(error), exitCode: error.exitCode };
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EIO")
    return {
      text: `episode: the output could not be written (${code})\n`,
      exitCode: EXIT.notAsked,
    };
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = `episode: internal error; please report this:\n${visible(stack)}\n`;
  return { text, exitCode: EXIT.fault };
}
