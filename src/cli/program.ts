import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { EXIT, type ExitCode } from "../errors.ts";
import { wantsColour, type Io } from "../io/io.ts";
import { termsIn, type DeclaredCommand } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { valuesOf } from "./flag.ts";
import { GLOBALS } from "./global-flags.ts";
import { addExamples, formatHelp, MINOR } from "./help-text.ts";
import { printAnswer } from "./print.ts";
import { startSession, type Session } from "./session.ts";
import { withExcludedWords } from "./excluded-words.ts";

/** Runs the command line; resolves to the exit code, or throws the UserError that says why not. */
export async function runProgram(argv: readonly string[], io: Io): Promise<ExitCode> {
  const printed: string[] = [];
  let code: ExitCode = EXIT.answered;
  let asked: Command | null = null;
  let bare = false;
  const program = bareProgram(printed, (declared) => {
    const { color } = valuesOf(GLOBALS, declared.opts());
    return wantsColour(color ?? "auto", io, io.out);
  });
  program.hook("preSubcommand", (_, command) => void (asked = command));
  // A command that is to run is named. Of the others help and mistakes need no more than the name.
  const named = argv[0] === "complete" ? argv.slice(0, 1) : argv;
  await declare(program, named, async (command, declared) => {
    const session = startSession(io, valuesOf(GLOBALS, program.opts()));
    try {
      const answer = await command.run(declared, session);
      if (answer) code = await printAnswer(answer, session);
    } finally {
      session.close();
    }
  });
  try {
    await program.parseAsync(withExcludedWords(argv), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    bare = error.code === "commander.help";
    if (!bare && error.exitCode !== 0) {
      const { usageError } = await import("./usage-error.ts");
      throw await usageError(error, { command: asked, program });
    }
  }
  if (printed.length > 0) await io.out.write(printed.join(""));
  if (bare) await printStatus(startSession(io, valuesOf(GLOBALS, program.opts())));
  return code;
}

/** Says below the help which library is in use. */
async function printStatus(session: Session): Promise<void> {
  const { libraryStatus } = await import("./status.ts");
  try {
    await session.io.out.write(await libraryStatus(session));
  } finally {
    session.close();
  }
}

/** The program with all of its commands declared, none of them to be run. */
export async function wholeProgram(): Promise<Command> {
  const program = bareProgram([], () => false);
  const names = COMMANDS.map(({ name }) => name);
  await declare(program, names, async () => {});
  return program;
}

type Run = (command: DeclaredCommand, declared: Command) => Promise<void>;

async function declare(program: Command, named: readonly string[], run: Run): Promise<void> {
  for (const { name, term, summary, minor, hidden = false, load } of COMMANDS) {
    const declared = program.command(name, { hidden }).summary(summary);
    if (minor) declared.helpGroup(MINOR);
    if (named.includes(name)) {
      const command = await load();
      command.addTo(declared, term);
      declared.action(() => run(command, declared));
    } else for (const one of termsIn(term)) declared.argument(one);
  }
}

function bareProgram(printed: string[], coloured: (program: Command) => boolean): Command {
  const program: Command = new Command("episode")
    .description(packageJson.description)
    .version(packageJson.version, "--version", "print the version")
    .helpOption("-h, --help", "print help")
    .summary("Read podcast episode summaries, and pipe their takeaways by topic")
    .helpCommand(false)
    .configureHelp({ formatHelp })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      // Without a command commander prints the help here; usage errors are printed by main.ts.
      writeErr: (text) => printed.push(text),
      outputError: () => {},
      getOutHelpWidth: () => 80,
      getOutHasColors: () => coloured(program),
    });
  for (const { option } of Object.values(GLOBALS)) program.addOption(option);
  return addExamples(program, [
    ["episode show", "read the newest episode"],
    ["episode takeaways --topic gpus", "takeaways on a topic"],
    ["episode topics", "what there is"],
  ]);
}
