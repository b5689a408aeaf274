import { cleanLine } from "../../text/clean.ts";
import { draftOf } from "./draft.ts";
import { readHead, type PageHead } from "./html/head.ts";
import { blockWriter, type MarkdownBlock } from "./markup/markdown.ts";
import type { Draft, Importer, Source } from "./importer.ts";
import { firstEpisode } from "./html/json-ld.ts";
import { lineFinder } from "./lines.ts";
import { webAddress } from "./links.ts";
import { readHtml, type MarkupEvents } from "./markup/events.ts";
import { plainLine } from "./markup/plain.ts";
import { rootElement } from "./markup/root-element.ts";
import { textMarkdown } from "./notes.ts";
import { readPage } from "./html/summary.ts";
import { splitTitle } from "./titles.ts";

const ROOTS = new Set(
  "html head body meta title main article section div header h1 p ul ol".split(" "),
);

/** A page as a browser saves it: a summary, or any page with schema.org data of an episode. */
export const html: Importer = {
  name: "html",
  about: "a web page of an episode: headings, lists and schema.org data",
  extensions: ["html", "htm", "xhtml"],
  recognises: ({ text }) => ROOTS.has(rootElement(text) ?? ""),
  *read(source) {
    let line = 0;
    for (const text of documentsOf(source.text)) {
      for (const { guesses, ...draft } of readPageOf({ ...source, text }))
        yield { ...draft, guesses: guesses.map((one) => ({ ...one, line: one.line + line })) };
      line += text.split("\n").length - 1;
    }
  },
};

const BEGIN = /<(?:!doctype\s+html|html)\b/gi;
const AFTER_END = /<\/html\s*>\s*(?:<!--(?:[^-]|-(?!->))*-->\s*)?$/i;

/** The pages of a text that one after the other were saved into; most often one. */
function documentsOf(text: string): string[] {
  const starts = [...text.matchAll(BEGIN)]
    .map(({ index }) => index)
    .filter((index) => AFTER_END.test(text.slice(Math.max(0, index - 400), index)));
  return [0, ...starts].map((start, i) => text.slice(start, starts[i]));
}

function* readPageOf(source: Source): Generator<Draft> {
  const head = readHead(source.text);
  const data = firstEpisode(head.data);
  const address = [head.canonical, head.meta.get("og:url"), savedFrom(source.text), source.name];
  const page = address.map((url) => webAddress(url ?? "")).find((url) => url !== null) ?? null;
  const blocks = blocksOf(source.text, head.content, page);
  const { found, guesses } = readPage(blocks, lineFinder(source.text));
  const named = cleanLine(plainLine(head.meta.get("og:title") ?? head.title));
  const heading = data?.title ?? found.title ?? named;
  const { number, title } = splitTitle(heading, data?.number ?? found.number ?? null);
  if (title === "") return;
  const summary = head.meta.get("og:description") ?? head.meta.get("description");
  const draft = draftOf(
    {
      title,
      podcast: data?.podcast ?? found.podcast ?? null,
      number: data?.number ?? found.number ?? number,
      guests: choose(found.guests, data?.guests),
      hosts: data?.hosts ?? [],
      date: found.date ?? data?.date ?? null,
      durationSeconds: data?.durationSeconds ?? found.durationSeconds ?? null,
      readingMinutes: found.readingMinutes ?? null,
      url: data?.url ?? page,
      topics: data?.topics ?? [],
      tldr: found.tldr ?? data?.tldr ?? (summary ? textMarkdown(summary) : null),
      sections: found.sections ?? [],
      takeaways: found.takeaways ?? [],
      extra: data?.extra ?? {},
    },
    page ?? data?.url ?? null,
    // What the page's data says outright was not concluded from its text.
    guesses.filter(({ message }) => !(data?.podcast && message.startsWith("podcast"))),
  );
  yield draft;
}

function choose(first: string[] | undefined, second: string[] | undefined): string[] {
  return first && first.length > 0 ? first : (second ?? []);
}

/** The blocks of the page's own content, where it says which that is. */
function blocksOf(
  text: string,
  content: PageHead["content"],
  page: string | null,
): MarkdownBlock[] {
  const { events, blocks } = blockWriter(page);
  const own = content === null ? events : within(content, events);
  readHtml(text, own);
  return blocks();
}

function within(element: string, events: MarkupEvents): MarkupEvents {
  let depth = 0;
  return {
    open(name, attributes, at) {
      if (name === element) depth++;
      if (depth > 0) events.open(name, attributes, at);
    },
    close(name) {
      if (depth > 0) events.close(name);
      if (name === element && depth > 0) depth--;
    },
    text(text) {
      if (depth > 0) events.text(text);
    },
  };
}

/** The address that browsers write into a page they save. */
function savedFrom(text: string): string | null {
  return /<!-- saved from url=\(\d+\)(\S{1,2000}) -->/.exec(text.slice(0, 4096))?.[1] ?? null;
}
