import type { Episode, Section, Takeaway } from "../episode/episode.ts";
import { nested } from "../episode/nested.ts";
import { parse } from "../episode/parse.ts";
import { cleanLine } from "../episode/text.ts";
import { write, writeTakeaway } from "../episode/write.ts";
import type { Draft, Guess } from "./importer.ts";

const MAX_ROUNDS = 4;
const MAX_LENGTH = 8_000_000;

/** What an importer found out; what it leaves out is not known. */
export type Found = Partial<Omit<Episode, "id" | "path" | "title" | "sections">> & {
  title: string;
  /** Sections other than TL;DR and Takeaways, any Markdown; empty ones are left out. */
  sections?: Pick<Section, "title" | "markdown">[];
};

/** A draft of what was found, its texts cleaned and its sections made to stay what they are. */
export function draftOf(found: Found, key: string | null, guesses: Guess[] = []): Draft {
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
  const { title, podcast, number, guests, hosts, date, url, topics, extra } = found;
  const episode: Episode = {
    id: "",
    podcast: podcast ?? null,
    number: number ?? null,
    title: cleanLine(title) || "Untitled",
    guests: guests ?? [],
    hosts: hosts ?? [],
    date: date ?? null,
    durationSeconds: found.durationSeconds ?? null,
    readingMinutes: found.readingMinutes ?? null,
    url: url ?? null,
    topics: topics ?? [],
    tldr: found.tldr ?? null,
    sections: inOrder(sections),
    takeaways,
    extra: extra ?? {},
    path: "",
  };
  return draft(episode, key, guesses);
}

/** A draft of an episode as it was read, in the form it has once it is written and read again. */
export function draft(episode: Episode, key: string | null, guesses: Guess[] = []): Draft {
  const { id: _, path: __, ...settled } = settle(episode);
  return { episode: settled, guesses, key: key === null ? null : cleanLine(key) || null };
}

/**
 * Writing gives a list of takeaways the form of headings, and a line of hashtags under a title is
 * read as its topics, so what is read again may differ from what was written; not for long.
 */
function settle(episode: Episode): Episode {
  let text = write(episode);
  let settled = reread(text);
  if (settled === null) {
    text = write(shortened(episode));
    settled = reread(text) ?? episode;
  }
  // A text of a size that no library reads is not worth its copies.
  for (let round = 0; round < MAX_ROUNDS && text.length < MAX_LENGTH; round++) {
    const again = write(settled);
    if (again === text) break;
    text = again;
    settled = reread(text) ?? settled;
  }
  return settled;
}

function reread(text: string): Episode | null {
  const { episode, readable } = parse(text, "Untitled.md");
  return readable ? episode : null;
}

/** Front matter has a largest size; facts beyond it are no facts, but something gone astray. */
function shortened(episode: Episode): Episode {
  const cut = (text: string | null) => text?.slice(0, 400) ?? null;
  return {
    ...episode,
    podcast: cut(episode.podcast),
    title: episode.title.slice(0, 400),
    guests: episode.guests.slice(0, 50).map((name) => name.slice(0, 100)),
    hosts: episode.hosts.slice(0, 50).map((name) => name.slice(0, 100)),
    url: episode.url !== null && episode.url.length > 2000 ? null : episode.url,
    topics: episode.topics.slice(0, 200).map((topic) => topic.slice(0, 100)),
    extra: {},
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
