import type { Episode } from "../episode/episode.ts";
import { givenMetadata } from "../episode/given-metadata.ts";
import { plainRecord } from "../episode/values.ts";
import { UserError } from "../errors.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import type { SuggestTopics } from "./give-topics.ts";

/** What an import is asked to do with every episode. */
export interface ImportOptions {
  /** Adds the metadata that a person gave. */
  add(episode: Episode): Episode;
  /** Whether `add` has anything to add. */
  adds: boolean;
  /** What suggests topics for the takeaways of an episode that has these. */
  suggest(episodeTopics: readonly string[]): SuggestTopics;
  /** Whether an episode replaces the file that is there, which stays as a backup. */
  force: boolean;
}

/**
 * What adds the metadata of `--set key=value` and `--topic a,b` to an episode. Throws a UserError
 * where a value is not valid.
 */
export function parseAdditions(
  sets: readonly string[],
  topics: readonly string[],
): ImportOptions["add"] {
  const metadata = Object.assign({}, ...sets.map(metadataIn)) as Partial<Episode>;
  const extra = plainRecord(sets.flatMap((set) => Object.entries(metadataIn(set).extra ?? {})));
  const names = unique(topics.map(topicName)).filter((topic) => topic !== "");
  return (episode) => ({
    ...episode,
    ...metadata,
    topics: unique([...(metadata.topics ?? episode.topics), ...names]),
    sections: episode.sections.map((section) =>
      section.name === "tldr" && metadata.tldr ? { ...section, markdown: metadata.tldr } : section,
    ),
    extra: plainRecord([...Object.entries(episode.extra), ...Object.entries(extra)]),
  });
}

/** The metadata in one `key=value`, read as front matter is. */
function metadataIn(text: string): Partial<Episode> {
  const [, key = "", value = ""] = /^\s*([^=]*?)\s*=\s*([^]*?)\s*$/.exec(text) ?? [];
  if (key === "" || value === "")
    throw new UserError(
      `--set “${text}” is not of the form key=value`,
      "write --set date=2026-02-01",
    );
  return givenMetadata(key, value, (shown) => `--set ${key}=${shown}`);
}
