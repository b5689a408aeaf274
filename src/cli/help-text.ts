import type { Command, Help, Option } from "commander";

/** Adds command lines that can be typed as they stand, each with what it is good for. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [string, string])[],
): Command {
  const wide = Math.max(...examples.map(([line]) => line.length));
  const rows = examples.map(([line, about]) => `  ${line.padEnd(wide)}  ${about}`.trimEnd());
  return command.addHelpText("after", `\nExamples:\n${rows.join("\n")}`);
}

/** A command's help: what it does, then its options in groups, on one screen. */
export function formatHelp(command: Command, help: Help): string {
  const about = command.summary() || command.description();
  const head = `episode ${command.parent ? termOf(command) : "<command>"}\n${about}\n`;
  const own = help
    .visibleOptions(command)
    .filter(({ long }) => !command.parent || long !== "--help");
  const terms = help.visibleCommands(command).map((sub) => [termOf(sub), sub.summary()] as const);
  const others = command.parent ? "Every command takes the options of `episode --help`.\n" : "";
  return [
    head +
      help
        .visibleArguments(command)
        .map((arg) => row(`<${arg.name()}>`, arg.description))
        .join(""),
    table("Commands:", terms),
    [...groups(own), others].join(""),
  ]
    .filter((block) => block !== "")
    .join("\n");
}

/** A command and its arguments as they are typed: `show [ref]`. */
function termOf(command: Command): string {
  const args = command.registeredArguments.map((arg) => {
    const name = arg.variadic ? `${arg.name()}...` : arg.name();
    return arg.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...args].join(" ");
}

function groups(options: readonly Option[]): string[] {
  const headings = new Set(options.map(headingOf));
  return [...headings].map((heading) => {
    const own = options.filter((option) => headingOf(option) === heading);
    return table(
      heading,
      own.map(({ flags, description }) => [flags, description]),
    );
  });
}

function headingOf(option: Option): string {
  return option.helpGroupHeading ?? "Options:";
}

const TERM = 20;
const COLUMNS = 80;

/** Terms and what they mean, below a heading, at most 80 columns wide; empty without rows. */
export function table(heading: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return "";
  return `${heading}\n${rows.map(([term, about]) => row(term, about)).join("")}`;
}

function row(term: string, about: string): string {
  const [first = "", ...rest] = wrapped(about, COLUMNS - TERM - 4);
  const below = rest.map((line) => `${" ".repeat(TERM + 4)}${line}\n`);
  return `  ${term.padEnd(TERM)}  ${first}\n${below.join("")}`;
}

/** A text of the program as lines of at most `most` letters. */
function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || longer.length > most) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
