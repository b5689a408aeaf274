import { CommanderError, type Command } from "commander";
import { UserError } from "../errors.ts";
import { wantsColour } from "../io/io.ts";
import { PAGES, pageText } from "../help/pages.ts";
import { nearestNames } from "../text/nearest.ts";
import type { Answer } from "./answer.ts";
import { command } from "./command.ts";
import { LISTED } from "./commands.ts";
import { bold, table } from "./help-text.ts";
import type { Session } from "./session.ts";

const PAGE_NAMES = PAGES.map(({ name }) => name);
const COMMAND_NAMES = LISTED.map(({ name }) => name);
const NAMES = [...new Set([...COMMAND_NAMES, ...PAGE_NAMES])];

/** `help`. */
export const help = command({
  argument: { about: "a command or a page; without it, lists them", offers: NAMES },
  flags: {},
  examples: [
    ["episode help", "list the commands and pages"],
    ["episode help search", "the search syntax"],
    ["episode help formats > formats.md", "a page as Markdown"],
  ],
  async run({ args: [asked], program, session }) {
    if (asked === undefined) return { text: [listing(session)], styled: true };
    if (!NAMES.includes(asked)) throw unknownName(asked);
    const text = COMMAND_NAMES.includes(asked) ? await commandHelp(program, asked, session) : null;
    return PAGE_NAMES.includes(asked) ? pageAnswer(asked, text, session) : { text: [text ?? ""] };
  },
});

function isColoured({ io, flags }: Session): boolean {
  return wantsColour(flags.color ?? "auto", io, io.out);
}

function listing(session: Session): string {
  const heading = isColoured(session) ? bold : (text: string) => text;
  const commands = LISTED.map(
    ({ name, term, summary }) => [[name, term].filter(Boolean).join(" "), summary] as const,
  );
  const pages = PAGES.map(({ name, about }) => [name, about] as const);
  return [
    table(heading("Commands:"), commands),
    table(heading("Pages:"), pages),
    "`episode help NAME` shows one of them.\n",
  ].join("\n");
}

function unknownName(name: string): UserError {
  const [near] = nearestNames(NAMES, name, { allowed: Math.max(2, name.length / 2) });
  return new UserError(
    `no command or page “${name}”`,
    near === undefined ? "`episode help` lists them" : `did you mean ${near}?`,
  );
}

/** What `episode NAME --help` prints. */
async function commandHelp(program: Command, name: string, session: Session): Promise<string> {
  const printed: string[] = [];
  const declared = program.commands.find((one) => one.name() === name)!;
  declared.configureOutput({
    writeOut: (text) => void printed.push(text),
    getOutHasColors: () => isColoured(session),
  });
  try {
    await program.parseAsync([name, "--help"], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return printed.join("");
}

/** A page; where a command has its name, the command's help ends it. */
async function pageAnswer(name: string, usage: string | null, session: Session): Promise<Answer> {
  const page = await pageText(name);
  if (!session.isStyled())
    return {
      text: [usage === null ? page : `${page}\n${USAGE}\n\n\`\`\`text\n${usage}\`\`\`\n`],
    };
  const render = await import("../render/page.ts");
  const screen = await session.screen();
  const text =
    usage === null
      ? [render.showPage(page, screen)]
      : [render.showPage(`${page}\n${USAGE}`, screen), usage, "\n"];
  return { text, styled: true };
}

const USAGE = "## Usage";
