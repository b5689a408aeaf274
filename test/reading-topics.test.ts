import { expect, test } from "vitest";
import { slug } from "../src/text/slug.ts";
import { read, takeawaysOf } from "./reading.ts";

/** Title, topics and text of the first takeaway, whose heading and text are given. */
function first(heading: string, ...lines: string[]) {
  const body = `## Takeaways\n\n### ${heading}\n\n${lines.join("\n")}\n`;
  const { title, topics, text } = takeawaysOf(body)[0]!;
  return { title, topics, text };
}

test.each([
  ["1. T", "x #a", ["a"], "x #a"],
  ["1. T", "It works. #a", ["a"], "It works."],
  ["1. T", "#a #b\n\nx", ["a", "b"], "x"],
  ["1. T", "Topics: focus\n\nx", ["focus"], "x"],
  ["1. T", "Tags: focus, deep work\n\nx", ["focus", "deep-work"], "x"],
  ["1. T", "**Topics:** focus\n\nx", ["focus"], "x"],
  ["1. T", "x\n\nTags: focus", ["focus"], "x"],
  ["1. T", "x\n\n- #ai", ["ai"], "x"],
  ["1. T", "x\n\n#ai", ["ai"], "x"],
  ["1. T", "They moved to #bitcoin.", ["bitcoin"], "They moved to #bitcoin."],
  ["1. T", "The #ai case is odd.", ["ai"], "The #ai case is odd."],
  ["1. T", "Topics: these are some words that nobody would tag", [], null],
  ["1. T", "We are #1 here.", [], null],
  ["1. T", "Code `#a` only.", [], null],
  ["1. T", "At https://e.org/#a only.", [], null],
])("%s with %j has topics %j", (heading, text, topics, left) => {
  const found = first(heading, text);
  // A hashtag that ends a text and no sentence leaves it or stays; what is read is the topic.
  const kept = text === "x #a" ? found.text : (left ?? text);
  expect(found).toEqual({ title: "T", topics, text: kept });
});

test.each([
  ["Three #focus", "Three", ["focus"]],
  ["Three #focus #deep-work", "Three", ["focus", "deep-work"]],
  ["Three #focus, #work.", "Three", ["focus", "work"]],
  ["We are #1", "We are #1", []],
  ["Learn C#", "Learn C#", []],
  ["The rise of the #metoo", "The rise of the #metoo", ["metoo"]],
  ["`#x` in code", "`#x` in code", []],
])("the heading %j has title %j and topics %j", (heading, title, topics) => {
  expect(first(heading, "x")).toMatchObject({ title, topics });
});

test("an item of hashtags belongs to the takeaway before it", () => {
  const body = "## Takeaways\n\n- One.\n- #ai\n- Two.\n- #ml, #ops\n";
  expect(takeawaysOf(body).map(({ title, topics }) => [title, topics])).toEqual([
    ["One", ["ai"]],
    ["Two", ["ml", "ops"]],
  ]);
});

test.each([
  ["#a, #b.", ["a", "b"], "x."],
  ["#a; #b", ["a", "b"], "x."],
  ["#a! #b? #c…", ["a", "b", "c"], "x."],
  ["(see #x)", ["x"], "x. (see #x)"],
  ["(#x)", ["x"], "x. (#x)"],
  ["#a.", ["a"], "x."],
  ["#c#, #c++", ["c#", "c++"], "x."],
])("%j after a sentence has topics %j", (run, topics, text) => {
  expect(first("T", `x. ${run}`)).toEqual({ title: "T", topics, text });
});

test.each([
  ["a link's title", 'see [docs](https://e.org/ "x #y") here.'],
  ["a link's words", "see [docs #y](https://e.org/) here."],
  ["an address", "see <https://e.org/#y> here."],
  ["a fragment", "see https://e.org/a#y here."],
  ["code", "see `a #y` here."],
  ["fenced code", "see\n\n```\n#y\n```"],
  ["a script", "see\n\n    #!/bin/sh\n    echo #y"],
  ["an include", "see\n\n    #include <a.h>\n    x #endif"],
  ["an entity", "see &#35;y here."],
])("a hashtag in %s is no topic, and the text is whole", (_, text) => {
  expect(first("T", text)).toEqual({ title: "T", topics: [], text });
});

test.each([
  ["#!/bin/sh", "echo"],
  ["#include <a.h>", "int a;"],
  ["int a;", "#endif"],
])("indented code right below a heading stays whole: %j", (a, b) => {
  const code = `    ${a}\n    ${b}`;
  const { text, topics } = first("T", code);
  expect({ text, topics }).toEqual({ text: code, topics: [] });
});

test("c, c# and c++ are three topics with three slugs", () => {
  expect(read("---\ntopics: [C#, C++, C, F#, a#b]\n---\n").topics).toEqual([
    "c#",
    "c++",
    "c",
    "f#",
    "a-b",
  ]);
  const slugs = ["c#", "c++", "c"].map((topic) => slug(topic));
  expect(slugs).toEqual(["c-sharp", "c-plus-plus", "c"]);
});

test("a backslash keeps what looks like a topic or time in its place", () => {
  expect(first("Foo \\#bar", "A \\#b here.")).toEqual({
    title: "Foo #bar",
    topics: [],
    text: "A #b here.",
  });
  expect(takeawaysOf("## Takeaways\n\n### \\[00:10] T\n")[0]).toMatchObject({
    title: "[00:10] T",
    start: null,
  });
});

test.each([
  ["## Topics\n\n- ai\n- **deep work**: words\n", ["ai", "deep-work"]],
  ["## Keywords\n\nai, deep work\n", ["ai", "deep-work"]],
  ["## Themes\n\n#ai #ml\n", ["ai", "ml"]],
  ["## Topics\n\nWe talk of many things.\n", []],
  ["## Topics\n\n- ai\n\nAnd a paragraph.\n", []],
])("a section of topics gives the episode's: %j", (body, topics) => {
  expect(read(body).topics).toEqual(topics);
});
