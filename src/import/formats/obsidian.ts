import { scan } from "../../episode/headings.ts";
import { unique } from "../../text/compare.ts";
import { fold } from "../../text/fold.ts";
import { topicName } from "../../text/topic-name.ts";
import { blockLines, frontKeys, readDocument } from "./document.ts";
import { draft } from "./draft.ts";
import type { Importer, Source } from "./importer.ts";
import { numbered } from "./numbered.ts";

const OWN_KEYS = ["aliases", "cssclasses", "cssclass"];
const LINK = /`[^`\n]*`|!?\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/g;
// The id of a block would hide that the tags before it end the text.
const ID_BEHIND_TAG = /(?<=#\S{1,100}) \^[A-Za-z0-9-]{1,100}$/;
const CALLOUT = /^> ?\[![\w-]+\]/m;
const TAG = /(?<=^|\s)#([\p{L}\p{N}_/-]+)/gu;

/** A note of an Obsidian vault: properties, links between notes, and tags in the text. */
export const obsidian: Importer = {
  name: "obsidian",
  about: "an Obsidian note, also one made by PodNotes",
  extensions: ["md"],
  recognises({ text }) {
    if (/^\s*</.test(text)) return false;
    const keys = frontKeys(text);
    const head = text.slice(0, 64 * 1024);
    const linked = [...head.matchAll(LINK)].some(([, page]) => page !== undefined);
    return linked || CALLOUT.test(head) || OWN_KEYS.some((key) => keys.has(key)) || isPodNote(text);
  },
  *read(source) {
    const { episode, guesses, titled } = readDocument(unlinked(source));
    const others = episode.sections.filter(({ name }) => name !== "takeaways");
    const tags = others.flatMap(({ markdown }) => tagsIn(markdown));
    const topics = unique([...episode.topics, ...tags]);
    const { guesses: ofNumber } = numbered(source, episode.title, episode.number, guesses);
    yield draft({ ...episode, topics }, episode.url, [...guesses, ...ofNumber], titled);
  },
};

function isPodNote(text: string): boolean {
  return blockLines(text).some((line) => /^type:\s*["']?podcastEpisode["']?\s*$/.test(line));
}

/** The body with links to notes as plain text: a link that shows something else keeps both. */
function unlinked(source: Source): Source {
  const lines = source.text.split(/\r\n?|\n/);
  const count = blockLines(source.text).length;
  const from = count === 0 ? 0 : count + 2;
  const body = lines.slice(from);
  const { hidden } = scan(body);
  const plain = body.map((line, i) => (hidden[i] ? line : readable(line)));
  return { ...source, text: [...lines.slice(0, from), ...plain].join("\n") };
}

function readable(line: string): string {
  return line.replace(LINK, shown).replace(ID_BEHIND_TAG, "");
}

function shown(link: string, page?: string, label?: string): string {
  if (page === undefined) return link;
  // The label of a picture may be its width.
  if (label === undefined || (link.startsWith("!") && /^\d+(?:x\d+)?$/.test(label))) return page;
  const words = fold(label);
  const repeats = fold(page)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => words.includes(word));
  return repeats ? label : `${label} (${page})`;
}

/** A tag of a task says what is to be done, and not what the note is about. */
const TASK = /^\s*(?:>\s?)*[-*+] \[.\] /;

/** Tags as Obsidian knows them: with a letter, and not in code. */
function tagsIn(markdown: string): string[] {
  const lines = markdown.split("\n");
  const { hidden } = scan(lines);
  return lines
    .filter((line, i) => !hidden[i] && !TASK.test(line))
    .flatMap((line) => [...line.replace(/`[^`]*`/g, "").matchAll(TAG)])
    .map(([, tag]) => topicName(tag!))
    .filter((tag) => /\p{L}/u.test(tag));
}
