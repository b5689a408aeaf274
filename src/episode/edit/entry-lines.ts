import { dump, load } from "js-yaml";
import { stringify } from "smol-toml";
import { topicName } from "../../text/topic-name.ts";
import { namesOf } from "../values.ts";
import type { Language } from "../block.ts";
import { entryParts } from "./block-entries.ts";
import { entryText } from "../yaml-text.ts";

/**
 * The lines that give a key a value. Written over the entry's `old` lines they keep what can be
 * kept: a comment after the value, a list's form with one item a line.
 */
export function entryLines(
  key: string,
  value: unknown,
  old: readonly string[],
  language: Language,
): string[] {
  const items = language === "yaml" && Array.isArray(value) ? itemLines(value, old) : null;
  if (items !== null) return items;
  const fresh = freshLines(key, value, language);
  const [parts, anew] = [old, fresh].map((lines) =>
    lines.length === 1 ? entryParts(lines[0]!, language) : null,
  );
  if (!parts || !anew) return fresh;
  const space = /\s$/.test(parts.before) ? "" : " ";
  return [parts.before + space + anew.value + parts.comment];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function freshLines(key: string, value: unknown, language: Language): string[] {
  const text =
    language === "yaml" ? entryText(key, value, ON_ONE_LINE) : stringify({ [key]: value });
  // Days need no quotes in either language.
  const plain = typeof value === "string" && DAY.test(value) ? text.replaceAll('"', "") : text;
  return plain.trimEnd().split("\n");
}

const ON_ONE_LINE = { flowLevel: 1, lineWidth: -1, noRefs: true, quoteStyle: "double" } as const;

const ITEM = /^(\s*)-(\s+)(\S.*)$/;

/** An item of a block list: its lines, comments above it among them, and what it says. */
interface Item {
  lines: string[];
  value: string | null;
  topic: string | null;
}

/** A block list with the items that stay as they were; null where the old lines are none. */
function itemLines(values: readonly unknown[], old: readonly string[]): string[] | null {
  const [head = "", ...rest] = old;
  const first = rest.map((line) => ITEM.exec(line)).find((match) => match !== null);
  if (!first || values.length === 0 || !/:\s*(?:#.*)?$/.test(head)) return null;
  const indent = first[1]!;
  const { items, below } = itemsOf(rest, indent);
  const lines = values.map((value) => {
    const kept = items.findIndex((item) => item.value === value || item.topic === value);
    if (kept >= 0) return items.splice(kept, 1)[0]!.lines;
    return [`${indent}-${first[2]}${dump(value, ON_ONE_LINE).trimEnd()}`];
  });
  return [head, ...lines.flat(), ...below];
}

function itemsOf(lines: readonly string[], indent: string): { items: Item[]; below: string[] } {
  const items: Item[] = [];
  let above: string[] = [];
  for (const line of lines) {
    const match = ITEM.exec(line);
    if (match && match[1] === indent) {
      items.push({ lines: [...above, line], ...itemValue(match[3]!) });
      above = [];
    } else if (/^\s*(?:#|$)/.test(line)) above.push(line);
    else items.at(-1)?.lines.push(line);
  }
  return { items, below: above };
}

/** What an item says, and which topic that is where the list is one of topics. */
function itemValue(text: string): Pick<Item, "value" | "topic"> {
  try {
    const value = namesOf([load(text, { maxAliases: 0 })])[0] ?? null;
    const topic = value === null ? null : topicName(value);
    return { value, topic };
  } catch {
    return { value: null, topic: null };
  }
}
