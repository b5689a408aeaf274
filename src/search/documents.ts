import type { Episode, Takeaway } from "../episode/episode.ts";
import type { Column } from "./columns.ts";
import { partsOf, type Part } from "./parts.ts";
import { plainText } from "./plain.ts";

/** What can be found: an episode, a takeaway or a part of a section, as plain text by column. */
export type Document = Readonly<Record<Column, string>>;

const NOTHING: Document = {
  title: "",
  guests: "",
  topics: "",
  text: "",
  section: "",
  of_title: "",
  of_guests: "",
};

type Metadata = Pick<Episode, "title" | "guests" | "hosts">;

/** An episode as it is searched: what its takeaways and sections say is theirs. */
export function episodeDocument(
  episode: Metadata & Pick<Episode, "tldr" | "topics" | "podcast">,
): Document {
  const { title, tldr, topics, podcast } = episode;
  return {
    ...NOTHING,
    title,
    guests: peopleOf(episode),
    topics: [...topics, podcast ?? ""].join("; "),
    text: plainText(tldr ?? ""),
  };
}

/** A takeaway as it is searched. */
export function takeawayDocument(
  episode: Metadata,
  { title, text, topics }: Pick<Takeaway, "title" | "text" | "topics">,
): Document {
  return {
    ...inherited(episode),
    title: plainText(title),
    text: plainText(text),
    topics: topics.join("; "),
  };
}

/** A part of a section as it is searched. */
export function partDocument(episode: Metadata, { title, markdown }: Part): Document {
  return { ...inherited(episode), title: plainText(title), section: plainText(markdown) };
}

/** An episode, then its takeaways, then the parts of its sections, each as a document. */
export function documentsOf(episode: Episode): Document[] {
  return [
    episodeDocument(episode),
    ...episode.takeaways.map((takeaway) => takeawayDocument(episode, takeaway)),
    ...partsOf(episode.sections).map((part) => partDocument(episode, part)),
  ];
}

function inherited(episode: Metadata): Document {
  return { ...NOTHING, of_title: episode.title, of_guests: peopleOf(episode) };
}

function peopleOf({ guests, hosts }: Metadata): string {
  return [...guests, ...hosts].join("; ");
}
