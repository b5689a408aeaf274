import type { Takeaway } from "../../episode/episode.ts";
import { frontKeys, readDocument } from "./document.ts";
import { draftOf } from "./draft.ts";
import type { Guess, Importer, Source } from "./importer.ts";
import { lineFinder } from "./lines.ts";
import { numbered } from "./numbered.ts";
import { bounded, overflow } from "./overflow.ts";
import { otherSections } from "./other-sections.ts";

const ITEM = /^\d{1,9}\. \S/;

/** A note that Podwise exports: summary, takeaways, chapters, questions, highlights, keywords. */
export const podwise: Importer = {
  name: "podwise",
  about: "a Podwise note",
  extensions: ["md"],
  recognises({ text }) {
    const keys = frontKeys(text);
    return ["podcast", "episode", "link", "save-time"].every((key) => keys.has(key));
  },
  *read(source) {
    const { rest, over } = bounded(source.text.split(/\r\n?|\n/), (line) => ITEM.test(line));
    const more = overflow("points", over);
    // The list below the summary, the highlights and the keywords are read as in any document.
    const { episode, guesses } = readDocument({ ...source, text: rest.join("\n") });
    const {
      number,
      title,
      guesses: ofNumber,
    } = numbered(source, episode.title, episode.number, guesses);
    const sections = [...otherSections(episode.sections, null), ...more.sections];
    yield draftOf({ ...episode, title, number, sections }, episode.url, [
      ...guesses,
      ...ofNumber,
      ...cuts(source, episode.takeaways),
      ...more.guesses,
    ]);
  },
};

/** Podwise writes no titles, so each with a text after it was cut from that, unless it is bold. */
function cuts({ text }: Source, takeaways: readonly Takeaway[]): Guess[] {
  const lineOf = lineFinder(text);
  let from = 0;
  return takeaways.flatMap(({ title, text: rest }) => {
    const at = text.indexOf(title.replace(/…$/, ""), from);
    if (rest === "" || at < 0) return [];
    from = at;
    if (text.startsWith("**", at - 2)) return [];
    return [{ line: lineOf(at), message: `the first sentence is the title: “${title}”` }];
  });
}
