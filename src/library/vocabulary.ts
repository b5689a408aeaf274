import { join } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { stampAt, statsOf, readText } from "../files/walk.ts";
import { NO_VOCABULARY, type Vocabulary } from "../topics/vocabulary.ts";

/** A library's vocabulary and what is wrong with it. */
export interface ReadVocabulary {
  vocabulary: Vocabulary;
  problems: Problem[];
}

/** A text that is remembered until it is of another version. */
export interface Memory {
  recall(): string | null;
  remember(text: string): void;
}

const NAME = "topics.yaml";

/** Reads `topics.yaml` at the top of a library, or remembers it where it has not changed. */
export async function readVocabulary(root: string, memory: Memory | null): Promise<ReadVocabulary> {
  const file = join(root, NAME);
  const stamp = stampAt(file);
  if (stamp === null) return { vocabulary: NO_VOCABULARY, problems: problemsOf(file) };
  const known = stamp.join(" ");
  const remembered = memory?.recall();
  if (remembered?.startsWith(`${known}\n`)) return unpack(remembered.slice(known.length + 1));
  const { parseVocabulary } = await import("../topics/parse.ts");
  const text = readText(file, NAME);
  if (typeof text !== "string") return { vocabulary: NO_VOCABULARY, problems: [text] };
  const read = parseVocabulary(text, NAME);
  memory?.remember(`${known}\n${pack(read)}`);
  return read;
}

/** What is wrong with a vocabulary that is no regular file; nothing where there is none. */
function problemsOf(file: string): Problem[] {
  const text = statsOf(file) === null ? "" : readText(file, NAME);
  return typeof text === "string" ? [] : [text];
}

function pack({ vocabulary, problems }: ReadVocabulary): string {
  const { topics, aliases, narrower, byKey } = vocabulary;
  return JSON.stringify([problems, [...topics], [...aliases], [...narrower], [...byKey]]);
}

function unpack(text: string): ReadVocabulary {
  const [problems, topics, aliases, narrower, byKey] = JSON.parse(text);
  return {
    vocabulary: {
      topics: new Map(topics),
      aliases: new Map(aliases),
      narrower: new Map(narrower),
      byKey: new Map(byKey),
    },
    problems,
  };
}
