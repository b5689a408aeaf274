import type { Episode, Section, Takeaway } from "../../episode/episode.ts";
import { noMetadata } from "../../episode/fields.ts";
import { nested } from "../../episode/nested.ts";
import { cleanLine } from "../../text/clean.ts";
import { writeTakeaway } from "../../episode/write.ts";
import type { Draft, Guess } from "./importer.ts";
import { settleEpisode } from "./settle-episode.ts";

/** What an importer found out; what it leaves out is not known. */
export type EpisodeFindings = Partial<Omit<Episode, "id" | "path" | "title" | "sections">> & {
  title: string;
  /** Sections other than TL;DR and Takeaways, any Markdown; empty ones are left out. */
  sections?: Pick<Section, "title" | "markdown">[];
};

/** A draft of what was found, its texts cleaned and its sections made to stay what they are. */
export function draftOf(found: EpisodeFindings, key: string | null, guesses: Guess[] = []): Draft {
  const takeaways = (found.takeaways ?? []).map(whole);
  const sections = [
    { name: "tldr", title: "TL;DR", markdown: nested(plainEnds(found.tldr ?? ""), 3) },
    ...(found.sections ?? []).map(({ title, markdown }) => ({
      name: title === "" ? "intro" : "section",
      title: cleanLine(title),
      markdown: nested(plainEnds(markdown), 3),
    })),
    { name: "takeaways", title: "Takeaways", markdown: takeaways.map(writeTakeaway).join("\n\n") },
  ].filter(({ markdown }) => markdown.trim() !== "");
  const episode: Episode = {
    id: "",
    ...noMetadata(),
    ...found,
    title: cleanLine(found.title) || "Untitled",
    tldr: found.tldr ?? null,
    sections: inOrder(sections),
    takeaways,
    extra: found.extra ?? {},
    path: "",
  };
  return draft(episode, key, guesses);
}

/**
 * A draft of an episode as it was read, in the form it has once it is written and read again;
 * `titled` is false where its title is only the name of its file.
 */
export function draft(
  episode: Episode,
  key: string | null,
  guesses: Guess[] = [],
  titled = true,
): Draft {
  const { episode: settled, text, isWhole } = settleEpisode(episode);
  const { id: _, path: __, ...rest } = settled;
  const cut = { line: 1, message: "the metadata is too long to be read, so some is left out" };
  return {
    episode: rest,
    text,
    titled,
    guesses: isWhole ? guesses : [...guesses, cut],
    key: key === null ? null : cleanLine(key) || null,
  };
}

const FIRST = ["intro", "tldr", "guests", "takeaways"];

/** The order that files are written in: introduction, TL;DR, guests, takeaways, then the rest. */
function inOrder(sections: Section[]): Section[] {
  const rank = ({ name, title }: Section) => {
    const place = FIRST.indexOf(title === "Guests" ? "guests" : name);
    return place < 0 ? FIRST.length : place;
  };
  return sections.toSorted((a, b) => rank(a) - rank(b));
}

function plainEnds(markdown: string): string {
  return markdown.replace(/\r\n?/g, "\n").trimEnd();
}

function whole(takeaway: Takeaway): Takeaway {
  const title = cleanLine(takeaway.title);
  return { ...takeaway, title, text: plainEnds(takeaway.text) };
}
