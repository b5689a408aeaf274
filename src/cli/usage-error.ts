import type { Command, CommanderError, Option } from "commander";
import { UserError } from "../errors.ts";
import { visible } from "../text/clean.ts";
import { count } from "../text/count.ts";
import { didYouMean, nearestNames } from "../text/nearest.ts";
import { LISTED } from "./commands.ts";
import { NO_VALUE } from "./flag.ts";

/** A usage error in the program's words. */
interface Words {
  message: string;
  hint?: string | null;
}

/** Where an error was made: the command that was asked for, if any, and the program. */
interface Place {
  command: Command | null;
  program: Command;
}

/** What commander found, by its codes: its message is only taken apart for what was typed. */
const WORDS: Readonly<Record<string, (text: string, place: Place) => Words | Promise<Words>>> = {
  "commander.unknownCommand": (text) => unknownCommand(quoted(text)),
  "commander.unknownOption": async (text, place) => unknownOption(quoted(text), place),
  "commander.missingArgument": (text) => ({ message: `<${quoted(text)}> is missing` }),
  "commander.optionMissingArgument": (text, place) => noValue(flagIn(text), place),
  "commander.excessArguments": (text) => tooMany(text),
  "commander.invalidArgument": (text, place) => invalid(text, place),
};

/** A usage error that commander found, as one of the program's own. */
export async function usageError(error: CommanderError, place: Place): Promise<UserError> {
  const text = visible(error.message).replace(/^error: /, "");
  const words = await WORDS[error.code]?.(text, place);
  const name = place.command?.name();
  const help = ["episode", ...(name === undefined ? [] : [name]), "--help"].join(" ");
  const { message, hint } = words ?? { message: "the command line cannot be read" };
  return new UserError(message, hint ?? `run \`${help}\``);
}

/** The text between the first and the last quotation mark before a hint. */
function quoted(text: string): string {
  return /'([^]*)'/.exec(text.replace(/\n\(Did you mean [^]*$/, ""))?.[1] ?? "";
}

function unknownCommand(typed: string): Words {
  const message = `unknown command “${typed}”`;
  const near = didYouMean(
    nearestNames(
      LISTED.map(({ name }) => name),
      typed,
    ),
  );
  // A ref alone is an episode that somebody wants to see.
  const isRef = /^\d+(?::\d+)?$|[/#]|\.md$/.test(typed);
  return { message, hint: isRef ? `\`episode show ${typed}\` shows an episode` : near };
}

async function unknownOption(typed: string, { command, program }: Place): Promise<Words> {
  const message = `unknown option “${typed}”`;
  const others = await commandsWith(typed);
  if (others.length > 0) return { message, hint: `it belongs to ${someOf(others)}` };
  const flags = [...(command?.options ?? []), ...program.options].flatMap(longOf);
  const near = typed.startsWith("--")
    ? nearestNames(flags, typed)
    : flags.filter((flag) => flag[2] === typed[1]);
  return { message, hint: near.length > 3 ? null : didYouMean(near) };
}

function someOf(names: readonly string[]): string {
  const more = names.length - 3;
  return names.slice(0, 3).join(", ") + (more > 0 ? ` and ${count(more, "other")}` : "");
}

function longOf({ long, hidden }: Option): string[] {
  return long === undefined || hidden ? [] : [long];
}

/** The commands that have a flag. */
async function commandsWith(flag: string): Promise<string[]> {
  const { wholeProgram } = await import("./program.ts");
  const { commands } = await wholeProgram();
  const has = ({ options }: Command) =>
    options.some(({ long, short }) => long === flag || short === flag);
  return commands.filter(has).map((one) => `\`episode ${one.name()}\``);
}

function flagIn(text: string): string {
  return /'(?:-\w, )?(-+[\w-]+)/.exec(text)?.[1] ?? "";
}

function optionOf(flag: string, { command, program }: Place): Option | undefined {
  const options = [...(command?.options ?? []), ...program.options];
  return options.find(({ long, short }) => long === flag || short === flag);
}

function noValue(flag: string, place: Place): Words {
  const option = optionOf(flag, place);
  const hint = option ? `${option.flags}: ${option.description}` : null;
  return { message: `${flag} needs a value`, hint };
}

function tooMany(text: string): Words {
  const [, command = "", most = "0", given = ""] =
    /for '(.*)'\. Expected (\d+) arguments? but got (\d+)/.exec(text) ?? [];
  const takes = most === "0" ? "no arguments" : count(Number(most), "argument");
  return { message: `\`episode ${command}\` takes ${takes}, not ${given}` };
}

function invalid(text: string, place: Place): Words {
  const [, flag, typed = "", rule = ""] =
    /^option '(?:-\w, )?(-+[\w-]+)[^']*' argument '([^]*)' is invalid\. ([^]*)$/.exec(text) ?? [];
  if (flag !== undefined && rule === NO_VALUE) return noValue(flag, place);
  if (flag !== undefined)
    return {
      message: `${flag} cannot be “${typed}”`,
      hint: ruleAsHint(rule, typed, optionOf(flag, place)?.argChoices),
    };
  const [, value = "", name = "", choices = ""] =
    /^command-argument value '([^]*)' is invalid for argument '(.*)'\. ([^]*)$/.exec(text) ?? [];
  const [argument] = place.command?.registeredArguments ?? [];
  return {
    message: `<${name}> cannot be “${value}”`,
    hint: ruleAsHint(choices, value, argument?.argChoices),
  };
}

/** A rule for a value, as commander or flag.ts states it, as what to do; the nearest value first. */
function ruleAsHint(rule: string, typed: string, choices: readonly string[] = []): string {
  const use = rule.replace(/\.$/, "").replace(/^Allowed choices are/, "use one of");
  const near = didYouMean(nearestNames(choices, typed));
  return [...(near === null ? [] : [near]), use.replace(/^It is/, "use")].join(" ");
}
