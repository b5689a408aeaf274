import { join } from "node:path";
import { parse } from "../../episode/parse.ts";
import { takeawayRef, type Episode } from "../../episode/episode.ts";
import type { Rules } from "../../episode/rules.ts";
import { readText } from "../../files/walk.ts";
import { cleanLine } from "../../text/clean.ts";
import { mentionsIn } from "../rules/mentions.ts";
import { sourceText } from "../rules/source-text.ts";

/** A takeaway without topics of its own. */
export interface BareTakeaway {
  /** Its file's path in the library, and its place in the episode. */
  path: string;
  at: number;
  ref: string;
  title: string;
  text: string;
  episodeTopics: readonly string[];
}

/** What the files of a library say and lack. */
export interface Examination {
  /** The other spellings of topics, by topic. */
  spellings: Map<string, Set<string>>;
  bare: BareTakeaway[];
  /** The paths of files without a podcast, and without a date. */
  noPodcast: string[];
  noDate: string[];
}

/** Reads the files of a library below `root`. */
export function examine(
  root: string,
  paths: readonly string[],
  rulesOf: (path: string) => Rules,
): Examination {
  const found: Examination = { spellings: new Map(), bare: [], noPodcast: [], noDate: [] };
  for (const path of paths) {
    const text = readText(join(root, path), path);
    if (typeof text !== "string") continue;
    const parsed = parse(text, path, rulesOf(path));
    if (!parsed.readable) continue;
    const { episode } = parsed;
    for (const { topic, written } of mentionsIn(parsed, sourceText(path, text), () => false))
      if (written !== topic)
        found.spellings.set(
          topic,
          (found.spellings.get(topic) ?? new Set()).add(cleanLine(written)),
        );
    if (episode.podcast === null) found.noPodcast.push(path);
    if (episode.date === null) found.noDate.push(path);
    found.bare.push(...bareIn(episode));
  }
  return found;
}

function bareIn(episode: Episode): BareTakeaway[] {
  return episode.takeaways.flatMap((takeaway, at) => {
    const { title, text, topics } = takeaway;
    if (topics.length > 0) return [];
    const ref = takeawayRef(episode, takeaway);
    return [{ path: episode.path, at, ref, title, text, episodeTopics: episode.topics }];
  });
}
