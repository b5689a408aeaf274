import { join } from "node:path";
import type { Problem } from "../episode/problem.ts";
import { packRegions, unpackRegions } from "../store/regions.ts";
import { NO_VOCABULARY, type Vocabulary } from "../topics/vocabulary.ts";
import type { Cache } from "./cache.ts";
import { readText, stampAt, statsOf } from "../files/walk.ts";

/** A library's vocabulary and what is wrong with it. */
export interface ReadVocabulary {
  vocabulary: Vocabulary;
  problems: Problem[];
}

const NAME = "topics.yaml";
const REMEMBERED = "topics.cards";

/** Reads `topics.yaml` at the top of a library, or remembers it where it has not changed. */
export async function readVocabulary(root: string, cache: Cache): Promise<ReadVocabulary> {
  const file = join(root, NAME);
  const stamp = stampAt(file);
  if (stamp === null) return { vocabulary: NO_VOCABULARY, problems: problemsOf(file) };
  const known = JSON.stringify(stamp);
  const remembered = unpack(cache.recall(REMEMBERED));
  if (remembered?.stamp === known) return remembered.read;
  const { parseVocabulary } = await import("../topics/parse.ts");
  const text = readText(file, NAME);
  if (typeof text !== "string") return { vocabulary: NO_VOCABULARY, problems: [text] };
  const read = parseVocabulary(text, NAME);
  cache.remember(REMEMBERED, pack(known, read));
  return read;
}

/** What is wrong with a vocabulary that is no regular file; nothing where there is none. */
function problemsOf(file: string): Problem[] {
  const text = statsOf(file) === null ? "" : readText(file, NAME);
  return typeof text === "string" ? [] : [text];
}

function pack(stamp: string, { vocabulary, problems }: ReadVocabulary): Buffer {
  const { topics, aliases, narrower, byKey } = vocabulary;
  const maps = [topics, aliases, narrower, byKey].map((map) => JSON.stringify([...map]));
  return packRegions({ texts: [stamp, JSON.stringify(problems), ...maps] });
}

function unpack(bytes: Buffer | null): { stamp: string; read: ReadVocabulary } | null {
  const texts = bytes && unpackRegions(bytes)?.texts("texts")();
  if (!texts) return null;
  const [stamp = "", problems = "", topics = "", aliases = "", narrower = "", keys = ""] = texts;
  const map = <V>(json: string) => new Map<string, V>(JSON.parse(json));
  const vocabulary: Vocabulary = {
    topics: map(topics),
    aliases: map(aliases),
    narrower: map(narrower),
    byKey: map(keys),
  };
  return { stamp, read: { vocabulary, problems: JSON.parse(problems) } };
}
