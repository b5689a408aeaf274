import { dump } from "js-yaml";
import { withoutUser } from "../episode/address.ts";
import type { Episode } from "../episode/episode.ts";
import { readMetadata } from "../episode/metadata.ts";
import { readFrontMatter } from "../episode/front-matter.ts";
import type { FieldName } from "../episode/fields.ts";
import { knownKey } from "../episode/keys.ts";
import { collect } from "../episode/problem.ts";
import { frontStatements } from "../episode/statements.ts";
import { plainRecord } from "../episode/values.ts";
import { UserError } from "../errors.ts";
import { cleanLine } from "../text/clean.ts";
import { unique } from "../text/compare.ts";
import { topicName } from "../text/topic-name.ts";
import { hasScheme } from "../text/web-address.ts";
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
  const [, key = "", written = ""] = /^\s*([^=]*?)\s*=\s*([^]*?)\s*$/.exec(text) ?? [];
  const value = hasScheme(written) ? withoutUser(written) : written;
  if (key === "" || value === "")
    throw new UserError(
      `--set “${text}” is not of the form key=value`,
      "write --set date=2026-02-01",
    );
  const typed = String(Number(value)) === value ? Number(value) : cleanLine(value);
  const { problems, report } = collect("");
  const front = readFrontMatter(`---\n${dump({ [key]: typed })}---\n`, report);
  const read = readMetadata(front, frontStatements(front), report, () => {});
  const { description, takeaways: _, fromBody: __, ...metadata } = read;
  const [problem] = problems;
  if (problem) throw new UserError(`--set ${key}=${value}: ${problem.message}`, problem.hint);
  if (isKey("url", key) && metadata.url === null)
    throw new UserError(
      `--set ${key}=${value}: “${value}” is not a web address`,
      "write an address that begins with https://",
    );
  if (isKey("number", key) && metadata.number === null && metadata.title === null)
    throw new UserError(
      `--set ${key}=${value}: “${value}” is not a valid episode number`,
      "write it as 490, 315.5 or S2E4",
    );
  if (description) return { tldr: description.text };
  return Object.fromEntries(Object.entries(metadata).filter(([, one]) => !isEmpty(one)));
}

function isKey(field: FieldName, key: string): boolean {
  return knownKey(key)?.field === field;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
