import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Episode } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { write } from "../src/episode/write.ts";
import { COLUMNS, FIELDS, type Kind } from "../src/rows/fields.ts";
import { episodeMarkdown } from "../src/render/as-markdown.ts";
import { formatsFor } from "../src/render/formats.ts";
import { ndjson, toJson } from "../src/render/json.ts";
import { widthOf } from "../src/render/layout.ts";
import { listText } from "../src/render/list.ts";
import { readTakeaways } from "../src/episode/takeaways.ts";
import { prefaceOf, showEpisode, showTakeaway } from "../src/render/show.ts";
import { makeStyle } from "../src/render/style.ts";
import { takeawaysText } from "../src/render/takeaways.ts";
import { tsv } from "../src/render/tsv.ts";
import { episodeRow, type Row } from "../src/rows/rows.ts";
import { NO_VOCABULARY } from "../src/topics/vocabulary.ts";
import { document } from "./document.ts";
import { rowsOf } from "./rows.ts";
import { runs } from "./runs.ts";

const PATH = "some-show/file.md";

const SETTINGS = runs(200);

// What was found once.
const FOUND = [
  "## Takeaways\n\n1. x\n\n## A\n\n1. . \n   > 12. numbered\n    \n1. . ",
  "## Takeaways\n\n1. **.** \tPlain words\n     - #tag",
  "---\n\n**Key Takeaways**\n1. . \n   ```\n\n## Takeaways\n",
  "**Key Takeaways**\n\n- **Key takeaways**\n\nPlain words\n",
  "## Takeaways\n1. Plain words. Topics: #tag Ende: mit Doppelpunkt",
  "## Takeaways\n\n### 1. \\#x \\\\#y\n#topic\n",
  "## Takeaways\n- [ ] **[41:10]** __They moved to #bitcoin.__: ",
  "## Takeaways\n\n1. . \n   * \\[00:10] \\(1:02:03)",
  "# Key takeaways\n\n### 1. \n\n## Topics",
  "**Guest:** \nTimestamp: \n===",
  "## Topics\n\n[link](https://example.org/a)",
];

// What a terminal obeys and what hides or reorders text; tab and newline are the only controls,
// the joiners of emoji and Indic scripts the only invisible characters, that may get out.
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\ud800-\udfff]/u;

/** The text without the program's own colours and links. */
function withoutStyle(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001b\[[\d;]*m|\u001b\]8;;[!-~]*\u0007/g, "");
}

const LOOKS = [makeStyle(false, false), makeStyle(true, true)];

/** Everything the program could print of an episode. */
async function* printed(episode: Episode): AsyncIterable<string> {
  const row = episodeRow(episode, `/library/${PATH}`, NO_VOCABULARY);
  yield toJson(row);
  yield episodeMarkdown(row, false);
  for (const style of LOOKS)
    for (const width of [20, 80]) {
      const screen = { width, style };
      yield await showEpisode(row, screen);
      for (const takeaway of row.takeaways) yield showTakeaway(takeaway, screen);
      for (const [kind, rows] of [
        ["episode", [row]],
        ["takeaway", row.takeaways],
      ] as [Kind, Row[]][]) {
        if (rows.length === 0) continue;
        for (const format of formatsFor(kind)) {
          const fields = format.name.endsWith("json")
            ? FIELDS[kind].map(({ name }) => name)
            : COLUMNS[kind];
          const answer = { kind, rows: rowsOf(rows), fields, screen: async () => screen };
          yield* await format.render(answer);
        }
      }
    }
}

test("any text gives an episode, and nothing of it drives the terminal", async () => {
  await fc.assert(
    fc.asyncProperty(document, async (text) => {
      const { episode, problems } = parse(text, PATH);
      expect(episode.title).not.toBe("");
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
      for await (const output of printed(episode))
        expect(FORBIDDEN.exec(withoutStyle(output))).toBeNull();
    }),
    { ...SETTINGS, examples: FOUND.map((text) => [text]) },
  );
});

test("the text before the takeaways is shown, also where it is found without reading them", async () => {
  await fc.assert(
    fc.asyncProperty(document, async (text) => {
      const row = episodeRow(parse(text, PATH).episode, `/library/${PATH}`, NO_VOCABULARY);
      const markdown = row.sections.find(({ name }) => name === "takeaways")?.markdown ?? "";
      expect(await prefaceOf(markdown, row.takeaways)).toBe(readTakeaways(markdown).preface);
    }),
    SETTINGS,
  );
});

test("no row is wider than the screen, and a record is a line", async () => {
  const width = fc.integer({ min: 40, max: 140 });
  await fc.assert(
    fc.asyncProperty(document, width, fc.constantFrom(...LOOKS), async (text, columns, style) => {
      const row = episodeRow(parse(text, PATH).episode, `/library/${PATH}`, NO_VOCABULARY);
      const screen = { width: columns, style };
      const looks = [
        ...listText([row], screen),
        ...(row.takeaways.length > 0 ? takeawaysText(row.takeaways, screen) : []),

        await showEpisode(row, screen),
        ...row.takeaways.map((one) => showTakeaway(one, screen)),
      ];
      for (const line of looks.join("").split("\n")) {
        expect(line).not.toContain("\t");
        expect(widthOf(line)).toBeLessThanOrEqual(columns);
      }
      const fields = FIELDS.takeaway.map(({ name: field }) => field);
      const cells = fields.length - 1;
      const takeaways = () => rowsOf(row.takeaways) as never;
      for await (const record of tsv(takeaways(), fields))
        expect(record).toMatch(new RegExp(`^[^\\t\\n]*(?:\\t[^\\t\\n]*){${cells}}$`));
      for await (const record of ndjson(takeaways(), fields)) {
        expect(record).not.toContain("\n");
        expect(Object.keys(JSON.parse(record) as object)).toEqual(fields);
      }
    }),
    SETTINGS,
  );
});

/**
 * An episode as data alone, its takeaways by their list and not by the Markdown of their section.
 * A definition inside an item is one of the file only when the item is written as a takeaway.
 */
function settled(episode: Episode): unknown {
  const sections = episode.sections
    .filter(({ name }) => name !== "tldr")
    .map((section) => (section.name === "takeaways" ? { ...section, markdown: "" } : section));
  return JSON.parse(JSON.stringify({ ...episode, sections, definitions: [] }));
}

test("what was read of any text is read again from what is written of it", () => {
  fc.assert(
    fc.property(document, (text) => {
      const { episode } = parse(text, PATH);
      const written = write(episode);
      const { episode: again, problems } = parse(written, PATH);
      expect(settled(again)).toEqual(settled(episode));
      expect(write(again)).toBe(written);
      expect(problems.filter(({ code }) => code.startsWith("front-matter"))).toEqual([]);
    }),
    { ...SETTINGS, examples: FOUND.map((text) => [text]) },
  );
});

const name = fc
  .array(
    fc.constantFrom(
      "State of AI",
      "in 2026:",
      "#1",
      "@someone",
      '"quoted"',
      "it's",
      "日本語",
      "👩‍👩‍👧",
      "C#",
      "- dash",
      "[brackets]",
      "{x: y}",
      "12. numbered",
      "true",
      "2026-02-01",
      "\n",
      "a | b",
      "\\",
      "**bold**",
      "`code`",
      "* star",
      "We are #1",
      "Foo #bar",
      "#foo",
      "[00:05] Foo",
      "Foo (1:02:03)",
      "00:05 -",
      "Key Takeaways",
      "Quote:",
      "**Lead**: x",
      "\\#x",
      "\\[00:10]",
      "%",
      "& and",
      "!bang",
      "#",
      "? what",
      "> more",
      "~",
      "é",
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((words) => words.join(" "))
  .filter((words) => words.trim() !== "");

const cleanName = name.map((words) => words.replace(/\s+/g, " ").trim());

/** Blocks of Markdown. */
const BLOCKS = [
  "A paragraph, with *emphasis*: and #1 of it.",
  "#### A heading of its own",
  "> A quote\n> on",
  "- a list\n  - deeper\n\n  with a paragraph\n- end",
  "3. three\n4. four",
  "| a | b |\n|---|---|",
  "```\n## no heading\n### 1. nor this\n```",
  "    indented code",
  "<!-- ## no -->",
  "last\\",
];

/** Blocks that look like topics, times, sections and metadata; in a takeaway they are its text. */
const LOOKALIKES = [
  "#a #b",
  "🎧 12:00",
  "[12:00]",
  "Topics: a, b",
  "**Tags:** a",
  "They moved to #bitcoin.",
  "It works. #bitcoin",
  "**Key Insights:**\n\n- a",
  "Takeaways:\n\n- a",
  "- **Key takeaways**\n  - a",
  "#### Quote\n\n> x",
  "#### Key Takeaways\n\n- a\n- b",
  "- [ ] x",
  "- #ai",
  "[p]: https://example.org/p",
  "[^1]: a note",
  "See [a][p] and \\#x, \\[00:10].",
  "**Guest:** Ada\n**Date:** 3 May 2024",
  "[🎧 Play snip (02:49 - 04:42)](https://example.org/snip)",
  "a\n\n---\n\nb",
  "- [A](#a)",
];

function textOf(blocks: readonly string[]) {
  return fc.array(fc.constantFrom(...blocks), { maxLength: 4 }).map((own) => own.join("\n\n"));
}

const prose = textOf([...BLOCKS, ...LOOKALIKES]);

const topic = fc.constantFrom("gpus", "open-models", "c++", "日本", "año", "2026", "null", "r&d");
const topics = fc.uniqueArray(topic, { maxLength: 3 });

/** Titles that are links: as metadata those are the words alone. */
const linkedTitle = fc.constantFrom(
  "[link](https://example.org/?t=5)",
  "[link](https://example.org/a)",
  "✨ [link](https://example.org/a) #b",
  "[00:05](https://example.org/a) words",
);

const takeaway = fc
  .record({
    title: fc.oneof({ weight: 9, arbitrary: cleanName }, { weight: 1, arbitrary: linkedTitle }),
    text: prose,
    topics,
    start: fc.option(fc.nat(23 * 3600)),
    length: fc.option(fc.nat(3600)),
  })
  .map(({ length, ...point }) => ({
    ...point,
    end: point.start === null || length === null ? null : point.start + length,
  }));

const extra = fc.dictionary(
  fc.constantFrom("rating", "__proto__", "cover image", "guid", "#x", "on", "a: b"),
  fc.oneof(
    name,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(cleanName),
    fc.dictionary(fc.constantFrom("a", "b: c", "__proto__"), name),
  ),
);

const written = fc.record({
  podcast: fc.option(cleanName),
  number: fc.constantFrom(
    null,
    "490",
    "315.5",
    "1.10",
    "007",
    "S2E4",
    "1e5",
    "0x1F",
    "10:30",
    "4#",
  ),
  title: name,
  guests: fc.array(cleanName, { maxLength: 3 }),
  hosts: fc.array(cleanName, { maxLength: 2 }),
  date: fc.constantFrom(null, "2026-02-01", "1999-12-31"),
  durationSeconds: fc.option(fc.nat(24 * 3600)),
  readingMinutes: fc.option(fc.integer({ min: 1, max: 900 })),
  url: fc.constantFrom(null, "https://example.org/a?b=c#d", "https://例え.jp/: x"),
  topics,
  extra,
  // A section's name in a TL;DR begins that section; only takeaways are closed to others.
  tldr: textOf(BLOCKS).filter((text) => text !== ""),
  takeaways: fc.array(takeaway, { minLength: 1, maxLength: 4 }),
});

test("an episode that was put together is read as it was", () => {
  fc.assert(
    fc.property(written, ({ takeaways, ...facts }) => {
      const sections = ["TL;DR", "Takeaways"].map((title) => {
        const named = title === "TL;DR" ? "tldr" : "takeaways";
        return { name: named, title, markdown: named === "tldr" ? facts.tldr : "" };
      });
      const numbered = takeaways.map((one, i) => ({ number: i + 1, ...one }));
      const id = parse(write({ ...facts, sections, takeaways: [], id: "", path: "" }), PATH).episode
        .id;
      const episode = { ...facts, sections, takeaways: numbered, id, path: PATH };
      const { episode: again, problems } = parse(write(episode), PATH);
      const title = episode.title.replace(/\s+/g, " ").trim();
      expect(settled(again)).toEqual(settled({ ...episode, title }));
      expect(again.tldr).toBe(episode.tldr);
      expect(problems).toEqual([]);
    }),
    SETTINGS,
  );
});
