import * as fc from "fast-check";
import { expect, test } from "vitest";
import { edit, hasSameContent } from "../src/episode/edit/edit.ts";
import type { Episode, Takeaway } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { noMetadata } from "../src/episode/fields.ts";
import { write } from "../src/episode/write.ts";
import { merge } from "../src/import/merge/merge.ts";
import { runs } from "./runs.ts";

const PATH = "show/1.md";
const read = (text: string): Episode => parse(text, PATH).episode;

const word = fc.constantFrom(
  "plain",
  "text",
  "lasts",
  "C#",
  "it's",
  "“so”",
  "日本",
  "a: b",
  "#x",
  "🎧",
);
const words = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((list) => `A ${list.join(" ")} end`);
const names = fc.array(fc.constantFrom("Ada Example", "Bo Sample", "Cy O'New"), { maxLength: 3 });
const topics = fc.uniqueArray(fc.constantFrom("writing", "open-models", "gpus"), { maxLength: 3 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const takeaway = fc.record({
  title: words,
  text: fc.oneof(
    words,
    fc.tuple(words, words).map((two) => two.join("\n\n")),
  ),
  topics,
  start: maybe(fc.nat(9999)),
  end: fc.constant(null),
});

const numbered = fc
  .array(takeaway, { maxLength: 4 })
  .map((list): Takeaway[] => list.map((one, i) => ({ ...one, number: i + 1 })));

/** An episode as it is read from a file of its own. */
const episode: fc.Arbitrary<Episode> = fc
  .record({
    podcast: fc.constantFrom("Desk Notes", "It's: on"),
    number: fc.constantFrom("1", "007", "3.5"),
    title: words,
    guests: fc.uniqueArray(
      names.map((list) => list[0] ?? "Di Vers"),
      { maxLength: 3 },
    ),
    date: maybe(fc.constantFrom("2026-01-20", "2026-02-01")),
    durationSeconds: maybe(fc.nat(20_000)),
    readingMinutes: maybe(fc.integer({ min: 1, max: 60 })),
    url: maybe(fc.constant("https://example.org/1#x")),
    topics,
    tldr: maybe(words),
    takeaways: numbered,
    extra: fc.dictionary(fc.constantFrom("rating", "mood"), fc.oneof(words, fc.nat(9))),
  })
  .map((facts) => {
    const sections = [
      ...(facts.tldr === null ? [] : [{ name: "tldr", title: "TL;DR", markdown: facts.tldr }]),
      ...(facts.takeaways.length > 0
        ? [{ name: "takeaways", title: "Takeaways", markdown: "" }]
        : []),
    ];
    return read(write({ ...noMetadata(), id: "", path: PATH, ...facts, sections }));
  });

/** A file as a person may have it: blank lines, comments and line ends of their own. */
const byHand = fc
  .record({ episode, end: fc.constantFrom("\n", "\r\n"), loose: fc.boolean() })
  .map(({ end, loose, ...rest }) => {
    const text = write(rest.episode).replace("---\n", "---\n# my file\n");
    const spaced = loose
      ? text.replace(/\n(?=###? )/g, "\n\n\n").replace(/^(\w+):/m, "$1:  ")
      : text;
    return spaced.replaceAll("\n", end);
  });

test("an edited file says what it should, and keeps its comments and line ends", () => {
  fc.assert(
    fc.property(byHand, episode, (text, wanted) => {
      const edited = edit(text, wanted);
      const { sections: _, id: __, ...said } = read(edited.text);
      const { sections: ___, id: ____, ...right } = read(write(wanted));
      expect(said).toEqual(right);
      expect(edited.whole).toBe(false);
      expect(edited.text.replaceAll("\r\n", "\n")).toContain("# my file\n");
      expect(/\r\n/.test(text)).toBe(/\r\n/.test(edited.text));
    }),
    runs(300),
  );
});

const line = fc.constantFrom(
  ...`---|title: A b|title: 'it''s' # c|date: soon|tags:|  - a|- 'b' # c|guest: A & O'B|guests: [A, 'B']
|episode: A title|duration_seconds: 60|summary: >|  some text|x: {a: 1}|"a key": 1|# A b|## TL;DR
|## Takeaways|## Highlights|### 1. One|### Two|#tag [1:00]|1. **One.** text #a|2. Two is here. And more
|   more|===|## Mine|<!-- c|-->|k = [|"a",|]|[params]|\t|\`\`\``.split(/\n?\|/),
);

/** A file of any kind, most of it no file that a person would write. */
const anyFile = fc
  .tuple(fc.constantFrom("---\n", "+++\n", "", "\ufeff---\n"), fc.array(line, { maxLength: 25 }))
  .map(([head, lines]) => head + lines.join("\n"));

const change = fc.constantFrom<Partial<Episode>>(
  { date: "2026-03-04" },
  { topics: ["x", "y"] },
  { guests: ["Zed"], number: "99" },
  { title: "New title" },
);

test("any file says what it should after an edit", () => {
  fc.assert(
    fc.property(anyFile, change, (text, changed) => {
      fc.pre(parse(text, PATH).readable);
      const wanted = { ...read(text), ...changed };
      expect(hasSameContent(read(edit(text, wanted).text), read(write(wanted)))).toBe(true);
    }),
    runs(1000),
  );
});

test("an edit without a change keeps every byte", () => {
  fc.assert(
    fc.property(byHand, (text) => {
      expect(edit(text, read(text)).text).toBe(text);
    }),
    runs(100),
  );
});

test("an edit of one fact touches one line", () => {
  fc.assert(
    fc.property(byHand, (text) => {
      const before = read(text);
      const after = edit(text, { ...before, url: "https://example.org/new" }).text;
      const old = new Set(text.split("\n"));
      expect(after.split("\n").filter((one) => !old.has(one))).toHaveLength(1);
    }),
    runs(100),
  );
});

test("without a change at the source yours stays, without one of yours theirs comes", () => {
  fc.assert(
    fc.property(episode, episode, (base, other) => {
      expect(merge(base, base, other)).toEqual({ episode: other, conflicts: [] });
      const { episode: merged, conflicts } = merge(base, other, base);
      expect(conflicts).toEqual([]);
      expect(read(write(merged))).toEqual(read(write(other)));
    }),
    runs(100),
  );
});

test("merging again is a no-op, and no text of yours is lost", () => {
  fc.assert(
    fc.property(episode, episode, episode, (base, theirs, yours) => {
      const { episode: once } = merge(base, theirs, yours);
      const again = merge(theirs, theirs, once);
      expect(again).toEqual({ episode: once, conflicts: [] });
      // What stands before or behind a text as it was imported goes along with the new one.
      const known = (text: string) =>
        base.takeaways.some((one) => text.startsWith(one.text) || text.endsWith(one.text));
      const kept = once.takeaways.map(({ text }) => text).join("\n");
      for (const { text } of yours.takeaways) if (!known(text)) expect(kept).toContain(text);
    }),
    runs(100),
  );
});
