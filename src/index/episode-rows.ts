import type { Episode } from "../episode/episode.ts";
import { isList, METADATA } from "../episode/fields.ts";
import { dayNumber, showOf } from "../query/filters.ts";
import { episodeTopics, takeawayTopics } from "../query/inherit.ts";
import { refKeys } from "../query/refs.ts";
import { partsOf } from "../search/parts.ts";
import { splitTexts } from "./split.ts";
import type { Value } from "./sqlite.ts";

/**
 * What an episode is in the tables of the index, but for ids: plain data that a worker hands over.
 * Values are in the order of the columns that follow the ids.
 */
export interface EpisodeRows {
  episode: Value[];
  body: Value[];
  takeaways: Value[][];
  parts: Value[][];
  /** The topics each takeaway answers to. */
  takeawayTopics: string[][];
  episodeTopics: string[];
  guests: string[];
  keys: [key: string, level: number][];
}

/** The rows of an episode; `hash` is that of its file's text. */
export function rowsOf(episode: Episode, hash: string): EpisodeRows {
  const json = JSON.stringify;
  const { definitions = [], takeaways, sections, id, path } = episode;
  const parts = partsOf(sections);
  return {
    episode: [
      takeaways.length,
      parts.length,
      path,
      id,
      showOf(id),
      ...METADATA.map((field) => (isList(field) ? json(episode[field.name]) : episode[field.name])),
      dayNumber(episode.date),
      definitions.length === 0 ? null : json(definitions),
      hash,
    ],
    body: [episode.tldr, json(splitTexts(sections, takeaways)), json(episode.extra)],
    takeaways: takeaways.map(({ number, title, text, topics, start, end }) => [
      number,
      title,
      text,
      json(topics),
      start,
      end,
    ]),
    parts: parts.map(({ section, name, title, markdown, start }) => [
      section,
      name,
      title,
      markdown,
      start,
    ]),
    takeawayTopics: takeawayTopics(episode).map((topics) => [...topics]),
    episodeTopics: [...episodeTopics(episode)],
    guests: episode.guests,
    keys: refKeys(id, path).map(({ key, level }) => [key, level]),
  };
}
