import type { Takeaway } from "../episode.ts";
import { parse } from "../parse.ts";
import { NO_RULES } from "../rules.ts";
import { readTakeaways, type PlacedTakeaway } from "../takeaways.ts";
import type { ReadDocument } from "./add-takeaway.ts";
import { documentOf, spliced, type Splice } from "./document-lines.ts";
import { hasSameContent } from "./edit.ts";

/** More takeaways of a file than these are not tried one by one. */
const MOST_TRIED = 200;

/** A line of the file that tags are put into. */
interface TagPlace {
  /** The takeaway's place in its episode. */
  at: number;
  /** The first line of the takeaway, counted from 0, and the one after its last line of text. */
  from: number;
  to: number;
  form: PlacedTakeaway["form"];
}

/**
 * The file's text with topics for takeaways that have none, by their place in the episode, written
 * as the form of each takeaway has them: on a line below its title, or at the end of its item. One
 * that would then be read otherwise gets none.
 */
export function withGivenTopics(
  read: ReadDocument,
  given: ReadonlyMap<number, readonly string[]>,
): string {
  const { text, path, parsed, rules = NO_RULES } = read;
  const places = placesOf(read).filter(({ at }) => given.has(at));
  const isSaid = (candidate: string, wanted: ReadonlyMap<number, readonly string[]>) => {
    const takeaways = parsed.episode.takeaways.map((one, at): Takeaway => {
      const topics = wanted.get(at);
      return topics ? { ...one, topics: [...topics] } : one;
    });
    const after = parse(candidate, path, rules).episode;
    return hasSameContent(
      { ...after, sections: [] },
      { ...parsed.episode, takeaways, sections: [] },
    );
  };
  const all = tagged(text, places, given);
  if (isSaid(all, new Map(places.map(({ at }) => [at, given.get(at)!])))) return all;
  const fit = places
    .slice(0, MOST_TRIED)
    .filter((place) =>
      isSaid(tagged(text, [place], given), new Map([[place.at, given.get(place.at)!]])),
    );
  const some = tagged(text, fit, given);
  return isSaid(some, new Map(fit.map(({ at }) => [at, given.get(at)!]))) ? some : text;
}

function placesOf({ parsed }: ReadDocument): TagPlace[] {
  const { parts, front, takeaways } = parsed.layout;
  const read = parts.takeaways.flatMap((section) => {
    const own = readTakeaways(section.markdown).takeaways;
    const lines = section.markdown.split("\n");
    return own.map(({ line, form }, i) => {
      const block = lines.slice(line, own[i + 1]?.line ?? lines.length);
      const last = block.findLastIndex((one) => one.trim() !== "");
      return { key: `${section.title} ${line}`, form, length: last + 1 };
    });
  });
  // Takeaways that front matter lists have no lines in the body.
  if (read.length !== takeaways.length || front.bodyLine === 0) return [];
  return takeaways.map((line, at) => {
    const { form, length } = read[at]!;
    return { at, from: line - 1, to: line - 1 + length, form };
  });
}

function tagged(
  text: string,
  places: readonly TagPlace[],
  given: ReadonlyMap<number, readonly string[]>,
): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const document = documentOf(text.slice(mark.length));
  const splices = places.map(({ at, from, to, form }): Splice => {
    const tags = given
      .get(at)!
      .map((topic) => `#${topic}`)
      .join(" ");
    if (form === "heading" || form === "bold")
      return { from: from + 1, to: from + 1, lines: [tags] };
    const line = document.lines[to - 1]!.replace(/[\r\n]+$/, "");
    return { from: to - 1, to, lines: [`${line} ${tags}`] };
  });
  return mark + spliced(document, splices);
}
