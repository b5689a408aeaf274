import type { Episode, Section } from "../../episode/episode.ts";
import { parse } from "../../episode/parse.ts";
import { same } from "../../episode/same.ts";
import { readTakeaways } from "../../episode/takeaways.ts";
import { write } from "../../episode/write.ts";

const MAX_ROUNDS = 4;
const MAX_LENGTH = 8_000_000;

/** An episode as it is read back from the text that is written of it. */
export interface SettledEpisode {
  episode: Episode;
  text: string;
  /** False where the metadata is too long to be read back, so that some of it was left out. */
  isWhole: boolean;
}

/**
 * Writing gives a list of takeaways the form of headings, and a line of hashtags under a title is
 * read as its topics, so what is read again may differ from what was written; not for long.
 */
export function settleEpisode(episode: Episode): SettledEpisode {
  let written = episode;
  let text = write(written);
  let settled = reread(text);
  const isWhole = settled !== null;
  if (settled === null) {
    written = shortened(episode);
    text = write(written);
    settled = reread(text) ?? episode;
  }
  // A text of a size that no library reads is not worth its copies.
  for (let round = 0; round < MAX_ROUNDS && text.length < MAX_LENGTH; round++) {
    // Comparing takes a tenth of the time that writing does.
    if (isWrittenAlike(written, settled)) break;
    written = settled;
    const again = write(written);
    if (again === text) break;
    text = again;
    settled = reread(text) ?? settled;
  }
  return { episode: settled, text, isWhole };
}

function reread(text: string): Episode | null {
  const { episode, readable } = parse(text, "Untitled.md");
  return readable ? episode : null;
}

/** Whether both are written as the same text; false also where that would take writing to know. */
function isWrittenAlike(a: Episode, b: Episode): boolean {
  const { id: _, path: __, sections: mine, ...rest } = a;
  const { id: ___, path: ____, sections: others, ...other } = b;
  return (
    mine.length === others.length &&
    mine.every((section, i) => isSectionAlike(section, others[i]!)) &&
    same(rest, other) &&
    same(Object.keys(rest.extra), Object.keys(other.extra))
  );
}

function isSectionAlike(a: Section, b: Section): boolean {
  if (a.name !== b.name || a.title !== b.title) return false;
  if (a.markdown === b.markdown) return true;
  // Takeaways are written from what they say; only the text before the first stays as it is.
  const prefaces = [a, b].map(({ markdown }) => readTakeaways(markdown).preface);
  return a.name === "takeaways" && prefaces[0] === prefaces[1];
}

/** The size of front matter is limited; values beyond these lengths are not real metadata. */
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
