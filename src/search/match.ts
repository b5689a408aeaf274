import { takeawayRef, type Episode, type Takeaway } from "../episode/episode.ts";
import type { MatchRow } from "../rows/fields.ts";
import { markBefore } from "./marks.ts";
import { passageOf, type Marked, type Passage } from "./passage.ts";
import type { Part } from "./parts.ts";
import { plain, plainText } from "./plain.ts";

/** The metadata of an episode that a match has. */
export type MatchedEpisode = Pick<Episode, "id" | "podcast" | "title" | "date" | "tldr">;

/** What was found of an episode: itself, a takeaway or a part of a section. */
export type Matched =
  | { kind: "episode" }
  | { kind: "takeaway"; takeaway: Pick<Takeaway, "number" | "title" | "text" | "start"> }
  | { kind: "section"; part: Pick<Part, "name" | "title" | "markdown" | "start"> };

/** A match as an answer, with the passage around the hits; `mark` finds them. */
export function matchRow(
  episode: MatchedEpisode,
  matched: Matched,
  score: number,
  mark: (text: string) => Marked,
): MatchRow {
  const { ref, title, passage, start } = shown(episode, matched, mark);
  const heading = mark(title);
  return {
    ref,
    kind: matched.kind,
    title: heading.text,
    score,
    passage: passage.text,
    start,
    episode: episode.id,
    podcast: episode.podcast,
    episodeTitle: episode.title,
    date: episode.date,
    hits: { title: heading.hits, passage: passage.hits },
  };
}

interface Shown {
  ref: string;
  title: string;
  passage: Passage;
  start: number | null;
}

function shown(episode: MatchedEpisode, matched: Matched, mark: (text: string) => Marked): Shown {
  if (matched.kind === "takeaway") {
    const { takeaway } = matched;
    return {
      ref: takeawayRef(episode, takeaway),
      title: plainText(takeaway.title),
      passage: passageOf(mark(plainText(takeaway.text))),
      start: takeaway.start,
    };
  }
  if (matched.kind === "section") {
    const { name, title, markdown, start } = matched.part;
    const { text, lines } = plain(markdown);
    const passage = passageOf(mark(text));
    return {
      ref: `${episode.id}#${name}`,
      title: plainText(title) || episode.title,
      passage,
      start: markBefore(lines, passage.at) ?? start,
    };
  }
  const passage = passageOf(mark(plainText(episode.tldr ?? "")));
  return { ref: episode.id, title: episode.title, passage, start: null };
}
