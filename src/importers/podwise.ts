import type { Section, Takeaway } from "../episode/episode.ts";
import { readTakeaways } from "../episode/takeaways.ts";
import { parseClock } from "../episode/times.ts";
import { frontKeys, readDocument } from "./document.ts";
import { draftOf } from "./draft.ts";
import type { Guess, Importer, Source } from "./importer.ts";
import { lineFinder } from "./lines.ts";
import { numberFrom } from "./titles.ts";

const TAKEAWAYS = /^Takeaways:[ \t]*\n(?=1\. )/m;
const KEYWORD = /^\d+\. \*\*([^*\n]+)\*\*/gm;
const TIME = /^\[([\d:]+)\]\s*/;

/** A note that Podwise exports: summary, takeaways, chapters, questions, highlights, keywords. */
export const podwise: Importer = {
  name: "podwise",
  about: "a Podwise note",
  recognises({ text }) {
    const keys = frontKeys(text);
    return ["podcast", "episode", "link", "save-time"].every((key) => keys.has(key));
  },
  *read(source) {
    const { episode, guesses } = readDocument(source);
    const { number, title, told } = numberFrom(episode.title, episode.number, 1);
    const named = (section: string) =>
      episode.sections.find((one) => one.title.toLowerCase() === section)?.markdown ?? "";
    const summary = named("summary");
    const list = TAKEAWAYS.exec(summary);
    const points = list ? summary.slice(list.index + list[0].length) : named("highlights");
    const takeaways = readTakeaways(points).takeaways.map(({ line: _, ...item }) => timed(item));
    const used = new Set(["summary", ...(list ? [] : ["highlights"])]);
    yield draftOf(
      {
        ...episode,
        title,
        number,
        tldr: (list ? summary.slice(0, list.index) : summary).trim() || null,
        topics: [...episode.topics, ...keywords(named("keywords"))],
        takeaways,
        sections: episode.sections.filter((section) => !isUsed(section, used)),
      },
      episode.url,
      [...guesses, ...told, ...cuts(source, takeaways)],
    );
  },
};

function isUsed({ title }: Section, used: Set<string>): boolean {
  return used.has(title.toLowerCase());
}

/** A highlight says its time before its text. */
function timed(takeaway: Takeaway): Takeaway {
  const time = TIME.exec(takeaway.title);
  const start = time ? parseClock(time[1]!) : null;
  return start === null
    ? takeaway
    : { ...takeaway, start, title: takeaway.title.slice(time![0].length) };
}

function keywords(markdown: string): string[] {
  return [...markdown.matchAll(KEYWORD)].map(([, keyword]) => keyword!);
}

/** Podwise writes no titles, so each that leaves a text behind was cut from it. */
function cuts({ text }: Source, takeaways: Takeaway[]): Guess[] {
  const lineOf = lineFinder(text);
  let from = 0;
  return takeaways.flatMap(({ title, text: rest }) => {
    const at = text.indexOf(title, from);
    if (rest === "" || at < 0) return [];
    from = at;
    return [{ line: lineOf(at + 1), message: `the first sentence is the title: “${title}”` }];
  });
}
