import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { write } from "../src/episode/write.ts";
import type { Draft } from "../src/import/formats/importer.ts";
import { page } from "../src/import/formats/page.ts";
import { runs } from "./runs.ts";

const SLOW_LETTERS = readFileSync(
  new URL("fixtures/page/slow-letters.txt", import.meta.url),
  "utf8",
);

function source(text: string, mediaType: string | null = null) {
  return { name: "-", text, mediaType };
}

function read(...lines: string[]): Draft {
  const [draft] = page.read(source(lines.join("\n")));
  return draft!;
}

function messages({ guesses }: Draft): string[] {
  return guesses.map(({ line, message }) => `${line}: ${message}`);
}

test("a page comes in whole", () => {
  const { episode, guesses, key } = read(SLOW_LETTERS);
  expect(episode).toMatchObject({
    podcast: "The Slow Letters Podcast",
    number: "37",
    title: "Why We Still Write by Hand: Ink, Memory, Post Offices, Love",
    guests: ["Helene Brandt", "Olu Adeyemi"],
    date: "2025-03-14",
    readingMinutes: 11,
    durationSeconds: 4920,
    topics: [],
    sections: [{ name: "tldr" }, { name: "guests" }, { name: "takeaways" }],
    takeaways: [
      { number: 1, title: "Handwriting fixes memories better than typing" },
      { number: 2, title: "Post offices are archives nobody reads" },
      { number: 3, title: "Paper slows an argument down" },
      { number: 4, title: "Love letters need a delay" },
    ],
  });
  expect(episode.tldr).toMatch(/^Handwriting was declared .* readers can tell\.$/);
  expect(episode.sections[1]!.markdown).toMatch(/^Helene Brandt is .* use a keyboard\.$/);
  expect(episode.takeaways.map(({ text }) => text.slice(0, 12))).toEqual([
    "Students who",
    "Adeyemi keep",
    "3D scans of ",
    '"I was a bet',
  ]);
  expect(guesses).toEqual([{ line: 9, message: "taken as who the guests are" }]);
  expect(key).toBeNull();
});

test("line ends, hard spaces and empty lines make no difference", () => {
  const odd = SLOW_LETTERS.replaceAll(" ", "\u00a0").replaceAll("\n", "\r\n\r\n");
  expect(read(`\ufeff${odd}`).episode).toEqual(read(SLOW_LETTERS).episode);
});

test.each([
  ["#12 - Bread", "12", "Bread"],
  ["#12: Bread", "12", "Bread"],
  ["#12 Bread", "12", "Bread"],
  ["Ep. 12 — Bread", "12", "Bread"],
  ["Episode 12 | Bread", "12", "Bread"],
  ["S2E4: Bread", "S2E4", "Bread"],
  ["#315.5 – Bread – and salt", "315.5", "Bread – and salt"],
  ["12 – Bread", "12", "Bread"],
  ["Bread", null, "Bread"],
  ["1984: the book", null, "1984: the book"],
  ["24 hours in Rome", null, "24 hours in Rome"],
])("the line “%s” gives number %s and title “%s”", (line, number, title) => {
  const { episode } = read("Dough Podcast", line, "with Ada Bell", "TL;DR", "Bread is old.");
  expect(episode).toMatchObject({ podcast: "Dough Podcast", number, title });
});

test.each([
  ["2 May 2025", { date: "2025-05-02" }],
  ["May 2nd, 2025", { date: "2025-05-02" }],
  ["Fri, 2 May 2025", { date: "2025-05-02" }],
  ["Published on 2025-05-02", { date: "2025-05-02" }],
  ["2025-05-02T10:00:00Z", { date: "2025-05-02" }],
  ["2.5.2025", { date: "2025-05-02" }],
  ["05/23/2025", { date: "2025-05-23" }],
  ["18 min read", { readingMinutes: 18 }],
  ["18-minute read", { readingMinutes: 18 }],
  ["Reading time: 18 min", { readingMinutes: 18 }],
  ["2h 5m", { durationSeconds: 7500 }],
  ["1:02:33", { durationSeconds: 3753 }],
  ["Duration: 2 hr. 5 min.", { durationSeconds: 7500 }],
  ["125 min listen", { durationSeconds: 7500 }],
  ["with Ada Bell, Bo Chen & Cy Diaz", { guests: ["Ada Bell", "Bo Chen", "Cy Diaz"] }],
  ["Guests: Ada Bell and Bo Chen", { guests: ["Ada Bell", "Bo Chen"] }],
  ["Hosted by Ada Bell", { hosts: ["Ada Bell"] }],
  ["https://example.org/12", { url: "https://example.org/12" }],
  ["2 May 2025 · 18 min read · 2h 5m", { date: "2025-05-02", durationSeconds: 7500 }],
])("the line “%s” is read wherever it stands in the head", (line, facts) => {
  const head = ["Dough Podcast", "#12 – Bread"];
  const after = read(...head, line, "TL;DR", "Bread is old.").episode;
  const before = read(line, ...head, "TL;DR", "Bread is old.").episode;
  expect(after).toMatchObject({ podcast: "Dough Podcast", title: "Bread", ...facts });
  expect(before).toEqual(after);
});

test("what is concluded is said with its line", () => {
  const draft = read(
    "Bread and Water",
    "The Old Ovens",
    "03/04/2025",
    "Play",
    "5 min",
    "1h",
    "Overview",
    "Bread is old.",
    "Key takeaways (2)",
    "1. Ovens were shared",
    "Villages baked once a week.",
    "2. Salt was money Rome paid its soldiers in it, or so Pliny says.",
    "Further notes on ovens",
    "They were built of clay.",
    "Share this page",
    "© 2025 Dough Media. All rights reserved.",
  );
  expect(draft.episode).toMatchObject({
    podcast: "Bread and Water",
    title: "The Old Ovens",
    date: null,
    readingMinutes: 5,
    durationSeconds: 3600,
    takeaways: [
      { title: "Ovens were shared", text: "Villages baked once a week." },
      { title: "Salt was money", text: "Rome paid its soldiers in it, or so Pliny says." },
    ],
  });
  expect(draft.episode.sections.at(-1)).toEqual({
    name: "further-notes-on-ovens",
    title: "Further notes on ovens",
    markdown: "They were built of clay.",
  });
  expect(messages(draft)).toEqual([
    "1: “Bread and Water” is taken as the podcast",
    "2: “The Old Ovens” is taken as the title",
    "3: “03/04/2025” may be two days, so there is no date",
    "4: left out “Play”",
    "6: of two lengths the shorter is taken as the reading time",
    "13: “Further notes on ovens” is taken as a heading",
    "15: left out “Share this page”",
    "16: left out “© 2025 Dough Media. All rights reserved.”",
  ]);
});

test.each([
  [
    "on lines of their own",
    ["1", "Bees dance The hive watches.", "2", "Ants count Nobody knows how."],
  ],
  ["before a point", ["1. Bees dance The hive watches.", "2. Ants count Nobody knows how."]],
  ["with a bracket", ["1) Bees dance The hive watches.", "2) Ants count Nobody knows how."]],
  [
    "in words",
    [
      "Takeaway 1: Bees dance",
      "The hive watches.",
      "Takeaway 2",
      "Ants count",
      "Nobody knows how.",
    ],
  ],
  ["with nothing", ["1 Bees dance The hive watches.", "2 Ants count Nobody knows how."]],
  ["by bullets", ["• Bees dance The hive watches.", "• Ants count Nobody knows how."]],
  ["not at all", ["Bees dance The hive watches.", "Ants count Nobody knows how."]],
])("takeaways are numbered %s", (_, lines) => {
  const { takeaways } = read("#1 – Hives", "Takeaways", ...lines).episode;
  expect(takeaways.map(({ number, title, text }) => [number, title, text])).toEqual([
    [1, "Bees dance", "The hive watches."],
    [2, "Ants count", "Nobody knows how."],
  ]);
});

test("a close runner-up is named", () => {
  const lines = [
    "1",
    "The best engineers left for Meta Yann LeCun could not say why.",
    "2",
    "Done",
  ];
  const draft = read("#1 – Hives", "Takeaways", ...lines);
  expect(messages(draft)).toEqual([
    "4: takeaway 1: the title may also end before “LeCun could not”",
  ]);
});

test("a page without its headings is read as with them", () => {
  const bare = SLOW_LETTERS.replace("TL;DR\n", "").replace("Takeaways\n", "");
  expect(page.recognises(source(bare))).toBe(true);
  const draft = read(bare);
  expect(draft.episode).toEqual(read(SLOW_LETTERS).episode);
  expect(messages(draft)).toEqual([
    "7: the first paragraph is taken as the TL;DR",
    "8: taken as who the guests are",
    "9: numbered lines are taken as the takeaways",
  ]);
});

test("a wrapped paragraph is joined, and numbers in a text start no takeaway", () => {
  const { episode } = read(
    "#1 – Hives",
    "TL;DR",
    "Bees have kept the same house rules for thirty",
    "million years, and nobody wrote them down.",
    "Takeaways",
    "1",
    "Bees dance The hive watches in the year",
    "2024",
    "and in every other. It learns.",
  );
  expect(episode.tldr).toBe(
    "Bees have kept the same house rules for thirty million years, and nobody wrote them down.",
  );
  expect(episode.takeaways).toHaveLength(1);
});

test("a TL;DR that begins with a guest stays one", () => {
  const { sections } = read(
    "with Ada Bell",
    "TL;DR",
    "Ada Bell is sure that bees count.",
    "Dr. Ada Bell, a zoologist, keeps bees.",
    "She lives in Bern.",
  ).episode;
  expect(sections).toEqual([
    { name: "tldr", title: "TL;DR", markdown: "Ada Bell is sure that bees count." },
    {
      name: "guests",
      title: "Guests",
      markdown: "Dr. Ada Bell, a zoologist, keeps bees.\n\nShe lives in Bern.",
    },
  ]);
});

test("a page is distinguished from other texts", () => {
  const recognised = (text: string, type: string | null = null) =>
    page.recognises(source(text, type));
  expect(recognised(SLOW_LETTERS)).toBe(true);
  expect(recognised(SLOW_LETTERS, "text/plain")).toBe(true);
  expect(recognised(SLOW_LETTERS, "text/html")).toBe(false);
  expect(recognised("TL;DR\nBread is old.\nTakeaways\n1\nBees dance")).toBe(true);
  expect(recognised("Dear Ada,\nyour takeaways of 1 May 2025 were good.\nYours, Bo")).toBe(false);
  expect(recognised("---\ntitle: Bread\n---\n\n## TL;DR\n\n## Takeaways\n")).toBe(false);
  expect(recognised("# Bread\n\n## TL;DR\n\nOld.\n\n## Takeaways\n")).toBe(false);
  expect(recognised("<html><body>TL;DR\nTakeaways")).toBe(false);
  expect(recognised("")).toBe(false);
});

describe("several pages in one paste", () => {
  const NEXT = SLOW_LETTERS.replace("#37", "#38")
    .replace(/Why We Still .*/, "What Stamps Remember")
    .replace("14 Mar 2025", "21 Mar 2025");
  const titles = (text: string) =>
    [...page.read(source(text))].map(({ episode }) => `${episode.number} ${episode.title}`);
  const FIRST = "37 Why We Still Write by Hand: Ink, Memory, Post Offices, Love";
  const bare = (text: string) => text.replace("TL;DR\n", "").replace("Takeaways\n", "");

  test.each([
    ["one directly after the other", SLOW_LETTERS.trim() + "\n" + NEXT],
    ["with a rule between them", `${SLOW_LETTERS}\n---\n\n${NEXT}`],
    ["each with its furniture", `${SLOW_LETTERS}\nShare\n© 2025 Letters\n\nHome\n${NEXT}`],
    ["without their headings", bare(SLOW_LETTERS) + bare(NEXT)],
  ])("are an episode each, %s", (_, text) => {
    const [one, two, ...more] = [...page.read(source(text))];
    expect(more).toEqual([]);
    expect(one!.episode).toEqual(read(SLOW_LETTERS).episode);
    expect(two!.episode).toEqual(read(NEXT).episode);
    const begin = text.split("\n").lastIndexOf("The Slow Letters Podcast") + 1;
    expect(two!.guesses[0]).toEqual({ line: begin, message: "another page begins here" });
  });

  test("are an episode each where they are of two podcasts and a text has no full stop", () => {
    const text = [
      "Desk Podcast\n#12 – Bread\nwith Ada Bell\n1 May 2025\nTL;DR\nBread is old.",
      "Takeaways\n1\nOvens were shared\nThey were",
      "Sea Radio\n#3 – Water\n8 May 2025 · 6 min read\nTL;DR\nWater is older.",
      "Takeaways\n1\nWells were shared\nThey were too.",
    ];
    expect(titles(text.join("\n"))).toEqual(["12 Bread", "3 Water"]);
  });

  test.each([
    ["a second Takeaways", "Takeaways\n\nOnce more: write by hand."],
    ["a second TL;DR", "TL;DR\n\nWrite by hand."],
    ["a day above a second TL;DR", "Recorded on\n14 Mar 2025\nTL;DR\nWrite by hand."],
    [
      "a list of other episodes",
      "Related episodes\n#36 – Ink\nwith Ada Bell\n7 Mar 2025\n#35 – Paper\nwith Bo Chen\n28 Feb 2025",
    ],
    ["the podcast's name", "The Slow Letters Podcast\nA show about paper."],
  ])("are one where there is only %s", (_, text) => {
    expect(titles(`${SLOW_LETTERS}\n${text}\n`)).toEqual([FIRST]);
  });

  test("keep every word of a second Takeaways", () => {
    const [draft] = page.read(source(`${SLOW_LETTERS}\nTakeaways\n\nOnce more: write by hand.\n`));
    expect(draft!.episode.takeaways).toHaveLength(4);
    expect(draft!.episode.takeaways[3]!.text).toMatch(/Takeaways\n\nOnce more: write by hand\.$/);
    expect(draft!.episode.sections).toHaveLength(3);
  });
});

test("a paragraph of the TL;DR that begins with a guest is reported", () => {
  const draft = read(
    "#12 – Files",
    "with Ada Example & Bo Sample",
    "TL;DR",
    "Files outlive apps.",
    "Ada Example writes about files. Bo Sample builds note tools.",
    "Sample says so too.",
    "Nobody else was asked.",
  );
  expect(draft.episode.sections.map(({ name }) => name)).toEqual(["tldr"]);
  expect(messages(draft)).toEqual([
    "5: this paragraph may say who the guests are; it stays in the TL;DR",
    "6: this paragraph may say who the guests are; it stays in the TL;DR",
  ]);
});

describe("a takeaway without a headline", () => {
  test.each([
    [
      "Mulch! It keeps the water in; the soil stays cool.",
      "Mulch!",
      "It keeps the water in; the soil stays cool.",
      false,
    ],
    ["Do it now: because it works.", "Do it now", "because it works.", true],
    [
      "Water early: the sun takes the rest, and the roots grow.",
      "Water early",
      "the sun takes the rest, and the roots grow.",
      true,
    ],
    ["Mulch — it keeps the water in.", "Mulch", "it keeps the water in.", true],
    ["Mulch - it keeps the water in.", "Mulch", "it keeps the water in.", true],
    ["Stop. Look around you before you dig.", "Stop", "Look around you before you dig.", true],
    ["要点：内容在这里。", "要点", "内容在这里。", true],
  ])("%s", (line, title, text, unsure) => {
    const draft = read("#1 – Hives", "Takeaways", "1", line, "2", "Feed the soil.");
    expect(draft.episode.takeaways[0]).toMatchObject({ title, text });
    const told = "4: takeaway 1: no title stands out, so its first words are the title";
    expect(messages(draft)).toEqual(unsure ? [told] : []);
  });

  test.each([
    "Never dig wet clay.",
    "Bread: a history",
    "Three rules: dig, water, wait",
    "Be home by 9:30.",
    "Why dig?",
    "No.",
  ])("%s is a title whole", (line) => {
    const draft = read("#1 – Hives", "Takeaways", "1", line, "2", "Feed the soil.");
    expect(draft.episode.takeaways[0]).toMatchObject({ title: line, text: "" });
    expect(messages(draft)).toEqual([]);
  });
});

test("an unchanged source imports as a no-op", () => {
  expect([...page.read(source(" \n\u001b\n"))]).toEqual([]);
});

test("any imported text is read back from its file unchanged", () => {
  const piece = fc.constantFrom(
    "TL;DR",
    "Takeaways",
    "Resources",
    "1",
    "2.",
    "3)",
    "# ",
    "#a",
    "---",
    "===",
    "```",
    "<!--",
    "- ",
    "with Ada Bell",
    "1 May 2025",
    "2h",
    "A title",
    "The text goes on. ",
    ">",
    "\t",
    "    ",
    "[1:00]",
    "\u001b[31m",
    "##",
    "**",
    "\u202e",
    "\n\n",
    "Share",
  );
  const line = fc.oneof(
    fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(" ")),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      for (const { episode } of page.read(source(lines.join("\n")))) {
        const file = write({ ...episode, id: "a/1", path: "a/1.md" });
        const { id: _id, path: _path, ...back } = parse(file, "a/1.md").episode;
        expect({ ...back, extra: { ...back.extra } }).toEqual(episode);
      }
    }),
    runs(1000),
  );
});
