import { describe, expect, test } from "vitest";
import { codesIn, file, findingsOf, HEAD, problemsIn } from "./checking.ts";

const without = (key: string) => HEAD.replace(new RegExp(`^${key}:.*\n`, "m"), "");

describe("a key that looks misspelt", () => {
  test.each([
    ["titl: One", "title", "title"],
    ["tilte: One", "title", null],
    ["podcst: Desk", "podcast", "podcast"],
    ["numbr: 7", "number", "number"],
    ["gests: [Ada]", "guests", "guests"],
    ["publishd: 2026-01-01", "date", "published"],
    ["durration: 1h", "duration", "duration"],
    ["readng_time: 5 min", "reading", "reading_time"],
    ["Reading-Tme: 5 min", "reading", "reading_time"],
    ["keywrods: [a]", "topics", "keywords"],
    ["key_takaways: [a]", "takeaways", "key_takeaways"],
  ])("%s is asked about where the field is missing", (line, field, meant) => {
    const found = findingsOf(file(`${without(field)}${line}\n`));
    const slip = found.filter(({ code }) => code === "key-unknown");
    expect(slip.map(({ hint, severity }) => [hint, severity])).toEqual(
      meant === null ? [] : [[`did you mean ${meant}?`, "warning"]],
    );
  });

  test("is left alone where the field is there", () => {
    expect(codesIn(file(`${HEAD}titl: Two\npodcst: Desk\n`))).toEqual([]);
    expect(codesIn(file(`${without("title")}titel: One\n`))).toEqual([]);
  });

  test.each(
    `podcast_file podcast_image podcasts links draft layout slug image cover author authors lang
    language weight aliases rating explicit permalink categories youtube_id guid transcript data
    dates line lines lint tab tabs tile list publisher publish updated sources concept sound sort
    type status series_id number_of_words donation hash gist guide text uuid season_title episodic polished source_file`.split(
      /\s+/,
    ),
  )("%s is a key of other tools", (key) => {
    expect(codesIn(file(`podcast: Desk Notes\ntitle: One\ndate: 2026-01-01\n${key}: x\n`))).toEqual(
      [],
    );
  });

  test("a key of other tools is not asked about where all fields are missing", () => {
    for (const key of ["data", "lines", "tile", "gist", "sources", "tabs", "hash"])
      expect(problemsIn(file(`draft: true\n${key}: x\n`)).map((one) => one.slice(-5))).toEqual([
        "dcast",
        "title",
        " date",
      ]);
  });
});

test.each([
  [
    "date: 2026-02-30",
    "date-invalid",
    "“2026-02-30” is not a valid date",
    "write a date such as 2026-02-01",
  ],
  ["date: soon", "date-invalid", "“soon” is not a valid date", "write a date such as 2026-02-01"],
  [
    "duration: 30h",
    "duration-invalid",
    "“30h” is not a valid length",
    "write a length such as 2h 5m",
  ],
  [
    "reading_time: soon",
    "reading-invalid",
    "“soon” is not a valid reading time",
    "write it such as 18 min",
  ],
  [
    "url: example.org",
    "url-invalid",
    "“example.org” is not a web address",
    "an address begins with https://",
  ],
  ["episode: S?", null, null, null],
  [
    "number: the twelfth",
    "number-invalid",
    "“the twelfth” is not a valid episode number",
    "write it such as 490, 315.5 or S2E4",
  ],
  [
    "podcast: [A, B]",
    "field-type",
    "podcast is a list, not one text",
    "write podcast: and its text",
  ],
  ["date: { a: 1, b: 2 }", "field-type", "date is a map, not one text", "write date: and its text"],
  [
    "guests: { a: 1, b: 2 }",
    "field-type",
    "guests is not a list of names",
    "write guests: [one, two]",
  ],
  [
    "topics: [{ a: x, b: y }]",
    "field-type",
    "topics is not a list of names",
    "write topics: [one, two]",
  ],
  ["duration: 0m", "duration-odd", "the length is zero", "write it such as 2h 5m"],
])("%s is a warning", (line, code, message, hint) => {
  const key = line.split(":")[0]!;
  const found = findingsOf(file(`${without(key)}${line}\n`));
  expect(found.map((one) => [one.severity, one.code, one.message, one.hint])).toEqual(
    code === null ? [] : [["warning", code, message, hint]],
  );
});

test.each([
  "date: 2024",
  "date: 2024-05",
  "date: 1920",
  "topics: [{ topic: ai }, { topic: notes }]",
  "topics: [{ name: AI notes }]",
  "guests: [{ name: Ada Example, role: guest }]",
  "hosts: { name: Ada Example }",
  "tags: []",
  "links: { youtube: https://example.org/v }",
  "data: notes.csv",
  "length: 68413231",
  "audio: episodes/1.mp3",
  "transcript: [{ start: 1, text: a }]",
  "reading_time: 18",
])("%s is no problem", (line) => {
  const key = line.split(":")[0]!;
  expect(
    codesIn(file(`${without(key)}${line}\n`)).filter((code) => code !== "topic-spelling"),
  ).toEqual([]);
});

test("what is missing is named, and what is there and cannot be used is not missing", () => {
  expect(problemsIn(file("draft: true\n"))).toEqual([
    "1 field-missing the episode has no podcast",
    "1 field-missing the episode has no title",
    "1 field-missing the episode has no date",
  ]);
  expect(codesIn(file("podcast: [A, B]\ntitle: T\ndate: soon\n"))).toEqual([
    "date-invalid",
    "field-type",
  ]);
  expect(codesIn(file("podcast: undefined\ntitle: T\ndate: 2026\n"))).toEqual(["field-missing"]);
});

test("a file without front matter has no metadata, unless its body states some", () => {
  expect(problemsIn("Text.\n")).toEqual(["1 front-matter-missing the file has no metadata"]);
  expect(problemsIn("# T\n\nPodcast: Desk Notes\nGuest: Ada Example\n\nText.\n")).toEqual([
    "3 metadata-body Podcast, Guest read from the body",
    "1 field-missing the episode has no date",
  ]);
});

test("an unclosed block is reported as that alone, and as an error", () => {
  expect(findingsOf("---\ntitle: T\n\nText.\n")).toMatchObject([
    { code: "front-matter-unclosed", severity: "error" },
  ]);
});

describe("characters", () => {
  test.each([
    ["a title of U+3164", "title: \u3164", "4 text-invisible the title shows nothing"],
    [
      "a title of braille blanks",
      'title: "\u2800\u2800"',
      "4 text-invisible the title shows nothing",
    ],
    [
      "a title of U+115F and U+1160",
      "title: \u115f\u1160",
      "4 text-invisible the title shows nothing",
    ],
    ["a podcast of joiners", 'podcast: "\u200d"', "4 text-invisible the podcast shows nothing"],
    ["a guest of fillers", "guests: [\uffa0]", "5 text-invisible a guest's name shows nothing"],
  ])("%s is reported", (_, line, problem) => {
    const key = line.split(":")[0]!;
    const found = problemsIn(file(`${without(key)}${line}\n`));
    expect(
      found.filter((one) => one.includes("text-invisible")).map((one) => one.replace(/^\d+/, "")),
    ).toEqual([problem.replace(/^\d+/, "")]);
  });

  test.each(["title: 한글", "title: ∅", "title: 🏳️‍🌈", "title: é", "title: ...", "title: क्‍ष"])(
    "%s shows something",
    (line) => expect(codesIn(file(`${without("title")}${line}\n`))).toEqual([]),
  );

  test("an invisible title of a takeaway is reported", () => {
    const text = file(HEAD, "## Takeaways\n\n### 1. \u3164\n\nText.\n");
    expect(problemsIn(text)).toEqual(["10 text-invisible the title of takeaway 1 shows nothing"]);
  });

  test.each([
    ["a joiner between Latin letters", "gp\u200dus"],
    ["a non-joiner between Latin letters", "gp\u200cus"],
    ["a joiner after a word", "gpus\u200d"],
    ["a joiner between kanji", "日\u200d本"],
    ["a joiner in Cyrillic", "но\u200dты"],
    ["a zero-width space", "gpus\u200b"],
    ["a form feed", "a\fb"],
    ["an isolate that follows its text", "\u2068Ada\u2069"],
  ])("%s is a warning", (_, text) => {
    const found = findingsOf(file(HEAD, `About ${text} and more.\n`));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ["hidden-character", "warning"],
    ]);
  });

  test.each([
    ["Persian", "می\u200cخواهم"],
    ["Persian after Latin", "PDF\u200cها"],
    ["Devanagari", "क\u094d\u200dष"],
    ["a family", "👩\u200d👧\u200d👦"],
    ["a line break in Thai", "ภาษา\u200bไทย"],
    ["a soft hyphen", "co\u00adoperate"],
    ["a flag", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
  ])("%s is written with it", (_, text) => {
    expect(codesIn(file(HEAD, `About ${text} and more.\n`))).toEqual([]);
  });

  test.each(["\u202e", "\u2066", "\u2067", "\u001b", "\u0007", "\u009b"])(
    "%j is an error",
    (one) => {
      const found = findingsOf(file(HEAD, `About ${one} and more.\n`));
      expect(found.map(({ code, severity }) => [code, severity])).toEqual([
        ["control-character", "error"],
      ]);
    },
  );

  test("hidden characters are reported once for a file, and joiners are left to a person", () => {
    const text = file(HEAD, "A\u200b b\u200b and gp\u200dus.\n");
    const [found] = findingsOf(text);
    expect(found).toMatchObject({
      line: 8,
      column: 2,
      message: "a character that does not show, \\u200b, and 2 more",
    });
    expect(found!.fix.length).toBe(2);
  });
});
