import { scan } from "../episode/headings.ts";
import { cleanLine } from "../episode/text.ts";
import { parseDuration } from "../episode/times.ts";
import { textOf } from "../episode/values.ts";
import { blockLines, frontKeys, readDocument } from "./document.ts";
import { draft } from "./draft.ts";
import type { Importer, Source } from "./importer.ts";
import { webAddress } from "./links.ts";
import { numberFrom } from "./titles.ts";

// Tables in which themes and Zola keep facts that stand at the top elsewhere.
const TABLE = /^\s*\[(?:params|extra|taxonomies)\]\s*$/i;

/** An episode of a site made with Hugo, its front matter in TOML. */
export const hugo: Importer = {
  name: "hugo",
  about: "a Hugo page with TOML front matter",
  recognises: ({ text }) => /^\ufeff?\+\+\+[ \t]*\r?\n/.test(text) && frontKeys(text).size > 0,
  *read(source) {
    const { episode: read, guesses } = readDocument(flat(source));
    const { podcast_duration: length, permalink, ...extra } = read.extra;
    const seconds = read.durationSeconds ?? parseDuration(textOf(length) ?? "");
    const url = read.url ?? webAddress(textOf(permalink) ?? "");
    if (length !== undefined && seconds === null) extra["podcast_duration"] = length;
    if (permalink !== undefined && url !== textOf(permalink)) extra["permalink"] = permalink;
    const { number, title, told } = numberFrom(read.title, read.number, 1);
    const guid = textOf(extra["guid"]);
    yield draft({ ...read, title, number, durationSeconds: seconds, url, extra }, guid ?? url, [
      ...guesses,
      ...told,
    ]);
  },
};

/** The document with facts of nested tables at the top and no ids in its headings. */
function flat(source: Source): Source {
  const lines = source.text.split(/\r\n?|\n/);
  const count = blockLines(source.text).length;
  const front = lines.slice(0, count + 2);
  const body = lines.slice(count + 2);
  const { hidden } = scan(body);
  const plain = body.map((line, i) => (hidden[i] ? line : withoutId(line)));
  const lifted = front.filter((line) => !TABLE.test(line));
  const text = (head: string[]) => [...head, ...plain].join("\n");
  // Two tables may have one key; then they stay apart.
  const keys = lifted.map((line) => /^([\w-]+)\s*=/.exec(cleanLine(line))?.[1]);
  const doubled = keys.some((key, i) => key !== undefined && keys.indexOf(key) !== i);
  return { ...source, text: text(doubled ? front : lifted) };
}

/** A heading without the id that Hugo lets it have: `## Overview {#overview}`. */
function withoutId(line: string): string {
  const trimmed = line.trimEnd();
  const at = trimmed.lastIndexOf("{#");
  if (!/^\s{0,3}#/.test(line) || at < 0 || !/^\{#[\w:.-]+\}$/.test(trimmed.slice(at))) return line;
  return trimmed.slice(0, at).trimEnd();
}
