import { parse } from "../episode/parse.ts";
import type { Importer, Source } from "./importer.ts";

/** An episode file as this program writes it. */
export const MARKDOWN: Importer = {
  name: "markdown",
  about: "an episode file",
  recognises: ({ name, text }: Source) =>
    /\.(?:md|markdown)$/i.test(name) || /^\ufeff?(?:---|\+\+\+)[ \t]*\r?$|^## /m.test(text),
  *read({ name, text }) {
    const path = name.replaceAll("\\", "/");
    const { episode } = parse(text, path);
    yield { episode, guesses: [], key: episode.url };
  },
};
