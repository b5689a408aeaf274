import type { CommanderError } from "commander";
import { visible } from "../text/clean.ts";
import { UserError } from "../errors.ts";

const WRONG_VALUE =
  /^(?:option '(?:-\w, )?(--[\w-]+)[^']*' argument '([^]*)' is invalid|command-argument value '([^]*)' is invalid for argument '(.*)')\. (.*)\.$/;

/**
 * commander's message in the program's own voice; its suggestion becomes the way out. `command` is
 * the one that was asked, null where it was none.
 */
export function mistake(error: CommanderError, command: string | null): UserError {
  const text = visible(error.message).replace(/^error: /, "");
  const [, option, value, argument, name, rule] = WRONG_VALUE.exec(text) ?? [];
  if (rule !== undefined)
    return new UserError(
      `${option ?? `<${name}>`} cannot be “${value ?? argument}”`,
      lowerFirst(rule.replace(/^Allowed choices are/, "it is one of")),
    );
  const [what = "", ...more] = text.split("\n");
  const suggestion = lowerFirst(more.join(" ").replace(/^\((.*)\)$/, "$1"));
  const help = ["episode", ...(command === null ? [] : [command]), "--help"].join(" ");
  return new UserError(
    what.replace(/'([^']*)'/g, "“$1”"),
    suggestion || `\`${help}\` shows what there is`,
  );
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
