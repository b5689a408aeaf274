import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../src/check/rules/finding.ts";
import { checkVocabulary } from "../../src/check/rules/vocabulary.ts";
import { knownTopics } from "../../src/check/rules/known-topics.ts";
import type { Episode } from "../../src/episode/episode.ts";
import { noMetadata } from "../../src/episode/fields.ts";
import { parse } from "../../src/episode/parse.ts";
import { write } from "../../src/episode/write.ts";
import { splitTexts } from "../../src/index/split.ts";
import { countUp, ladderOf } from "../../src/query/climb.ts";
import { episodeTopics, takeawayTopics } from "../../src/query/inherit.ts";
import { problemsText } from "../../src/render/problems.ts";
import { makeStyle } from "../../src/render/style.ts";
import { marker, passageOf } from "../../src/search/passage.ts";
import { clausesOf } from "../../src/search/clause.ts";
import { tokensOf } from "../../src/search/tokens.ts";
import { parseVocabulary } from "../../src/topics/parse.ts";
import { canonical, withNarrower } from "../../src/topics/vocabulary.ts";
import { bash } from "../bash.ts";
import { sharedFolder } from "../temporary.ts";

// Where the time grew with the square of the input, these took minutes; now they take a moment.
const MOMENT = 15_000;
const MANY = 100_000;

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const many = (line: (i: number) => string, count = MANY) => numbers(count).map(line).join("");

describe("a vocabulary of a hundred thousand topics is read quickly", () => {
  test.each([
    ["below one", () => `top: {}\n${many((i) => `t${i}:\n  broader: [top]\n`)}`, "top", MANY + 1],
    ["in a chain", () => many((i) => `t${i}:\n  broader: [t${i + 1}]\n`), `t${MANY}`, MANY + 1],
    ["in a circle", () => many((i) => `t${i}:\n  broader: [t${(i + 1) % MANY}]\n`), "t5", MANY],
    ["above one", () => `low:\n  broader: [${many((i) => `t${i}, `)}t]\n`, "t7", 2],
    ["with an alias each", () => many((i) => `t${i}:\n  aliases: [a${i}]\n`), "t7", 1],
    ["with one alias for all", () => many((i) => `t${i}:\n  aliases: [a]\n`), "a", 1],
  ])(
    "%s",
    (_, text, topic, below) => {
      const { vocabulary, problems } = parseVocabulary(text(), "topics.yaml");
      expect(problems).toEqual([]);
      expect(withNarrower(vocabulary, canonical(vocabulary, topic)).size).toBe(below);
    },
    MOMENT,
  );
});

describe("and checked quickly", () => {
  test.each([
    [
      "a hundred thousand aliases of one",
      () => `t:\n  aliases: [${many((i) => `a${i}, `, 300_000)}]\n`,
      0,
    ],
    [
      "broader topics that are not there",
      () => many((i) => `top-${i}:\n  broader: [tip-${i}]\n`, 20_000),
      100,
    ],
  ])(
    "%s",
    (_, text, count) => {
      expect(checkVocabulary(text(), "topics.yaml").findings).toHaveLength(count);
    },
    MOMENT,
  );

  test(
    "ten thousand unknown topics beside ten thousand known ones",
    () => {
      const text = many((i) => `topic-${i}: {}\n`, 10_000);
      const check = knownTopics(parseVocabulary(text, "topics.yaml").vocabulary);
      expect(check.nearest("topic-12x")).toContain("topic-12");
      for (const i of numbers(10_000)) check.nearest(`tipic-${i}`);
      expect(check.nearest("topic-12x")).toContain("topic-12");
    },
    MOMENT,
  );
});

describe("takeaways of a long chain of broader topics are counted quickly", () => {
  const rows = (name: number, count: number, step = 1) => ({ name, count, step });
  const placesOf = (lists: ReturnType<typeof rows>[], all: number) => {
    const names = lists.map(({ name }) => `t${name}`);
    const first = Int32Array.from([0, ...lists.map(({ count }) => count)]);
    for (let i = 1; i < first.length; i++) first[i]! += first[i - 1]!;
    const list = lists.flatMap(({ count, step }, n) =>
      numbers(count).map((i) => (n + i * step) % all),
    );
    return { names, first, rows: Int32Array.from(list) };
  };

  test.each([
    ["in a chain, one takeaway at each", (i: number) => [i + 1], 1],
    ["in a circle", (i: number) => [(i + 1) % 20_000], 20_000],
    ["to and fro", (i: number) => [i + 1, Math.max(0, i - 1)], 20_000],
  ])(
    "%s",
    (_, above, lowest) => {
      const places = placesOf(
        numbers(20_000).map((i) => rows(i, 1)),
        20_000,
      );
      const ladder = ladderOf(places.names, (topic) =>
        topic === "t20000" ? [] : above(Number(topic.slice(1))).map((i) => `t${i}`),
      );
      const counts = countUp(ladder, places, new Uint8Array(20_000).fill(1));
      expect(counts[0]).toBe(lowest);
      expect(counts[ladder.topics.indexOf("t19999")]).toBe(20_000);
    },
    MOMENT,
  );

  test(
    "all at the lowest of a chain, a row counting once",
    () => {
      const places = placesOf([rows(0, MANY), rows(1, MANY)], MANY);
      const ladder = ladderOf(places.names, (topic) =>
        topic === "t20000" ? [] : [`t${Number(topic.slice(1)) + 1}`],
      );
      const counts = countUp(ladder, places, new Uint8Array(MANY).fill(1));
      expect(new Set(counts)).toEqual(new Set([MANY]));
    },
    MOMENT,
  );
});

test.each([
  ["words", "word ".repeat(10 * MANY)],
  ["lines", "word\n".repeat(10 * MANY)],
  ["marks", 'a"\\ {: '.repeat(2 * MANY)],
  ["a list", ["word ".repeat(10 * MANY)]],
])("a value of millions of characters is written and read: %s", (_, value) => {
  const { episode: plain } = parse("---\ntitle: T\n---\n", "p/1.md");
  const { episode: back } = parse(write({ ...plain, extra: { notes: value } }), "p/1.md");
  // Whole texts in a message would take minutes.
  expect(JSON.stringify(back.extra["notes"]) === JSON.stringify(value)).toBe(true);
});

test.each([
  ["brackets", "[".repeat(5 * MANY)],
  ["blanks before a brace", `a${" ".repeat(5 * MANY)}}`],
  ["braces", `${"{#".repeat(5 * MANY)}}`],
])(
  "a heading of half a million %s is read quickly",
  (_, title) => {
    const { sections } = parse(`## ${title}\n\nwords\n`, "p/1.md").episode;
    expect(sections.map(({ markdown }) => markdown)).toEqual(["words"]);
  },
  MOMENT,
);

describe("an episode with a hundred thousand parts is stored quickly", () => {
  const episode = (parts: Partial<Episode>): Episode => ({
    ...noMetadata(),
    id: "p/1",
    title: "T",
    tldr: null,
    sections: [],
    takeaways: [],
    extra: {},
    path: "1.md",
    ...parts,
  });
  const takeaway = (i: number, topics: string[] = []) => ({
    number: i + 1,
    title: `T${i}`,
    text: `text ${i}`,
    topics,
    start: null,
    end: null,
  });

  test(
    "topics, and takeaways without any",
    () => {
      const topics = numbers(MANY).map((i) => `t${i}`);
      const one = episode({ topics, takeaways: numbers(MANY).map((i) => takeaway(i)) });
      expect(episodeTopics(one)).toHaveLength(MANY);
      expect(takeawayTopics(one).flat().length).toBeLessThan(2 ** 21);
    },
    MOMENT,
  );

  test("a thousand takeaways answer to all of a thousand topics", () => {
    const topics = numbers(1000).map((i) => `t${i}`);
    const one = episode({ topics, takeaways: numbers(1000).map((i) => takeaway(i)) });
    expect(takeawayTopics(one).flat()).toHaveLength(1_000_000);
  });

  test(
    "takeaways whose texts do not stand in their section as they are",
    () => {
      const takeaways = numbers(MANY).map((i) => takeaway(i));
      const markdown = many((i) => `- text  ${i} and more of it, so that it is long\n`);
      const [section] = splitTexts([{ name: "takeaways", title: "T", markdown }], takeaways);
      expect(section!.markdown!.join("")).toBe(markdown);
    },
    MOMENT,
  );
});

test(
  "the passage with the most hits is found in a moment among three hundred thousand",
  () => {
    const text = `${"word other ".repeat(300_000)}word word word`;
    const search = { clauses: clausesOf("word"), exact: true };
    const mark = marker(search);
    const { hits } = passageOf(mark(text));
    expect(hits.length).toBeGreaterThan(10);
    expect(passageOf(mark(`word ${"x ".repeat(200)}word word`)).text).toMatch(/word word$/);
  },
  MOMENT,
);

test("a text without spaces may be as long as a file", () => {
  expect(tokensOf("漢字".repeat(200_000))).toHaveLength(399_999);
});

describe("with 150,000 problems", () => {
  const one: Finding = {
    path: "a.md",
    line: 1,
    column: 1,
    severity: "error",
    code: "link-broken",
    message: "there is no x",
    hint: null,
    fix: [],
  };
  test("the first of them is printed before the last is laid out", () => {
    const rows = numbers(150_000).map((i) => ({ ...one, line: i + 1 }));
    const seen: number[] = [];
    const watched = rows.map((row) =>
      Object.defineProperty({ ...row }, "message", { get: () => (seen.push(row.line), "no") }),
    );
    const text = problemsText(watched, { style: makeStyle(false, false), width: 80 });
    const pieces = text[Symbol.iterator]();
    pieces.next();
    expect(pieces.next().value).toContain("     1:1  error    no");
    expect(seen).toEqual([1]);
  });

  const cwd = sharedFolder();
  beforeAll(() => {
    const links = many((i) => `[a](none-${i}.md) `, 100);
    mkdirSync(join(cwd, "lib"));
    for (const i of numbers(1500))
      writeFileSync(
        join(cwd, `lib/${i}.md`),
        `---\npodcast: P\nnumber: ${i}\ntitle: T\ndate: 2026-01-01\n---\n\n## A\n\n${links}\n`,
      );
  });
  test.each([
    ["text", 303_001],
    ["lines", 150_000],
    ["github", 150_000],
    ["ndjson", 150_000],
  ])(
    "check prints them as %s",
    (format, lines) => {
      const { stdout, stderr, code } = bash(
        `episode check lib --format ${format} | wc -l; exit \${PIPESTATUS[0]}`,
        cwd,
      );
      expect({ stdout: stdout.trim(), stderr, code }).toEqual({
        stdout: `${lines}`,
        stderr: "150000 errors in 1500 of 1500 files\n",
        code: 1,
      });
    },
    60_000,
  );
});
