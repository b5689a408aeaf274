import { scan } from "../../episode/headings.ts";
import { readFrontMatter } from "../../episode/front-matter.ts";
import { frontStatements } from "../../episode/statements.ts";
import { textOf } from "../../episode/values.ts";
import { blockLines, frontKeys, readDocument } from "./document.ts";
import { draft } from "./draft.ts";
import type { Importer, Source } from "./importer.ts";
import { numbered } from "./numbered.ts";
import { withoutRead } from "./tables.ts";

/** An episode of a site made with Hugo, its front matter in TOML. */
export const hugo: Importer = {
  name: "hugo",
  about: "a Hugo page with TOML front matter",
  extensions: ["md"],
  recognises: ({ text }) => /^\ufeff?\+\+\+[ \t]*\r?\n/.test(text) && frontKeys(text).size > 0,
  *read(source) {
    const { episode, guesses } = readDocument(withoutIds(source));
    const {
      number,
      title,
      guesses: ofNumber,
    } = numbered(source, episode.title, episode.number, guesses);
    const extra = withoutRead(episode, frontStatements(readFrontMatter(plainEnds(source.text))));
    const key = textOf(extra["guid"]) ?? episode.url;
    yield draft({ ...episode, title, number, extra }, key, [...guesses, ...ofNumber]);
  },
};

/** The document with no ids in its headings: `## Overview {#overview}`. */
function withoutIds(source: Source): Source {
  const lines = source.text.split(/\r\n?|\n/);
  const count = blockLines(source.text).length;
  const from = count === 0 ? 0 : count + 2;
  const body = lines.slice(from);
  const { hidden } = scan(body);
  const plain = body.map((line, i) => (hidden[i] ? line : withoutId(line)));
  return { ...source, text: [...lines.slice(0, from), ...plain].join("\n") };
}

function withoutId(line: string): string {
  const trimmed = line.trimEnd();
  const at = trimmed.endsWith("}") ? trimmed.lastIndexOf("{#") : -1;
  if (at < 0 || !/^\s{0,3}#/.test(line) || !/^\{#[\w:.-]+\}$/.test(trimmed.slice(at))) return line;
  return trimmed.slice(0, at).trimEnd();
}

function plainEnds(text: string): string {
  return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}
