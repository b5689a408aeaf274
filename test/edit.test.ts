import { describe, expect, test } from "vitest";
import { edit } from "../src/episode/edit/edit.ts";
import type { Episode } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";

const PATH = "talks/12.md";

function changed(text: string, change: (episode: Episode) => Partial<Episode>) {
  const { episode } = parse(text, PATH);
  const wanted = { ...episode, ...change(episode) };
  const edited = edit(text, wanted);
  return { ...edited, episode: parse(edited.text, PATH).episode, wanted };
}

const YAML = `---
# how I found it
title:   'It''s a start'   # working title
rating: 5
speakers:
    # in order of appearance
    - Ada Example
    - "Bo Sample"   # the second one
publish_date: 2026-01-20  # a Tuesday
duration_seconds: 2700
note: |
  two lines
  # not a comment
tags: [writing, 'Open Models']

---
Some words first.

##   Summary

Plain text   
outlives the program.


## Takeaways
Before them.

### 1. Write for the person you will be
#writing #markdown [00:12:30]

The text, any Markdown.


### 2. Keep it plain

  Another text.
## Mine

- own notes
`;

/** The lines of two texts that are not the same, as a diff would show them. */
function difference(before: string, after: string): string[] {
  const [a, b] = [before.split("\n"), after.split("\n")];
  const out = a.filter((line) => !b.includes(line)).map((line) => `-${line}`);
  return [...out, ...b.filter((line) => !a.includes(line)).map((line) => `+${line}`)];
}

describe("facts", () => {
  test.each<[string, Partial<Episode>, string[]]>([
    [
      "a date",
      { date: "2026-01-21" },
      ["-publish_date: 2026-01-20  # a Tuesday", "+publish_date: 2026-01-21  # a Tuesday"],
    ],
    [
      "a title",
      { title: "A: b #c" },
      ["-title:   'It''s a start'   # working title", '+title:   "A: b #c"   # working title'],
    ],
    [
      "a length under a key with a unit",
      { durationSeconds: 2760 },
      ["-duration_seconds: 2700", "+duration_seconds: 2760"],
    ],
    ["a guest in a list", { guests: ["Ada Example", "Cy New", "Bo Sample"] }, ["+    - Cy New"]],
    ["topics", { topics: ["writing"] }, ["-tags: [writing, 'Open Models']", "+tags: [writing]"]],
    ["a fact that was not there", { number: "12" }, ["+number: 12"]],
    ["a fact no more", { date: null }, ["-publish_date: 2026-01-20  # a Tuesday"]],
    [
      "an unknown key",
      { extra: { rating: 4, note: "two lines\n# not a comment\n" } },
      ["-rating: 5", "+rating: 4"],
    ],
  ])("%s is changed alone", (_, change, lines) => {
    const { text, whole, episode } = changed(YAML, () => change);
    expect({ whole, lines: difference(YAML, text) }).toEqual({ whole: false, lines });
    expect(episode).toMatchObject(change);
  });
});

test.each(["\r\n", "\r"])("line ends %j stay", (end) => {
  const text = YAML.replaceAll("\n", end);
  const edited = changed(`\ufeff${text}`, () => ({ date: "2026-01-21" }));
  expect(edited.text).toBe(`\ufeff${text.replace("2026-01-20", "2026-01-21")}`);
});

describe("takeaways", () => {
  const first =
    (change: object) =>
    ({ takeaways: [one, two] }: Episode) => ({
      takeaways: [{ ...one!, ...change }, two!],
    });

  test("a topic touches one line", () => {
    const { text } = changed(YAML, first({ topics: ["notes"] }));
    expect(text).toBe(YAML.replace("#writing #markdown", "#notes"));
  });

  test("a title touches one line", () => {
    const { text } = changed(YAML, first({ title: "Write for others", number: 3 }));
    expect(text).toBe(YAML.replace("1. Write for the person you will be", "3. Write for others"));
  });

  test("a text leaves the title and topics", () => {
    const { text } = changed(YAML, first({ text: "New.\n\nAnd more." }));
    expect(text).toBe(YAML.replace("The text, any Markdown.", "New.\n\nAnd more."));
  });

  test("a new one follows the last", () => {
    const more = { number: 3, title: "More", text: "Said.", topics: ["a"], start: 5, end: 9 };
    const { text, whole } = changed(YAML, ({ takeaways }) => ({ takeaways: [...takeaways, more] }));
    expect(whole).toBe(false);
    expect(text).toBe(
      YAML.replace(
        "  Another text.\n",
        "  Another text.\n\n### 3. More\n#a [00:00:05-00:00:09]\n\nSaid.\n",
      ),
    );
  });

  test("one less takes its lines along", () => {
    const { text } = changed(YAML, ({ takeaways }) => ({ takeaways: takeaways.slice(1) }));
    expect(text).toBe(YAML.replace(/### 1[^]*?(?=### 2)/, ""));
  });
});

test("an item of a list keeps the list", () => {
  const text = "# T\n\n## Highlights\n\n1. **One.** First text #a\n2. **Two.** Second\n";
  const { text: after, whole } = changed(text, ({ takeaways: [one, two] }) => ({
    takeaways: [{ ...one!, topics: ["b"] }, two!],
  }));
  expect(whole).toBe(false);
  expect(after).toBe(
    "# T\n\n## Highlights\n\n1. **One**\n   #b\n\n   First text\n\n2. **Two.** Second\n",
  );
});

test("a title in the body is changed there", () => {
  const text = "# Old title\n\nWords.\n";
  expect(changed(text, () => ({ title: "New title" })).text).toBe("# New title\n\nWords.\n");
});

test("a file without facts gets a block for them", () => {
  const text = "# Title\n\nWords.\n";
  const { text: after, whole } = changed(text, () => ({ number: "7", guests: ["Ada"] }));
  expect({ after, whole }).toEqual({
    after: `---\nnumber: 7\nguests: [Ada]\n---\n\n${text}`,
    whole: false,
  });
});

test("TOML stays TOML", () => {
  const text = `+++\ntitle = "A" # mine\ndate = 2026-01-20T10:00:00Z\nguests = [\n  "Ada",\n  "Bo",\n]\n[params]\nx = 1\n+++\n\nWords.\n`;
  const { text: after, whole } = changed(text, () => ({
    date: "2026-01-21",
    guests: ["Ada"],
    number: "3",
  }));
  expect({ after, whole }).toEqual({
    after: `+++\nnumber = 3\ntitle = "A" # mine\ndate = 2026-01-21\nguests = [ "Ada" ]\n[params]\nx = 1\n+++\n\nWords.\n`,
    whole: false,
  });
});

describe("sections", () => {
  test("a text is changed in its place", () => {
    const { text } = changed(YAML, ({ sections }) => ({
      tldr: "Short.",
      sections: sections.map((one) => (one.name === "tldr" ? { ...one, markdown: "Short." } : one)),
    }));
    expect(text).toBe(YAML.replace("Plain text   \noutlives the program.", "Short."));
  });

  test("a new one follows its neighbour, and a removed one goes", () => {
    const { text, whole } = changed(YAML, ({ sections }) => ({
      sections: [
        ...sections.slice(0, 2),
        { name: "guests", title: "Guests", markdown: "They are." },
        ...sections.slice(2, 3),
      ],
    }));
    expect(whole).toBe(false);
    expect(text).toBe(
      YAML.replace("## Takeaways", "## Guests\n\nThey are.\n\n## Takeaways").replace(
        /## Mine[^]*/,
        "",
      ),
    );
  });
});

test("what cannot be changed in place is written anew and says the same", () => {
  const text = '---\ntitle: "one: \n\n  two: three"\ndate: 2026-01-01\n---\nWords.\n';
  const { episode, wanted } = changed(text, () => ({ date: "2026-01-02", hosts: ["Bo"] }));
  expect({ ...episode, sections: wanted.sections }).toEqual(wanted);
});

describe("the topic of favourites", () => {
  const file = (lines: string) => `---\ntitle: T\n${lines}\n# mine\nx: 1\n---\n\nBody.\n`;

  test.each(["starred: true", "favorite: yes", "Favourite: 1", "topics: [a]\nstarred: true"])(
    "%s is read as it",
    (lines) => {
      expect(parse(file(lines), PATH).episode.topics).toContain("starred");
    },
  );

  test.each(["starred: false", "favorite: pizza", "favourites: true"])("%s is not", (lines) => {
    const { topics, extra } = parse(file(lines), PATH).episode;
    expect(topics).toEqual([]);
    expect(Object.keys(extra)).toContain(lines.split(":")[0]);
  });

  test("its key stays while it does, and goes with it", () => {
    const text = file("topics: [a]\nstarred: true");
    const more = changed(text, ({ topics }) => ({ topics: [...topics, "b"] }));
    expect(more).toMatchObject({ text: text.replace("[a]", "[a, b]"), whole: false });
    const less = changed(text, () => ({ topics: ["a"] }));
    expect(less).toMatchObject({ text: text.replace("starred: true\n", ""), whole: false });
  });
});
