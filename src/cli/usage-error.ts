import type { CommanderError } from "commander";
import { UserError } from "../errors.ts";
import { visible } from "../text/clean.ts";
import { count } from "../text/count.ts";
import { didYouMean } from "../text/nearest.ts";

/** commander's messages as patterns, and the program's own words in their place. */
const MESSAGES: readonly (readonly [RegExp, (...parts: string[]) => Words])[] = [
  [
    /^unknown (command|option) '([^]*)'$/,
    (what, typed) => ({ message: `unknown ${what} “${typed}”` }),
  ],
  [/^missing required argument '(.*)'$/, (name) => ({ message: `<${name}> is missing` })],
  [
    /^option '(?:-\w, )?(-+[\w-]+).*' argument missing$/,
    (flag) => ({ message: `${flag} needs a value` }),
  ],
  [
    /^too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)\.$/,
    (command, most, given) => ({
      message: `\`${command}\` takes ${most === "0" ? "no arguments" : count(Number(most), "argument")}, not ${given}`,
    }),
  ],
  [
    /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '([^]*)' is invalid\. (.*)\.$/,
    (flag, typed, rule) => ({ message: `${flag} cannot be “${typed}”`, hint: ruleAsHint(rule) }),
  ],
  [
    /^command-argument value '([^]*)' is invalid for argument '(.*)'\. (.*)\.$/,
    (typed, name, rule) => ({ message: `<${name}> cannot be “${typed}”`, hint: ruleAsHint(rule) }),
  ],
];

interface Words {
  message: string;
  hint?: string;
}

/**
 * A usage error that commander found, in the program's own words. `command` is the one that was
 * asked for, null where it was none.
 */
export function usageError(error: CommanderError, command: string | null): UserError {
  const text = visible(error.message).replace(/^error: /, "");
  const [first = "", ...more] = text.split("\n");
  // A value that was typed may contain line ends.
  const { message, hint } = wordsFor(text) ?? wordsFor(first) ?? { message: first };
  const [, names] = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(more.join(" ")) ?? [];
  const help = ["episode", ...(command === null ? [] : [command]), "--help"].join(" ");
  return new UserError(message, hint ?? didYouMean(names?.split(", ") ?? []) ?? `run \`${help}\``);
}

function wordsFor(text: string): Words | null {
  for (const [pattern, words] of MESSAGES) {
    const match = pattern.exec(text);
    if (match) return words(...match.slice(1));
  }
  return null;
}

/** A rule for a value, as commander or options.ts states it, as what to do. */
function ruleAsHint(rule = ""): string {
  return rule.replace(/^Allowed choices are/, "use one of").replace(/^It is/, "use");
}
