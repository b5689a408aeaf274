import type { Heading } from "./headings.ts";
import { sectionNamed, type MoreNames, type NamedSection } from "./section-names.ts";

/** How a section begins: with a heading, or with a line that only reads as one. */
export type Form = "heading" | "bold" | "colon" | "item";

/** A line that ends what began with such a line before it, and may begin a section. */
export interface SoftLine {
  form: Exclude<Form, "heading">;
  title: string;
  named: NamedSection | null;
  line: number;
  /** Columns before its text; those of its nested items are more. */
  indent: number;
}

/** Longer lines are sentences. */
const LONGEST = 120;
const BOLD =
  /^[^\p{L}\p{N}*_>#|`[-]{0,6}(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*[:：]?(?:\s*[\x60*]{0,3}[[(（](?:\p{L}{1,12}\s+)?\d[\d:.\s–-]{2,20}[\])）][\x60*]{0,3})?$/u;
const COLON = /^([^\s#>|*`<-][^:：]{0,58}?)\s*[:：]$/;
const BOLD_ITEM =
  /^(?:[-*+]|\d{1,3}[.)])\s+[^\p{L}\p{N}*_`[]{0,6}(\*\*|__)(?=\S)(.+?)(?<=\S)\1\s*[:：]?$/u;
const ITEM = /^(\s*)(?:(?:[-*+•]|\d{1,9}[.)])\s+|\d{1,2}[、）．]\s*)\S/;

/** Whether a line begins an item of a list. */
export function isItem(line: string): boolean {
  return ITEM.test(line);
}

/** Such a line ends in `*`, `_`, a colon, or a time in brackets. */
const LAST = new Set(Array.from("*_:：])）`", (character) => character.charCodeAt(0)));

/**
 * A line that is bold and nothing else, or short and ends in a colon before a list; null for
 * others.
 */
export function softLine(
  lines: readonly string[],
  i: number,
  more: MoreNames | undefined,
): SoftLine | null {
  const line = lines[i]!;
  if (line.length > LONGEST || line.length < 2) return null;
  const text = line.trimEnd();
  const last = text.charCodeAt(text.length - 1);
  if (!LAST.has(last)) return null;
  const bare = text.trimStart();
  const indent = text.length - bare.length;
  const bold = indent < 2 ? BOLD.exec(bare)?.[2] : undefined;
  if (bold !== undefined && !bold.includes("**")) {
    const named = sectionNamed(bold, more);
    return { form: "bold", title: bold, named, line: i, indent };
  }
  const item = BOLD_ITEM.exec(bare)?.[2];
  if (item !== undefined) {
    const next = nextLine(lines, i);
    const nested = next === null ? null : ITEM.exec(next.text);
    const deeper = nested !== null && (nested[1]!.length > indent || isBulleted(bare, next!.text));
    if (!deeper) return null;
    return { form: "item", title: item, named: sectionNamed(item, more), line: i, indent };
  }
  const colon = indent < 2 ? COLON.exec(bare)?.[1] : undefined;
  if (colon === undefined) return null;
  const next = nextLine(lines, i);
  if (next === null || next.at > i + 2 || !ITEM.test(next.text)) return null;
  return { form: "colon", title: colon, named: sectionNamed(colon, more), line: i, indent };
}

/** Whether bullets at the margin are below a numbered item, and so belong to it. */
function isBulleted(item: string, below: string): boolean {
  return /^\d/.test(item) && /^\s*[-*+•]\s/.test(below);
}

/** The next line that is not empty. */
function nextLine(lines: readonly string[], i: number): { text: string; at: number } | null {
  for (let at = i + 1; at < lines.length && at < i + 6; at++)
    if (lines[at]!.trim() !== "") return { text: lines[at]!, at };
  return null;
}

/**
 * The line after the last that belongs to a section which such a line began with a list: its items,
 * what is indented below them and what runs on without an empty line. Without a list it has no end
 * of its own; then null.
 */
export function listEnd(
  lines: readonly string[],
  hidden: readonly boolean[],
  { line, form, indent }: SoftLine,
): number | null {
  const first = nextLine(lines, line);
  if (first === null || !ITEM.test(first.text)) return null;
  let empty = false;
  for (let i = first.at; i < lines.length; i++) {
    const text = lines[i]!;
    if (text.trim() === "" || (hidden[i] && i > first.at)) {
      empty ||= !hidden[i];
      continue;
    }
    const deep = text.length - text.trimStart().length;
    const item = ITEM.test(text);
    if (deep < 2 && !item && BOLD.test(text.trim())) return i;
    const within = isBulleted(lines[line]!.trimStart(), text);
    if (form === "item" && deep <= indent && !within && (item || deep < 2)) return i;
    if (empty && !item && deep < 2) return i;
    empty = false;
  }
  return lines.length;
}

/** How the heading that is the title is recognised. */
export interface TitleClues {
  /** Whether a reader sees any word of a heading. */
  hasWords(heading: Heading): boolean;
  /** Whether a heading says what the title is known to be. */
  says(heading: Heading): boolean;
  /** The line of the front matter that a heading may be above; 0 where none may. */
  above: number;
  /** Whether a heading says nothing but what the title is known to be, and so leaves the text. */
  repeats(heading: Heading): boolean;
  more: MoreNames | undefined;
}

/** The level-one heading that gives an episode its title; null where none does. */
export function titleAmong(
  all: readonly Heading[],
  { hasWords, says, above, more }: TitleClues,
): Heading | null {
  const ones = all.filter((one) => one.level === 1 && !one.inList && hasWords(one));
  const same = ones.find(says);
  if (same) return same;
  const [first] = ones;
  if (!first || first.start < above) return first ?? null;
  // Below other headings it begins a section like any other.
  const later = all.some(
    ({ level, start, inList }) => level !== 1 && start < first.start && !inList,
  );
  if (later) return null;
  const named = sectionNamed(first.text, more);
  if (named === null) return first;
  // A name with a tail is a title too, where sections are below it.
  const tailed = named.rank >= 2 && /[:：]|\s(?:from|of)\s/i.test(first.text);
  const below = all.some(
    ({ level, start, text }) =>
      start > first.start && (level === 2 || sectionNamed(text, more) !== null),
  );
  return tailed && below && ones.length === 1 ? first : null;
}
