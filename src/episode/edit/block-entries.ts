import type { Language } from "../block.ts";

/**
 * A key of a front-matter block and the lines it takes, counted from 0 in the block; `to`
 * exclusive.
 */
export interface BlockEntry {
  key: string;
  from: number;
  to: number;
}

const YAML_KEY =
  /^(?:"([^"\\]*)"|'([^']*)'|([^\s#"'&*!|>%@`[\]{},-](?:[^:]|:(?!\s|$))*))\s*:(?=\s|$)/;
const TOML_KEY = /^(?:"([^"\\]*)"|'([^']*)'|([\w-]+))\s*=/;
const TOML_TABLE = /^\[/;

/** The top-level entries of a block, with all lines of their values but no comment that follows. */
export function entriesOf(block: readonly string[], language: Language): BlockEntry[] {
  const pattern = language === "yaml" ? YAML_KEY : TOML_KEY;
  const tables = language === "toml" ? block.findIndex((line) => TOML_TABLE.test(line)) : -1;
  const end = tables < 0 ? block.length : tables;
  const found: BlockEntry[] = [];
  for (let i = 0; i < end; i++) {
    const match = pattern.exec(block[i]!);
    if (!match) continue;
    found.push({ key: (match[1] ?? match[2] ?? match[3]!).trim(), from: i, to: i + 1 });
  }
  for (const [i, entry] of found.entries()) {
    entry.to = found[i + 1]?.from ?? end;
    while (entry.to > entry.from + 1 && /^(?:#.*|\s*)$/.test(block[entry.to - 1]!)) entry.to--;
  }
  return found;
}

/** A line `key: value  # comment` in its three parts; null where the value is not all on it. */
export function entryParts(line: string, language: Language) {
  const head = (language === "yaml" ? YAML_KEY : TOML_KEY).exec(line);
  if (!head) return null;
  const space = /^\s*/.exec(line.slice(head[0].length))![0];
  const before = head[0] + space;
  const value = line.slice(before.length);
  const at = commentStart(value);
  return at === null ? null : { before, value: value.slice(0, at), comment: value.slice(at) };
}

/**
 * Where the comment of a value begins, with the spaces before it; null where a quote stays open.
 */
function commentStart(value: string): number | null {
  const flow = /^[[{]/.test(value);
  let quote: string | null = null;
  // A quotation mark in the middle of a word, as in O'Brien, opens nothing.
  let opens = true;
  for (let i = 0; i < value.length; i++) {
    const character = value[i]!;
    if (quote !== null) {
      if (character === "\\" && quote === '"') i++;
      else if (character === quote) quote = null;
    } else if (character === "#" && (i === 0 || /\s/.test(value[i - 1]!))) {
      return value.slice(0, i).trimEnd().length;
    } else if (opens && (character === '"' || character === "'")) {
      quote = character;
    }
    if (character.trim() !== "") opens = flow && /[[{,:]/.test(character);
  }
  return quote === null ? value.trimEnd().length : null;
}
