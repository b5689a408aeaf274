import { Argument, CommanderError, type Command } from "commander";
import { UserError } from "../errors.ts";
import { PAGES, pageText } from "../help/pages.ts";
import { nearestNames } from "../text/nearest.ts";
import { addExamples, table, termOf } from "./help.ts";
import { printPieces } from "./print.ts";
import type { Run, Session } from "./session.ts";

/** Declares `help`. */
export function addHelp(program: Command, run: Run): void {
  const pages = PAGES.map(({ name }) => name);
  const name = new Argument("[name]", "a command or a page; without it, lists them");
  const command = program
    .command("help")
    .addArgument(name)
    .summary("show help on a command, or a page of reference");
  addExamples(command, [
    ["episode help", "list the commands and pages"],
    ["episode help search", "the search syntax"],
    ["episode help formats > formats.md", "a page as Markdown"],
  ]);
  const commands = program.commands.map((one) => one.name());
  const names = [...new Set([...commands, ...pages])];
  // For the shells; `choices` would refuse other names without a hint.
  name.argChoices = names;
  run(command, async ([asked], _flags, session) => {
    if (asked === undefined) return session.io.out.write(listing(program));
    if (!names.includes(asked as string)) throw unknownName(asked as string, names);
    const help = commands.includes(asked as string)
      ? await commandHelp(program, asked as string)
      : null;
    if (!pages.includes(asked as string)) return session.io.out.write(help ?? "");
    await showPage(asked as string, help, session);
  });
}

function listing(program: Command): string {
  const commands = program.commands.map((one) => [termOf(one), one.summary()] as const);
  const pages = PAGES.map(({ name, about }) => [name, about] as const);
  return [
    table("Commands:", commands),
    table("Pages:", pages),
    "`episode help NAME` shows one of them.\n",
  ].join("\n");
}

function unknownName(name: string, names: readonly string[]): UserError {
  const [near] = nearestNames(names, name, { allowed: Math.max(2, name.length / 2) });
  return new UserError(
    `no command or page “${name}”`,
    near === undefined ? "`episode help` lists them" : `did you mean ${near}?`,
  );
}

/** What `episode NAME --help` prints. */
async function commandHelp(program: Command, name: string): Promise<string> {
  const printed: string[] = [];
  const command = program.commands.find((one) => one.name() === name)!;
  command.configureOutput({ writeOut: (text) => void printed.push(text) });
  try {
    await program.parseAsync([name, "--help"], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return printed.join("");
}

/** Prints a page; where a command has its name, the command's help ends it. */
async function showPage(name: string, help: string | null, session: Session): Promise<void> {
  const page = await pageText(name);
  const { io, flags } = session;
  // --color and --width ask for styled text in a pipe too.
  if (!io.out.tty && flags.color !== "always" && flags.width === undefined)
    return io.out.write(help === null ? page : `${page}\n${USAGE}\n\n\`\`\`text\n${help}\`\`\`\n`);
  const render = await import("../render/page.ts");
  const screen = await session.screen();
  const pieces =
    help === null
      ? [render.showPage(page, screen)]
      : [render.showPage(`${page}\n${USAGE}`, screen), help, "\n"];
  await printPieces(session, pieces, true);
}

const USAGE = "## Usage";
