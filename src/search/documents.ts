import type { Episode, Takeaway } from "../episode/episode.ts";
import type { Head } from "../store/records.ts";
import { FIELD } from "./clause.ts";
import { plainText } from "./plain.ts";

/** What can be found: the parts of an episode or a takeaway, by the bit of the field. */
export type Document = readonly (readonly [field: number, text: string])[];

/** An episode as it is searched: what its takeaways say is theirs. */
export function episodeDocument({ title, tldr, guests, hosts, topics, podcast }: Head): Document {
  return [
    [FIELD.title, title],
    [FIELD.text, plainText(tldr ?? "")],
    [FIELD.guests, [...guests, ...hosts].join(" · ")],
    [FIELD.topics, [...topics, podcast ?? ""].join(" · ")],
  ];
}

/** A takeaway as it is searched. */
export function takeawayDocument({ title, text, topics }: Takeaway): Document {
  return [
    [FIELD.title, plainText(title)],
    [FIELD.text, plainText(text)],
    [FIELD.topics, topics.join(" · ")],
  ];
}

/** An episode and then its takeaways, each as a document. */
export function documentsOf(episode: Episode): Document[] {
  return [episodeDocument(episode), ...episode.takeaways.map(takeawayDocument)];
}
