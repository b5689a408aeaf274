import type { Edit } from "../check/rules/edits.ts";
import type { MapMark, Mark, TextMark } from "../check/rules/yaml.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { withoutItem } from "./removals.ts";
import { renamed, renamedAlias, type Renaming } from "./renaming.ts";

/** The edits that rename keys and items, and take out what would be there twice. */
export function vocabularyEdits(text: string, root: MapMark, renaming: Renaming): Edit[] {
  const keys = new Set(root.entries.map(({ key }) => keyOf(key)));
  const edits: Edit[] = [];
  for (const [i, { key, value }] of root.entries.entries()) {
    const topic = keyOf(key);
    const name = renamed(topic, renaming);
    if (name !== topic && keys.has(name)) {
      edits.push(removal(text, root, i));
      continue;
    }
    if (name !== topic && key.kind === "text") {
      edits.push(replacing(text, key, name));
      edits.push(...relabelled(text, value, topic, name));
    }
    if (value.kind !== "map") continue;
    for (const { key: field, value: list } of value.entries) {
      if (!isListField(field)) continue;
      const isAlias = keyOf(field) === "aliases";
      const nameOf = (one: string) =>
        isAlias ? renamedAlias(one, name, renaming) : renamed(one, renaming);
      edits.push(...inList(text, list, name, nameOf));
    }
  }
  return edits;
}

function keyOf(key: Mark): string {
  return key.kind === "text" ? topicName(key.text) : "";
}

function isListField(field: Mark): boolean {
  return field.kind === "text" && (field.text === "aliases" || field.text === "broader");
}

/** A label that only repeats the old name becomes the new one's. */
function relabelled(text: string, value: Mark, topic: string, name: string): Edit[] {
  const label =
    value.kind === "map"
      ? value.entries.find(({ key }) => key.kind === "text" && key.text === "label")?.value
      : value;
  if (label?.kind !== "text" || label.text === "" || topicName(label.text) !== topic) return [];
  return [replacing(text, label, labelOf(name))];
}

/** `open-models` as `Open models`. */
export function labelOf(topic: string): string {
  const words = topic.replace(/[-_]/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What follows an entry up to the next belongs to it, but for comments and empty lines. */
function removal(text: string, root: MapMark, i: number): Edit {
  const start = lineStart(text, root.entries[i]!.key.start);
  const next = root.entries[i + 1];
  let end = next ? lineStart(text, next.key.start) : text.length;
  const lines = text.slice(start, end).split(/(?<=\n)/);
  const isOthers = (line: string) => next !== undefined && /^(?:#.*)?\s*$/.test(line);
  while (lines.length > 1 && isOthers(lines.at(-1)!)) end -= lines.pop()!.length;
  return { start, length: end - start, text: "" };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

type NameOf = (name: string) => string;

function inList(text: string, list: Mark, own: string, nameOf: NameOf): Edit[] {
  if (list.kind === "text") return inOneText(text, list, own, nameOf);
  if (list.kind !== "list") return [];
  const names = list.items.map(keyOf);
  const seen = new Set([own, ...names.filter((name) => nameOf(name) === name)]);
  return list.items.flatMap((item, i) => {
    const name = nameOf(names[i]!);
    if (name === names[i] || item.kind !== "text") return [];
    if (seen.has(name)) return [withoutItem(text, { start: item.start, written: item.text })];
    seen.add(name);
    return [replacing(text, item, name)];
  });
}

/** A list that is written as one text, `a, b`. */
function inOneText(text: string, mark: TextMark, own: string, nameOf: NameOf): Edit[] {
  const names = mark.text.split(",").map(topicName);
  const isPlain = text.slice(mark.start, mark.end) === mark.text;
  if (!isPlain || names.every((name) => nameOf(name) === name)) return [];
  const fresh = unique(names.map(nameOf)).filter((name) => name !== own);
  return [{ start: mark.start, length: mark.end - mark.start, text: fresh.join(", ") }];
}

const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}[\p{L}\p{M}\p{N} /-]*$/iu;

/** A name in the place of a text; inside quotation marks or plain, else with marks of its own. */
function replacing(text: string, mark: TextMark, name: string): Edit {
  const isQuoted = /["']/.test(text[mark.start - 1] ?? "");
  const fits = isQuoted || PLAIN.test(name);
  return { start: mark.start, length: mark.end - mark.start, text: fits ? name : `"${name}"` };
}
