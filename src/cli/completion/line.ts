import type { Option } from "commander";

/** A command line as far as it is typed. */
export interface Line {
  /** The first word that is no flag and no value of one; null where there is none before the last. */
  command: string | null;
  /** The option whose value the last word is, or belongs to, as in `--topic=ai`. */
  option: Option | null;
  /** What is typed of the last word's value, and what of the word stands before it. */
  value: string;
  before: string;
  /** How many arguments of the command stand before the last word. */
  arguments: number;
  /** Whether `--` has ended the flags. */
  ended: boolean;
  /** The options that are there. */
  given: ReadonlySet<Option>;
  /** The folders that `--library` names, and whether there is no `--no-cache`. */
  libraries: readonly string[];
  cached: boolean;
}

/** Reads the words of a command line, of which the last is being typed. */
export function readLine(words: readonly string[], options: readonly Option[]): Line {
  const byName = new Map<string, Option>();
  for (const option of options)
    for (const name of [option.long, option.short]) if (name) byName.set(name, option);
  const typed = words.at(-1) ?? "";
  const given = new Set<Option>();
  const libraries: string[] = [];
  const positional: string[] = [];
  let waiting: Option | null = null;
  let ended = false;
  for (const word of words.slice(0, -1)) {
    if (waiting) {
      if (waiting.long === "--library") libraries.push(word);
      waiting = null;
    } else if (ended || !/^-./.test(word)) positional.push(word);
    else if (word === "--") ended = true;
    else {
      const [name = "", ...value] = word.split("=");
      const option = byName.get(name);
      if (!option) continue;
      given.add(option);
      if (value.length === 0 && option.required) waiting = option;
      else if (option.long === "--library") libraries.push(value.join("="));
    }
  }
  const [, flag = "", part = ""] = /^(--[\w-]+=)([^]*)$/.exec(ended ? "" : typed) ?? [];
  const inWord = waiting === null && flag !== "" ? (byName.get(flag.slice(0, -1)) ?? null) : null;
  return {
    command: positional[0] ?? null,
    option: waiting ?? inWord,
    value: inWord ? part : typed,
    before: inWord ? flag : "",
    arguments: Math.max(0, positional.length - 1),
    ended,
    given,
    libraries,
    cached: ![...given].some(({ long }) => long === "--no-cache"),
  };
}
