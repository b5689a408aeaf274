import * as fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits } from "../src/checks/edits.ts";
import { checkEpisode, type Checked } from "../src/checks/episode.ts";
import { mend, sameFacts } from "../src/checks/mend.ts";
import { topicCheck } from "../src/checks/topics.ts";
import { checkVocabulary } from "../src/checks/vocabulary.ts";
import type { Episode } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { NO_VOCABULARY } from "../src/topics/vocabulary.ts";
import { parseVocabulary } from "../src/topics/parse.ts";

const around = (vocabulary = NO_VOCABULARY) => ({
  today: "2026-03-01",
  topics: topicCheck(vocabulary),
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

test("whatever the text, problems stand inside it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = text.split(/\r\n?|\n/);
      const found = [
        ...checkEpisode(text, "a/b.md", around()).found,
        ...checkVocabulary(text, "topics.yaml").found,
      ];
      for (const { line, column, code } of found) {
        expect({ code, line: line >= 1 && line <= lines.length }).toEqual({ code, line: true });
        expect({ code, column: column >= 1 }).toEqual({ code, column: true });
      }
    }),
    { numRuns: 500 },
  );
});

/** An episode whose Takeaways section has its tags in one spelling, and with them all its text. */
function spelt(episode: Episode) {
  const sections = episode.sections.map(({ name, title, markdown }) => {
    const text = markdown.toLowerCase().replaceAll("_", "-");
    return { name, title, markdown: name === "takeaways" ? text : markdown };
  });
  return { ...episode, sections };
}

test("what is mended says what it said, and needs no mending again", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const before = checkEpisode(text, "a/b.md", around());
      fc.pre(before.parsed.readable);
      const check = (one: string) => checkEpisode(one, "a/b.md", around());
      const alike = (a: Checked, b: Checked) => sameFacts(a.parsed, b.parsed);
      const mended = mend(text, check, alike);
      expect(spelt(mended.last.parsed.episode)).toEqual(spelt(before.parsed.episode));
      expect(mend(mended.text, check, alike).text).toBe(mended.text);
    }),
    { numRuns: 500 },
  );
});

test("aliases that are mended mean the same topics", () => {
  const { vocabulary } = parseVocabulary("gpus: { aliases: [gpu] }\nai:\n", "topics.yaml");
  const named = (topics: readonly string[]) =>
    [...new Set(topics.map((topic) => vocabulary.aliases.get(topic) ?? topic))].sort();
  fc.assert(
    fc.property(documents, (text) => {
      const { found, parsed } = checkEpisode(text, "a/b.md", around(vocabulary));
      fc.pre(parsed.readable);
      const fix = found.filter(({ code }) => code === "topic-alias").flatMap((one) => one.fix);
      const { episode } = parse(applyEdits(text, fix), "a/b.md");
      expect(named(episode.topics)).toEqual(named(parsed.episode.topics));
      expect(episode.takeaways.map(({ topics }) => named(topics))).toEqual(
        parsed.episode.takeaways.map(({ topics }) => named(topics)),
      );
    }),
    { numRuns: 500 },
  );
});
