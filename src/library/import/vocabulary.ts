import { existsSync } from "node:fs";
import { join } from "node:path";
import { NO_VOCABULARY, type Vocabulary } from "../../topics.ts";
import { parseVocabulary } from "../../vocabulary.ts";
import { readText } from "../files.ts";

/** The vocabulary of a library folder; an empty one where it has none that can be read. */
export function vocabularyOf(root: string): Vocabulary {
  const file = join(root, "topics.yaml");
  const text = existsSync(file) ? readText(file, "topics.yaml") : null;
  return typeof text === "string" ? parseVocabulary(text, "topics.yaml").vocabulary : NO_VOCABULARY;
}
