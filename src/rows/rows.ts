import { takeawayRef, type Episode, type Takeaway } from "../episode/episode.ts";
import type { Problem } from "../episode/problem.ts";
import { resolved } from "../episode/references.ts";
import type { EpisodeRow, MatchRow, TakeawayRow, TopicRow } from "./fields.ts";
import { unique } from "../text/compare.ts";
import { canonical, type Vocabulary } from "../topics/vocabulary.ts";

/** An answer as an object whose keys are the fields of its kind. */
export type Row = EpisodeRow | TakeawayRow | TopicRow | MatchRow | Problem;

/** An episode as it is listed, without its body. */
export function listedRow(
  head: Omit<Episode, "sections" | "takeaways">,
  file: string,
  vocabulary: Vocabulary,
): EpisodeRow {
  return episodeRow({ ...head, sections: [], takeaways: [] }, file, vocabulary);
}

/**
 * An episode as an answer: its topics by the names of the vocabulary, its file in full. Its parts can
 * stand by themselves, unless they stay together as `written`.
 */
export function episodeRow(
  { definitions = [], ...episode }: Episode,
  file: string,
  vocabulary: Vocabulary,
  written = false,
): EpisodeRow {
  const notes = written ? [] : definitions;
  const own = { ...episode, definitions: notes };
  return {
    ...episode,
    topics: named(episode.topics, vocabulary),
    tldr: episode.tldr === null ? null : resolved(episode.tldr, notes),
    sections: episode.sections.map((section) => ({
      ...section,
      markdown: resolved(section.markdown, notes),
    })),
    takeaways: episode.takeaways.map((takeaway) => takeawayRow(own, takeaway, vocabulary)),
    path: file,
  };
}

/** A takeaway as an answer, with the metadata of its episode. */
export function takeawayRow(
  episode: Pick<
    Episode,
    "id" | "podcast" | "title" | "number" | "guests" | "date" | "url" | "definitions"
  >,
  takeaway: Takeaway,
  vocabulary: Vocabulary,
): TakeawayRow {
  return {
    ref: takeawayRef(episode, takeaway),
    number: takeaway.number,
    title: takeaway.title,
    text: resolved(takeaway.text, episode.definitions ?? []),
    topics: named(takeaway.topics, vocabulary),
    start: takeaway.start,
    end: takeaway.end,
    episode: episode.id,
    podcast: episode.podcast,
    episodeTitle: episode.title,
    episodeNumber: episode.number,
    guests: episode.guests,
    date: episode.date,
    url: episode.url,
  };
}

/** The takeaway under its title and topics, as the episode's file holds it. */
export function asTakeaway(row: TakeawayRow): Takeaway {
  const { number, title, text, topics, start, end } = row;
  return { number, title, text, topics, start, end };
}

function named(topics: readonly string[], vocabulary: Vocabulary): string[] {
  return unique(topics.map((topic) => canonical(vocabulary, topic)));
}
