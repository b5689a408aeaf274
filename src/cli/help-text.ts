import type { Command, Help, Option } from "commander";

/** Adds command lines that can be typed as they stand, each with what it is good for. */
export function addExamples(
  command: Command,
  examples: readonly (readonly [string, string])[],
): Command {
  const wide = Math.max(...examples.map(([line]) => line.length));
  const rows = examples.map(([line, about]) => `  ${line.padEnd(wide)}  ${about}`.trimEnd());
  return command.addHelpText("after", `${bold("Examples:")}\n${rows.join("\n")}`);
}

/** A heading of help; commander removes the style where there is no colour. */
export function bold(text: string): string {
  return `\u001b[1m${text}\u001b[0m`;
}

/** A command's help: what it does, then its options in groups, on one screen. */
export function formatHelp(command: Command, help: Help): string {
  const about = command.summary() || command.description();
  if (!command.parent) return programHelp(command, help, about);
  const args = help.visibleArguments(command).filter(({ description }) => description !== "");
  const terms = args.map((arg) => [`<${arg.name()}>`, arg.description] as const);
  const groups = groupsOf(help.visibleOptions(command).filter(({ long }) => long !== "--help"));
  const wide = widest([terms, ...groups.values()]);
  return [
    `${bold(`episode ${termOf(command)}`)}\n${about}\n${table("", terms, wide)}\n`,
    ...[...groups].map(([heading, rows]) => table(bold(heading), rows, wide)),
    "Every command takes the options of `episode --help`.\n",
  ].join("");
}

/** The program's help: its commands, of those that few need only the names, and the options. */
function programHelp(program: Command, help: Help, about: string): string {
  const commands = help.visibleCommands(program);
  const names = commands.filter((one) => one.helpGroup() === MINOR).map((one) => one.name());
  const terms = [
    ...commands
      .filter((one) => one.helpGroup() !== MINOR)
      .map((one) => [termOf(one), one.summary()] as const),
    [names.join(", "), "see `episode help`, also for pages of reference"] as const,
  ];
  // For these two there is no row left.
  const isShown = ({ long }: Option) => long !== "--help" && long !== "--version";
  const options = rowsOf(help.visibleOptions(program).filter(isShown));
  const wide = widest([terms, options]);
  return [
    `${about}\n`,
    table(bold("Commands:"), terms, wide),
    table(bold("Options (and --help, --version):"), options, wide),
  ].join("");
}

/** The group of commands of which the program's help has only the names. */
export const MINOR = "Also:";

/** A command and its arguments as they are typed: `show [ref]`. */
function termOf(command: Command): string {
  const args = command.registeredArguments.map((arg) => {
    const name = arg.variadic ? `${arg.name()}...` : arg.name();
    return arg.required ? `<${name}>` : `[${name}]`;
  });
  return [command.name(), ...args].join(" ");
}

type Terms = readonly (readonly [string, string])[];

function groupsOf(options: readonly Option[]): Map<string, Terms> {
  const headings = new Set(options.map(headingOf));
  return new Map(
    [...headings].map((heading) => [
      heading,
      rowsOf(options.filter((option) => headingOf(option) === heading)),
    ]),
  );
}

function headingOf(option: Option): string {
  return option.helpGroupHeading ?? "Options:";
}

/**
 * Options that share a row where a command has them all, so that its help fits a screen: their
 * names, how they are typed and what they do.
 */
const SHARED: readonly (readonly [string[], string, string])[] = [
  [["--short", "--long"], "--short, --long", "a line each, the default above 20; or with text"],
  [
    ["--in", "--no-stem"],
    "--in <a,b>, --no-stem",
    "takeaways, sections or episodes; only exact words",
  ],
  [
    ["--topic", "--not-topic"],
    "--[not-]topic <a,b>",
    "about topic a or b, or not; repeat to narrow",
  ],
  [
    ["--podcast", "--guest"],
    "--podcast, --guest <name>",
    "part of its name; repeat a guest to narrow",
  ],
  [["--since", "--until"], "--since, --until <date>", "2026-02-01, 2026-02, 2026, 30d, 6m, 1y"],
  [
    ["--sort", "--reverse"],
    "--sort <field>, --reverse",
    "from a to z, numbers and dates downwards",
  ],
  [["--fields", "-0"], "--fields <a,b>, -0", "only these, in this order; end records with NUL"],
  [["--color", "--width"], "--color, --width", "auto, always or never; wrap text at this width"],
  [
    ["--no-pager", "--no-cache", "--quiet"],
    "--no-pager, --no-cache, -q",
    "no pager; no index; no counts, hints and progress",
  ],
];

function rowsOf(options: readonly Option[]): Terms {
  const names = new Set(options.map(({ long, short }) => long ?? short));
  const shared = SHARED.filter(([all]) => all.every((name) => names.has(name)));
  return options.flatMap(({ flags, description, long, short }) => {
    const name = long ?? short ?? "";
    const [all, term, about] = shared.find(([own]) => own.includes(name)) ?? [];
    if (all === undefined) return [[flags, description] as const];
    return all[0] === name ? [[term!, about!] as const] : [];
  });
}

const LEAST_TERM = 20;
const COLUMNS = 80;

function widest(tables: readonly Terms[]): number {
  return Math.max(LEAST_TERM, ...tables.flat().map(([term]) => term.length));
}

/**
 * Terms and what they mean, below a heading, at most 80 columns wide; empty without rows. `wide` is
 * the width of the terms.
 */
export function table(heading: string, rows: Terms, wide = widest([rows])): string {
  if (rows.length === 0) return "";
  const head = heading === "" ? "" : `${heading}\n`;
  return head + rows.map(([term, about]) => row(term, about, wide)).join("");
}

function row(term: string, about: string, wide: number): string {
  const [first = "", ...rest] = wrapped(about, COLUMNS - wide - 4);
  const below = rest.map((line) => `${" ".repeat(wide + 4)}${line}\n`);
  return `  ${term.padEnd(wide)}  ${first}\n${below.join("")}`;
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
