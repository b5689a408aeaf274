import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { slug } from "../src/text/slug.ts";
import { destination } from "../src/episode/destination.ts";
import { formerDestination } from "../src/import/former-destination.ts";
import { familyOf, pathWith, stemOf, distinctPaths } from "../src/import/paths.ts";
import { compareOrigins, originOf } from "../src/import/origin.ts";
import { pathInFolder } from "../src/import/origin.ts";
import { runs } from "./runs.ts";

test.each([
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  ["F# & C", "f-sharp-c"],
  ["A+B", "a-plus-b"],
  ["Café+", "cafe-plus"],
  ["C#+", "c-sharp-plus"],
  ["#1", "1"],
  ["1 + 1", "1-1"],
  ["C # D", "c-d"],
  ["Ep. 12#3", "ep-12-3"],
])("the slug of %s is %s", (name, expected) => {
  expect(slug(name)).toBe(expected);
});

describe("an episode goes to", () => {
  const named = (podcast: string | null, number: string | null, title = "A title") => ({
    podcast,
    number,
    title,
  });
  test.each([
    [named("Desk", "7"), "x/y.md", "desk/7.md"],
    [named("Desk", null), "x/y.md", "desk/y.md"],
    [named("Desk", null), "x/transcript.md", "desk/x.md"],
    [named(null, null), "show/x/Notes.md", "show/x.md"],
    [named(null, "7"), "show/y.md", "show/7.md"],
    [named(null, null), "y.md", "episodes/y.md"],
    [named("???", null), "show/y.md", "show/y.md"],
    [named("Desk", null), null, "desk/a-title.md"],
    [named(null, null, "—"), null, "episodes/untitled.md"],
    [named("Desk", null, "Notes"), null, "desk/notes/index.md"],
    [named("Desk", null), "x/Index!.md", "desk/index/index.md"],
    [named("Con", "com1.5"), null, "con-episode/com1-episode.5.md"],
    [named("Desk", null, "Readme"), null, "desk/readme-episode.md"],
    [named(null, null), "show/ep-1/notes.md", "show/ep-1/index.md"],
    [named(null, "1"), "show/ep-1.md", "show/1.md"],
    [named(null, null), "show/s1e2 walk/index.md", "show/s1e2-walk/index.md"],
    [named(null, null), "show/epic/index.md", "show/epic.md"],
    [named("Desk", null, "x".repeat(80)), null, `desk/${"x".repeat(60)}.md`],
    [named("Desk", null), `${"x".repeat(80)}.md`, `desk/${"x".repeat(80)}.md`],
  ])("%j of %j: %s", (episode, path, expected) => {
    expect(destination(episode, path)).toBe(expected);
  });

  test("any name gives a file that a disk accepts", () => {
    const text = fc.string({ unit: "binary", minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(fc.option(text), fc.option(text), text, fc.option(text), (...given) => {
        const [podcast, number, title, file] = given;
        const path = file === null ? null : `folder/${file.replaceAll("/", "")}.md`;
        const parts = destination({ podcast, number, title }, path).split("/");
        expect(parts.length).toBeLessThanOrEqual(3);
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThan(240);
          expect(part).toMatch(/^[^\s./\\:*?"<>|\p{Cc}][^\s/\\:*?"<>|\p{Cc}]*$/u);
          expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        }
      }),
      runs(500),
    );
  });

  test("a place where a library reads it as what it is in place", () => {
    const name = fc.constantFrom(
      ..."notes|Index!|a b|C#|README|—|x.y|Ünï|ep-1|S1E2 x|01x09|#12|2024-05-12-x|122-x".split("|"),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 3 }), name, (folders, file) => {
        fc.pre(!/^readme$/i.test(file));
        const path = [...folders, `${file}.md`].join("/");
        const { episode } = parse("Text.\n", path);
        expect(parse("Text.\n", destination(episode, path)).episode.id).toBe(episode.id);
      }),
      runs(100),
    );
  });

  test("where earlier versions put it is known", () => {
    expect(formerDestination(named("C++", "1"))).toBe("c/1.md");
    expect(formerDestination(named("C#", null, "About F#"))).toBe("c/about-f.md");
    expect(formerDestination(named(null, null))).toBe("episodes/a-title.md");
  });
});

describe("names that are taken", () => {
  test("get names by what differs", () => {
    const sign = (season: string | null, date: string | null) => ({ season, date });
    const path = "desk/bonus.md";
    expect(distinctPaths(path, sign("2", "2026-01-02"), sign("1", "2026-01-01"))).toEqual([
      "desk/bonus-s2.md",
      "desk/bonus-2026-01-02.md",
    ]);
    expect(distinctPaths(path, sign("2", "2026-01-02"), sign("2", null))).toEqual([
      "desk/bonus-2026-01-02.md",
    ]);
    expect(distinctPaths(path, sign("2", null), sign("2", "2026"))).toEqual([]);
    expect(pathWith("desk/notes/index.md", "2")).toBe("desk/notes-2/index.md");
  });

  test("belong to one family", () => {
    for (const ending of ["s2", "2026-01-02", "2026-01", "2026", "2", "17"])
      expect(familyOf(pathWith("desk/bonus.md", ending))).toBe("desk/bonus");
    expect(familyOf("desk/12.md")).toBe("desk/12");
    expect(stemOf("desk/index.md")).toBe("desk/index");
    expect(stemOf("desk/index/index.md")).toBe("desk/index");
  });
});

describe("where a document is from", () => {
  test.each([
    ["f/x/a.md", "x/a.md", "full"],
    ["a.md", "x/a.md", "full"],
    ["x/a.md", "y/a.md", "none"],
    ["ba.md", "a.md", "none"],
    ["notes.md", "x/notes.md", "only a common name"],
    ["notes.md", "notes.md", "only a common name"],
    ["x/notes.md", "f/x/notes.md", "full"],
    ["", "", "none"],
    ["https://example.org/a.md", "a.md", "full"],
  ])("%j and %j have %j in common", (a, b, expected) => {
    expect(compareOrigins(a, b)).toBe(expected);
    expect(compareOrigins(b, a)).toBe(expected);
  });

  test("is one line that ends no comment", () => {
    expect(originOf("a", "x/a\n-->, to compare with -->b.md")).toBe("x/a b.md");
    expect(originOf("https://example.org/x", undefined)).toBe("https://example.org/x");
    expect(originOf("-", undefined)).toBe("");
  });

  test.each([
    [["f"], "f/x/a.md", "x/a.md"],
    [["f/x", "f"], "f/x/a.md", "a.md"],
    [["f/x/a.md"], "f/x/a.md", "a.md"],
    [["f/x/notes.md"], "f/x/notes.md", "x/notes.md"],
    [["."], "f/x/a.md", "f/x/a.md"],
    [["../there/f"], "/there/f/a.md", "a.md"],
    [["-"], "-", undefined],
    [["https://example.org/a.md"], "https://example.org/a.md", undefined],
  ])("of %j the file %s is %j", (named, name, expected) => {
    expect(pathInFolder(named, name, "/here")).toBe(expected);
  });
});
