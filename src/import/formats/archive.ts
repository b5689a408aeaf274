import { readDocument, frontKeys } from "./document.ts";
import { draft } from "./draft.ts";
import type { Importer } from "./importer.ts";

const HEADING = /^ {0,3}#{1,2}[ \t]+\S/m;

/** Markdown of any archive, with any keys in its front matter; also an episode file itself. */
export const archive: Importer = {
  name: "markdown",
  about: "any other Markdown, with front matter of any kind or none",
  extensions: ["md", "markdown"],
  recognises: ({ text }) =>
    !/^\s*</.test(text) && (frontKeys(text).size > 0 || HEADING.test(text.slice(0, 64 * 1024))),
  *read(source) {
    const { episode, guesses, titled } = readDocument(source);
    yield draft(episode, episode.url, guesses, titled);
  },
};
