import type { Episode } from "./episode.ts";
import { readFacts } from "./facts.ts";
import { readFrontMatter } from "./front-matter.ts";
import { episodeId, nameOf } from "./id.ts";
import { closed } from "./nested.ts";
import { collect, type Problem } from "./problem.ts";
import { readSections } from "./sections.ts";
import { readTakeaways } from "./takeaways.ts";
import { cleanBlock, cleanLine } from "./text.ts";

/** What a document gives: always an episode, and what is wrong with it. */
export interface Parsed {
  episode: Episode;
  problems: Problem[];
  /** False where the facts could not be read, so that the episode stands for none of its file's. */
  readable: boolean;
}

/**
 * Reads an episode file. Never throws: whatever the text, there is an episode and a list of
 * problems. `path` is the file's place inside its library, with `/` between folders.
 */
export function parse(text: string, path: string): Parsed {
  const { problems, report } = collect(path);
  const raw = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const front = readFrontMatter(raw, report);
  const { title: written, description, ...facts } = readFacts(front, report);
  const { sections, title } = readSections(closed(cleanBlock(front.body)), written);
  const takeaways = sections.find(({ name }) => name === "takeaways");
  const tldr = sections.find(({ name }) => name === "tldr");
  const summary = tldr?.markdown ? null : description;
  if (summary) delete facts.extra[summary.key];
  if (summary && tldr) tldr.markdown = summary.text;
  const episode: Episode = {
    id: episodeId(facts, path),
    ...facts,
    title: title ?? (cleanLine(nameOf(path)) || "untitled"),
    tldr: tldr?.markdown || (summary?.text ?? null),
    sections: sections.map(({ firstLine: _, ...section }) => section),
    takeaways: takeaways
      ? readTakeaways(takeaways.markdown).takeaways.map(({ line: _, ...takeaway }) => takeaway)
      : [],
    path,
  };
  return { episode, problems, readable: front.readable };
}
