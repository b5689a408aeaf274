import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Episode } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { write } from "../src/episode/write.ts";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import type { Draft, Source } from "../src/import/formats/importer.ts";

const FOLDER = new URL("fixtures/sources/", import.meta.url);
const cases = readdirSync(FOLDER);

// UPDATE=1 npm test writes down what the importers make of the fixtures; the diff is to be read.
const update = process.env["UPDATE"] === "1";

function sourceOf(name: string): Source {
  const folder = new URL(`${name}/`, FOLDER);
  const file = readdirSync(folder).find((entry) => entry.startsWith("source."))!;
  return { name: file, text: readFileSync(new URL(file, folder), "utf8"), mediaType: null };
}

function read(source: Source): Draft[] {
  const importer = IMPORTERS.find((candidate) => candidate.recognises(source));
  return importer ? [...importer.read(source)] : [];
}

const placed = (draft: Draft): Episode => ({ id: "", path: "", ...draft.episode });

/** A draft as its file, and below a rule what else the importer says of it. */
function shown(draft: Draft): string {
  const guesses = draft.guesses.map(({ line, message }) => `line ${line}: ${message}`);
  return [write(placed(draft)), `=== ${draft.key}`, ...guesses, ""].join("\n");
}

describe.each(cases)("%s", (name) => {
  const drafts = read(sourceOf(name));

  test("comes in as written down", () => {
    const folder = new URL(`${name}/`, FOLDER);
    const file = (i: number) => new URL(`draft-${i + 1}.txt`, folder);
    if (update) {
      for (const entry of readdirSync(folder))
        if (entry.startsWith("draft-")) rmSync(new URL(entry, folder));
      for (const [i, draft] of drafts.entries()) writeFileSync(file(i), shown(draft));
    }
    expect(drafts.length).toBeGreaterThan(0);
    for (const [i, draft] of drafts.entries())
      expect(shown(draft)).toBe(readFileSync(file(i), "utf8"));
    expect(existsSync(file(drafts.length))).toBe(false);
  });

  test("goes out and comes in again unchanged", () => {
    for (const draft of drafts) {
      const text = write(placed(draft));
      const { episode, problems } = parse(text, "again.md");
      expect(problems).toEqual([]);
      expect({ ...episode, id: "", path: "" }).toEqual(placed(draft));
    }
  });
});

// The names of a folder's cases begin with the importer that is to claim them, but for these.
const CLAIMED: Record<string, string> = {
  "html-summary": "html",
  "html-data": "html",
  atom: "rss",
  "readwise-export": "readwise",
  "readwise-import": "readwise",
  "readwise-chapters": "readwise-markdown",
  "snipd-old": "snipd",
  "snipd-folded": "snipd",
  podnotes: "obsidian",
  archive: "markdown",
  contract: "markdown",
};

test.each(cases)("%s is read by the importer it is for, under any name", (name) => {
  const source = { ...sourceOf(name), name: "-" };
  const claims = IMPORTERS.filter((importer) => importer.recognises(source));
  expect(claims[0]?.name).toBe(CLAIMED[name] ?? name);
  // Markdown of any kind is Markdown; nothing else is claimed twice.
  const others = claims.map((importer) => importer.name).slice(1);
  expect(others.filter((other) => other !== "markdown" && other !== "obsidian")).toEqual([]);
});

// What is no prose: facts, and the labels and links that belong to a format.
const NOT_PROSE: Record<string, RegExp> = {
  snipd: /^- [A-Z].*$|^## .*$|^#### 💬 Quote$|^🎧.*$|^!\[cover\]|<\/?\w+>|^Created with.*$/gm,
  "snipd-old":
    /^- [A-Z].*$|^## .*$|^\[🎧.*$|^!\[Cover.*$|<[^<>]*>|Click to expand|&amp;|^> \[!quote\].*$|^Created with.*$/gm,
  "snipd-folded": /^## Snips$|^\[🎧.*$|<[^<>]*>|^Click to expand$|^#### 💬 Quote$/gm,
  "readwise-markdown":
    /^- [A-Z][\w ]*:|^## (?:Metadata|(?:New h|H)ighlights).*$|\[Time |AirrQuote|rw-book-cover|\*\*(?:Tags|Note):/gm,
  "readwise-chapters": /^[-*] [A-Z][\w ]*:|^### .*$|\[Time | \* Tags:/gm,
  podwise: /^## (?:Summary|Highlights)$/gm,
  hugo: /\{#[\w-]+\}/g,
};

test.each([
  "snipd",
  "snipd-old",
  "snipd-folded",
  "readwise-markdown",
  "readwise-chapters",
  "podwise",
  "obsidian",
  "podnotes",
  "hugo",
  "archive",
  "contract",
])("no word of the body of %s is lost", (name) => {
  const { text } = sourceOf(name);
  const front = /^(---|\+\+\+)\n[^]*?\n\1\n/.exec(text)?.[0].length ?? 0;
  const body = text.slice(front);
  const known = new Set(wordsOf(read(sourceOf(name)).map(shown).join("\n")));
  const prose = wordsOf(body.replace(NOT_PROSE[name] ?? /$^/, " "));
  expect(prose.filter((word) => !known.has(word))).toEqual([]);
  expect(prose.length).toBeGreaterThan(8);
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

test("a contract file comes in unchanged", () => {
  const source = sourceOf("contract");
  const [draft] = read(source);
  const { id: _, path: __, ...episode } = parse(source.text, "x.md").episode;
  expect(draft!.episode).toEqual(episode);
});
