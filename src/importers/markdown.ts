import { parse } from "../episode/parse.ts";
import type { Importer, Source } from "./importer.ts";

/** An episode file as this program writes it. */
export const markdown: Importer = {
  name: "markdown",
  about: "an episode file",
  recognises: ({ name, text }: Source) =>
    /\.(?:md|markdown)$/i.test(name) || /^\ufeff?(?:---|\+\+\+)[ \t]*\r?\n/.test(text),
  *read({ name, text }) {
    const path = name.replaceAll("\\", "/");
    const { episode } = parse(text, path);
    yield { episode, guesses: [], key: episode.url };
  },
};
