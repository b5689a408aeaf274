import { takeawayRef } from "../episode/episode.ts";
import type { MatchRow } from "../rows.ts";
import type { Head } from "../store/records.ts";
import type { Takeaway } from "../episode/episode.ts";
import type { Clause } from "./clause.ts";
import { marked, passageOf } from "./passage.ts";
import { plainText } from "./plain.ts";

/** An episode or one of its takeaways as an answer to a search, with the passage around the hits. */
export function matchRow(
  episode: Head,
  takeaway: Takeaway | null,
  score: number,
  clauses: readonly Clause[],
  exact: boolean,
): MatchRow {
  const title = marked(takeaway ? plainText(takeaway.title) : episode.title, clauses, exact);
  const text = plainText((takeaway ? takeaway.text : episode.tldr) ?? "");
  const passage = passageOf(marked(text, clauses, exact));
  return {
    ref: takeaway ? takeawayRef(episode, takeaway) : episode.id,
    kind: takeaway ? "takeaway" : "episode",
    title: title.text,
    score,
    passage: passage.text,
    episode: episode.id,
    podcast: episode.podcast,
    episodeTitle: episode.title,
    date: episode.date,
    hits: { title: title.hits, passage: passage.hits },
  };
}
