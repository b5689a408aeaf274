import { takeawayRef, type Takeaway } from "../episode/episode.ts";
import type { MatchRow } from "../rows/rows.ts";
import type { Head } from "../store/records.ts";
import { marked, passageOf } from "./passage.ts";
import { plainText } from "./plain.ts";
import type { Search } from "./rank.ts";

/** An episode or one of its takeaways as an answer to a search, with the passage around the hits. */
export function matchRow(
  episode: Head,
  takeaway: Takeaway | null,
  score: number,
  search: Search,
): MatchRow {
  const title = marked(takeaway ? plainText(takeaway.title) : episode.title, search);
  const text = plainText((takeaway ? takeaway.text : episode.tldr) ?? "");
  const passage = passageOf(marked(text, search));
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
