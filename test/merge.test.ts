import { describe, expect, test } from "vitest";
import type { Episode, Takeaway } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { changesIn } from "../src/import/merge/changes.ts";
import { matchTakeaways } from "../src/import/merge/match-takeaways.ts";
import { merge } from "../src/import/merge/merge.ts";
import { settleList, settleText } from "../src/import/merge/settle-values.ts";

const FILE = `---
podcast: Desk Notes
number: 12
title: Notes that last
guests: [Ada Example, Bo Sample]
date: 2026-01-20
topics: [writing]
rating: 5
---

## TL;DR

Plain text outlives programs.

## Guests

Who they are.

## Takeaways

### 1. Write for the person you will be
#writing

The first text.

### 2. Keep it plain
#markdown

The second text.

### 3. Back it up

The third text.
`;

const read = (text: string): Episode => parse(text, "desk-notes/12.md").episode;
const base = read(FILE);

/** Merges with both sides made from the file by replacing text. */
function merged(theirs: [string, string][], yours: [string, string][]) {
  const apply = (edits: [string, string][]) =>
    read(edits.reduce((text, [from, to]) => text.replace(from, () => to), FILE));
  const mine = apply(yours);
  const { episode, conflicts } = merge(base, apply(theirs), mine);
  return { episode, changes: changesIn(mine, episode), conflicts };
}

test("the same three times is the same", () => {
  expect(merged([], [])).toEqual({ episode: base, changes: [], conflicts: [] });
});

test("what only the source changed comes in, what only you changed stays", () => {
  const { episode, changes, conflicts } = merged(
    [
      ["date: 2026-01-20", "date: 2026-01-21"],
      ["The first text.", "The first text, longer."],
    ],
    [
      ["title: Notes that last", "title: My title"],
      ["#markdown", "#markdown #mine"],
      ["rating: 5", "rating: 4"],
    ],
  );
  expect(conflicts).toEqual([]);
  expect(changes).toEqual(["date: 2026-01-20 → 2026-01-21", "takeaway 1: text changed"]);
  expect(episode).toMatchObject({ title: "My title", date: "2026-01-21", extra: { rating: 4 } });
  expect(episode.takeaways[0]!.text).toBe("The first text, longer.");
  expect(episode.takeaways[1]!.topics).toEqual(["markdown", "mine"]);
});

test("what both changed stays yours, and both are shown", () => {
  const { episode, changes, conflicts } = merged(
    [
      ["date: 2026-01-20", "date: 2026-01-21"],
      ["The second text.", "Theirs."],
    ],
    [
      ["date: 2026-01-20", "date: 2026-01-22"],
      ["The second text.", "Mine."],
    ],
  );
  expect(changes).toEqual([]);
  expect(episode.date).toBe("2026-01-22");
  expect(conflicts).toEqual([
    { where: "date", yours: "2026-01-22", theirs: "2026-01-21" },
    { where: "takeaway 2: text", yours: "Mine.", theirs: "Theirs." },
  ]);
});

test("what both changed alike is no conflict", () => {
  const change: [string, string][] = [["Back it up", "Back it up twice"]];
  expect(merged(change, change)).toMatchObject({ changes: [], conflicts: [] });
});

test("guests and topics are merged one by one", () => {
  const { episode, conflicts } = merged(
    [
      ["[Ada Example, Bo Sample]", "[Ada Example, Cy New]"],
      ["topics: [writing]", "topics: [writing, notes]"],
    ],
    [
      ["[Ada Example, Bo Sample]", "[Ada Example, Bo Sample, Mine]"],
      ["topics: [writing]", "topics: [mine]"],
    ],
  );
  expect(conflicts).toEqual([]);
  expect(episode.guests).toEqual(["Ada Example", "Mine", "Cy New"]);
  expect(episode.topics).toEqual(["mine", "notes"]);
});

describe("takeaways", () => {
  const titles = ({ takeaways }: Episode) =>
    takeaways.map(({ number, title }) => `${number} ${title}`);

  test("a new one comes where the source has it", () => {
    const { episode, changes } = merged(
      [["### 3. Back", "### 3. Sleep on it\n\nNew.\n\n### 4. Back"]],
      [["The third text.", "The third text.\n\nMy own note."]],
    );
    expect(titles(episode)).toEqual([
      "1 Write for the person you will be",
      "2 Keep it plain",
      "3 Sleep on it",
      "4 Back it up",
    ]);
    expect(episode.takeaways[3]!.text).toBe("The third text.\n\nMy own note.");
    expect(changes).toEqual(["takeaway 4 was 3", "takeaway 3 added: Sleep on it"]);
  });

  test("one of your own keeps its number, and a new one gets the next", () => {
    const { episode } = merged(
      [["The third text.", "The third text.\n\n### 4. Theirs\n\nNew."]],
      [["The third text.", "The third text.\n\n### 4. Mine\n\nOwn."]],
    );
    expect(titles(episode).slice(3)).toEqual(["4 Mine", "5 Theirs"]);
  });

  test("importing that again is a no-op", () => {
    const theirs = read(
      FILE.replace("The third text.", "The third text.\n\n### 4. Theirs\n\nNew."),
    );
    const yours = read(FILE.replace("The third text.", "The third text.\n\n### 4. Mine\n\nOwn."));
    const { episode } = merge(base, theirs, yours);
    expect(merge(theirs, theirs, episode)).toEqual({ episode, conflicts: [] });
    expect(merge(base, theirs, episode).episode).toEqual(episode);
  });

  test("one the source dropped goes, but not with your work in it", () => {
    const gone: [string, string][] = [
      ["### 2. Keep it plain\n#markdown\n\nThe second text.\n\n", ""],
    ];
    expect(titles(merged(gone, []).episode)).toEqual([
      "1 Write for the person you will be",
      "3 Back it up",
    ]);
    const { episode, conflicts } = merged(gone, [["The second text.", "My text."]]);
    expect(titles(episode)).toHaveLength(3);
    expect(conflicts).toEqual([
      { where: "takeaway 2", yours: "Keep it plain", theirs: "(taken out)" },
    ]);
  });

  test("one you took out stays out", () => {
    const gone: [string, string][] = [
      ["### 2. Keep it plain\n#markdown\n\nThe second text.\n\n", ""],
    ];
    expect(titles(merged([["The first text.", "Other."]], gone).episode)).toHaveLength(2);
    const { episode, conflicts } = merged([["The second text.", "Other."]], gone);
    expect(titles(episode)).toHaveLength(2);
    expect(conflicts).toEqual([
      { where: "takeaway 2", yours: "(taken out)", theirs: "Keep it plain\nOther." },
    ]);
  });

  test("one reworded and renumbered is still the one you edited", () => {
    const { episode, conflicts } = merged(
      [
        ["### 1. Write for the person you will be", "### 2. Write for the person you become"],
        ["### 2. Keep it plain", "### 1. Keep it plain"],
      ],
      [["#writing\n\nThe first", "#writing #mine\n\nThe first"]],
    );
    expect(conflicts).toEqual([]);
    expect(titles(episode)).toEqual([
      "1 Keep it plain",
      "2 Write for the person you become",
      "3 Back it up",
    ]);
    expect(episode.takeaways[1]!.topics).toEqual(["writing", "mine"]);
  });
});

describe("sections", () => {
  test("a changed text comes in, and one of your own stays", () => {
    const { episode, changes } = merged(
      [
        ["Who they are.", "Who they were."],
        ["Plain text outlives", "Text outlives"],
      ],
      [["## Takeaways", "## My notes\n\nOwn.\n\n## Takeaways"]],
    );
    expect(episode.sections.map(({ name }) => name)).toEqual([
      "tldr",
      "guests",
      "my-notes",
      "takeaways",
    ]);
    expect(episode.tldr).toBe("Text outlives programs.");
    expect(episode.sections[0]!.markdown).toBe("Text outlives programs.");
    expect(changes).toEqual(["section “TL;DR” changed", "section “Guests” changed"]);
  });

  test("a second one of the same title keeps its own text", () => {
    const { episode } = merged(
      [["The third text.", "Other."]],
      [["The third text.", "The third text.\n\n## Notes\n\nMine.\n\n## Notes\n\nMine too."]],
    );
    expect(episode.sections.slice(-2).map(({ markdown }) => markdown)).toEqual([
      "Mine.",
      "Mine too.",
    ]);
  });

  test("what you wrote above the takeaways stays when the source drops them all", () => {
    const source = FILE.slice(0, FILE.indexOf("## Takeaways"));
    const mine = read(FILE.replace("## Takeaways\n", "## Takeaways\n\nMine.\n"));
    expect(merge(base, read(source), mine).episode.sections.at(-1)?.markdown).toMatch(/^Mine\./);
  });

  test("a new one follows its neighbour, and a dropped one goes", () => {
    const { episode } = merged([["## Guests\n\nWho they are.", "## Chapters\n\n- 0:00 Start"]], []);
    expect(episode.sections.map(({ name }) => name)).toEqual(["tldr", "chapters", "takeaways"]);
  });
});

test("what you wrote before or after a text stays with the new one", () => {
  expect(settleText("a", "b", "a\n\nmine")).toEqual({ value: "b\n\nmine", conflict: false });
  expect(settleText("a", "b", "mine\n\na")).toEqual({ value: "mine\n\nb", conflict: false });
  expect(settleText("a", "b", "ab")).toEqual({ value: "ab", conflict: true });
});

test("a list takes in what was added and lets go of what was taken out", () => {
  expect(settleList(["a", "b"], ["b", "c"], ["b", "a", "x"])).toEqual(["b", "x", "c"]);
});

test("takeaways are matched by number where they are alike, then by title, then by number", () => {
  const one = (number: number, title: string): Takeaway => ({
    number,
    title,
    text: "",
    topics: [],
    start: null,
    end: null,
  });
  const from = [one(1, "Plain text lasts"), one(2, "Sleep on it"), one(3, "Back it up")];
  const to = [
    one(1, "Sleep on it first"),
    one(2, "Plain text lasts longer"),
    one(3, "Other words"),
  ];
  const pairs = matchTakeaways(from, to);
  expect(from.map((takeaway) => pairs.get(takeaway)?.number)).toEqual([2, 1, 3]);
});
