import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { EXIT, type ExitCode } from "../errors.ts";
import type { Io } from "../io/io.ts";
import { addCheck } from "./check.ts";
import { addCompletion } from "./completion.ts";
import { addExamples, formatHelp } from "./help.ts";
import { addHelp } from "./help-command.ts";
import { addImport } from "./import.ts";
import { addList } from "./list.ts";
import { usageError as mistake } from "./usage-error.ts";
import { addOpen } from "./open.ts";
import { addGlobals, type GlobalFlags } from "./options.ts";
import { addSchema } from "./schema.ts";
import { startSession, type Run } from "./session.ts";
import { addSearch, withExcludedWords } from "./search.ts";
import { addShow } from "./show.ts";
import { addTakeaways } from "./takeaways.ts";
import { addTopics } from "./topics.ts";

/** Runs the command line; resolves to the exit code, or throws the UserError that says why not. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  const printed: string[] = [];
  let code: ExitCode = EXIT.answered;
  let asked: string | null = null;
  const program = declare(io, printed, (given) => (code = given));
  program.hook("preSubcommand", (_, command) => void (asked = command.name()));
  try {
    await program.parseAsync(withExcludedWords(argv), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code !== "commander.help" && error.exitCode !== 0) throw mistake(error, asked);
  }
  if (printed.length > 0) await io.out.write(printed.join(""));
  return code;
}

function declare(io: Io, printed: string[], exit: (code: ExitCode) => void): Command {
  const program = new Command("episode")
    .description(packageJson.description)
    .version(packageJson.version, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .configureHelp({ formatHelp })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      // Without a command commander prints the help here; its mistakes are told by `mistake`.
      writeErr: (text) => printed.push(text),
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getOutHasColors: () => false,
    });
  addGlobals(program);
  addExamples(program, [
    ["episode show", "read the newest episode"],
    ["episode takeaways --topic gpus", "takeaways on a topic"],
    ["episode topics", "what there is"],
  ]);
  const run: Run = (command, action) => {
    command.action(async (...args: unknown[]) => {
      const self = args.pop() as Command;
      args.pop();
      const flags = self.optsWithGlobals();
      const session = startSession(io, flags as GlobalFlags);
      const code = await action(args, flags as never, session).finally(session.close);
      if (typeof code === "number") exit(code);
    });
  };
  for (const add of [
    addShow,
    addTakeaways,
    addTopics,
    addList,
    addSearch,
    addImport,
    addCheck,
    addOpen,
    addSchema,
    addCompletion,
    addHelp,
  ])
    add(program, run);
  return program;
}
