import { join } from "node:path";
import { mentionsIn } from "../rules/mentions.ts";
import { sourceText } from "../rules/source-text.ts";
import { parse } from "../../episode/parse.ts";
import { cleanLine } from "../../text/clean.ts";
import { isThere, readText } from "../../files/walk.ts";

/** The other spellings of topics in files, by topic. */
export function spellingsIn(files: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    const text = readText(file, file);
    if (typeof text !== "string") continue;
    const mentions = mentionsIn(parse(text, file), sourceText(file, text), () => false);
    for (const { topic, written } of mentions)
      if (written !== topic)
        found.set(topic, (found.get(topic) ?? new Set()).add(cleanLine(written)));
  }
  return found;
}

/** The text of a library's vocabulary; null where it has none that can be read. */
export function vocabularyText(root: string): string | null {
  const file = join(root, "topics.yaml");
  const text = isThere(file) ? readText(file, file) : null;
  return typeof text === "string" ? text : null;
}
