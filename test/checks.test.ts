import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkEpisode, type CheckedEpisode } from "../src/check/rules/episode.ts";
import { fixText, sameContent } from "../src/check/fix.ts";
import { knownTopics } from "../src/check/rules/known-topics.ts";
import { checkVocabulary } from "../src/check/rules/vocabulary.ts";
import type { Episode } from "../src/episode/episode.ts";
import { NO_RULES } from "../src/episode/rules.ts";
import { NO_VOCABULARY } from "../src/topics/vocabulary.ts";
import { parseVocabulary } from "../src/topics/parse.ts";
import { runs } from "./runs.ts";

const context = (vocabulary = NO_VOCABULARY) => ({
  today: "2026-03-01",
  rules: NO_RULES,
  topics: knownTopics(vocabulary),
  exists: () => false,
});

/** Documents that are mostly like episodes, with what goes wrong in between. */
const PIECES = [
  "---\n",
  "+++\n",
  "title: T\n",
  "topics: [gpu, Open Models, ai]\n",
  "tags: '#GPU #a b'\n",
  'topics:\n  - gpu\n  - "Data_Centers" # gpu\n',
  "guests: Ada & Bo\n",
  "date: 2026-02-30\n",
  "title: Why: a question\n",
  "title: [Bonus] Some\n",
  "number: #12\n",
  "guest: @jane\n",
  'url: "no end\n',
  "note: a: b\n",
  "**Guest:** Ada Example\n",
  "- **Date**: 3 May 2024\n",
  "Show:: [[Desk Notes]]\n",
  "## Metadata\n",
  "Topics: notes, gpu\n",
  "#### Key Takeaways\n",
  "## Summary\n",
  "number: 7\n",
  "## Takeaways\n",
  "## Guests\n",
  "### 1. One\n",
  "#gpu #Open_Models [1:02]\n",
  "1. **A.** Text. #gpu #GPU\n",
  "2) Two #ai\n",
  "- **Ada Example**: text\n",
  "[a](b.md#c)\n",
  "```\n",
  "\n",
  "\r\n",
  "\r",
  "\ufeff",
  "\u202e",
  "\u200b",
  "\u001b[31m",
  "\v",
  "\u2028",

  "\u{1f3f4}\u{e0067}\u{e007f}",
  "\u200f",
  "text ",
  "é",
  "\ufffd",
  "# Title\n",
  "<!-- ",
  "-->\n",
];
const pieces = fc.constantFrom(...PIECES);
const documents = fc.array(pieces, { maxLength: 30 }).map((list) => list.join(""));
const texts = fc.oneof(
  documents,
  documents.map((text) => `---\ntitle: T\n${text}`),
  fc.string({ unit: "binary" }),
);

test("every problem is at a place inside the text", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split(/\r\n?|\n/);
      const found = [
        ...checkEpisode(text, "a/b.md", context()).findings,
        ...checkVocabulary(text, "topics.yaml").findings,
      ];
      for (const { line, column, code } of found) {
        expect({ code, line: line >= 1 && line <= lines.length }).toEqual({ code, line: true });
        expect({ code, column: column >= 1 }).toEqual({ code, column: true });
      }
    }),
    runs(500),
  );
});

const alike =
  (vocabulary = NO_VOCABULARY) =>
  (a: CheckedEpisode, b: CheckedEpisode) =>
    sameContent(a.parsed, b.parsed, vocabulary);

/** An episode whose Takeaways section has its tags in one spelling, and with them all its text. */
function spelt(episode: Episode) {
  const sections = episode.sections.map(({ name, title, markdown }) => {
    const text = markdown.toLowerCase().replace(/[_ ]/g, "-");
    return { name, title, markdown: name === "takeaways" ? text : markdown };
  });
  return { ...episode, sections };
}

test("a fixed text says what it said, and needs no fixing again", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const before = checkEpisode(text, "a/b.md", context());
      fc.pre(before.parsed.readable);
      const check = (one: string) => checkEpisode(one, "a/b.md", context());
      const fixed = fixText(text, check, alike());
      expect(spelt(fixed.last.parsed.episode)).toEqual(spelt(before.parsed.episode));
      expect(fixText(fixed.text, check, alike()).text).toBe(fixed.text);
    }),
    runs(500),
  );
});

test("aliases that are fixed mean the same topics", () => {
  const { vocabulary } = parseVocabulary("gpus: { aliases: [gpu] }\nai:\n", "topics.yaml");
  const named = (topics: readonly string[]) =>
    [...new Set(topics.map((topic) => vocabulary.aliases.get(topic) ?? topic))].sort();
  fc.assert(
    fc.property(documents, (text) => {
      const check = (one: string) => checkEpisode(one, "a/b.md", context(vocabulary));
      const { parsed } = check(text);
      fc.pre(parsed.readable);
      const { episode } = fixText(text, check, alike(vocabulary)).last.parsed;
      expect(named(episode.topics)).toEqual(named(parsed.episode.topics));
      expect(episode.takeaways.map(({ topics }) => named(topics))).toEqual(
        parsed.episode.takeaways.map(({ topics }) => named(topics)),
      );
    }),
    runs(500),
  );
});
