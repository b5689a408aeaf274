import type { Command, Option } from "commander";
import type { CommandOutline, OptionOutline, Words } from "./outline.ts";

/** Questions whose answers complete a word: one a line, by the option or argument they serve. */
const ASK: Record<string, readonly string[]> = {
  ref: ["list", "--fields", "id"],
  topic: ["topics", "--fields", "topic"],
  "--topic": ["topics", "--fields", "topic"],
  "--not-topic": ["topics", "--fields", "topic"],
  "--podcast": ["list", "--fields", "podcast"],
};

/** Arguments that are files. */
const FILES = new Set(["source", "path"]);

/** The commands of a program as a shell needs to know them, from the program's own declarations. */
export function outline(program: Command): CommandOutline[] {
  return program.commands.map((command) => ({
    name: command.name(),
    about: command.summary(),
    args: argsOf(command),
    options: [...command.options, ...program.options].map(optionOf),
  }));
}

function argsOf(command: Command): Words | null {
  const [arg] = command.registeredArguments;
  if (!arg) return null;
  if (arg.argChoices) return { fixed: arg.argChoices };
  if (FILES.has(arg.name())) return { paths: "files" };
  const ask = ASK[arg.name()];
  return ask ? { ask } : null;
}

function optionOf(option: Option): OptionOutline {
  const names = [option.short, option.long].filter((name) => name !== undefined);
  const takesValue = option.required || option.optional;
  return { names, about: option.description, value: takesValue ? valueOf(option) : null };
}

function valueOf(option: Option): Words {
  if (option.argChoices) return { fixed: option.argChoices };
  if (option.flags.includes("<dir>")) return { paths: "folders" };
  const ask = ASK[option.long ?? ""];
  return ask ? { ask } : { fixed: [] };
}
