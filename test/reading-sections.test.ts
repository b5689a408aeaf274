import { expect, test } from "vitest";
import { read, FM, sectionsOf, takeawaysOf, titlesOf } from "./reading.ts";

test.each([
  ["### Summary\n\ns\n\n#### Key Takeaways\n\n1. One.\n2. Two."],
  ["# Talk\n\n### Summary\n\ns\n\n# Key takeaways\n\n1. One.\n2. Two."],
  ["#### Summary\n\ns\n\n##### Key Takeaways\n\n- One.\n- Two."],
  ["## Summary\n\ns\n\n### Takeaways\n\n- One.\n- Two."],
])("a named heading of any level begins a section: %j", (body) => {
  const { tldr, sections, takeaways } = read(FM + body);
  expect(tldr).toBe("s");
  expect(sections.map(({ name }) => name).filter((name) => name !== "intro")).toEqual([
    "tldr",
    "takeaways",
  ]);
  expect(takeaways.map(({ title }) => title)).toEqual(["One", "Two"]);
});

test("what follows a named section inside another belongs to the outer one", () => {
  const body = "## Discussion\n\na\n\n### Takeaways\n\n- One.\n- Two.\n\n### More\n\nb\n";
  const { sections } = read(FM + body);
  expect(sections.map(({ name, markdown }) => [name, markdown])).toEqual([
    ["discussion", "a\n\n### More\n\nb"],
    ["takeaways", "- One.\n- Two."],
  ]);
});

const NAMES = [
  "Main takeaways",
  "Top 5 takeaways",
  "Takeaways & Lessons",
  "Key Points",
  "Key Ideas",
  "Lessons Learned",
  "Learnings",
  "Episode highlights",
  "Main Arguments",
  "Big Ideas",
  "Snips",
  "💡 Key Insights:",
  "5. Key takeaways",
  "The most important takeaways",
  "Key takeaways from this conversation",
  "Highlights for builders",
  "**Insights**",
  "(Takeaways)",
  "Wichtigste Erkenntnisse",
  "Puntos clave",
  "重要なポイント",
  "核心要点",
];

test.each(NAMES)("a list below “%s” is takeaways", (name) => {
  expect(titlesOf(`## ${name}\n\n- One.\n- Two.\n`)).toEqual(["One", "Two"]);
  expect(titlesOf(`## ${name}\n\n### One\n\na\n\n### Two\n\nb\n`)).toEqual(["One", "Two"]);
});

test.each([
  "X/Twitter Highlights",
  "My biggest lesson from losing it all",
  "Points of view",
  "Takeaways we disagree about",
  "How key takeaways are made",
  "Ideas for the garden",
  "The lessons of a long war in the east of it",
  "Insightful",
  "我的核心要点",
])("“%s” is no name of takeaways", (name) => {
  expect(takeawaysOf(`## ${name}\n\n- One.\n- Two.\n`)).toEqual([]);
  expect(takeawaysOf(`## Chapters\n\n### ${name}\n\n- One.\n- Two.\n`)).toEqual([]);
});

test.each([
  ["**Key Takeaways**\n\n- One.\n- Two."],
  ["**Key Takeaways:**\n- One.\n- Two."],
  ["**💡 Key Insights:**\n\n- One.\n- Two."],
  ["__Takeaways__\n\n1. One.\n2. Two."],
  ["Takeaways:\n\n- One.\n- Two."],
  ["Key takeaways：\n- One.\n- Two."],
  ["2. **核心洞察 (Core insights)**\n   - One.\n   - Two."],
  ["- **Key takeaways**\n    - One.\n    - Two."],
])("a line that reads as a heading opens a section: %j", (body) => {
  const text = `Words before.\n\n${body}\n\n**Quotes**\n\n> q\n`;
  expect(titlesOf(text)).toEqual(["One", "Two"]);
  expect(sectionsOf(text)).toEqual(["intro", "takeaways", "quotes"]);
});

test.each([
  ["**Key Takeaways**\n\n- **One**\n  - a\n- **Two**\n  - b\n", "- a", "- b"],
  ["**Key Takeaways:**\n1. One:\n   - a\n2. Two:\n   - b\n", "- a", "- b"],
  ["Takeaways:\n\n- **One**\n  - a\n- **Two**\n  - b\n", "- a", "- b"],
  ["**Insights**\n\n- **One**: a\n- **Two**: b\n", "a", "b"],
])("the points of such a section may have nested items: %j", (body, one, two) => {
  expect(takeawaysOf(body).map(({ title, text }) => [title, text])).toEqual([
    ["One", one],
    ["Two", two],
  ]);
});

test.each([
  "**The next chapter**",
  "**The next chapter** [18:00 - 30:00]",
  "**The next chapter** `[18:00 - 30:00]`",
  "**The next chapter** `[Interview 18:00 - 30:00]`",
  "**下一章：通往大海** `[访谈 18:00 - 30:00]`",
])("a bold line ends the section of another, with a time after it too: %s", (line) => {
  const body = `## Talk\n\n**Key insights**\n\nOne is this.\n\n${line}\n\nText.\n`;
  expect(titlesOf(body)).toEqual(["One is this"]);
});

test("numbered points above a higher heading are takeaways too", () => {
  const body = "# Key takeaways\n\n### 1. One\n\na\n\n### 2. Two\n\nb\n\n## Three\n\nc\n";
  expect(titlesOf(body)).toEqual(["One", "Two", "Three"]);
});

test.each([
  ["no list below", "Takeaways:\n\nWords."],
  ["more words on the line", "**Takeaways** are below.\n\n- One.\n- Two."],
  ["a quotation", "> **Takeaways**\n>\n> - One.\n> - Two."],
  ["code", "```\n**Takeaways**\n\n- One.\n- Two.\n```"],
  ["a transcript", "## Transcript\n\n**Takeaways**\n\n- One.\n- Two."],
  ["another name", "**Groceries**\n\n- One.\n- Two."],
])("a line opens no section where it has %s", (_, body) => {
  expect(takeawaysOf(body)).toEqual([]);
});

const RULES = ["</details>", "<!-- note -->", "<br>", "[r]: https://e.org", "</div>", "> q", "- i"];

test.each(RULES)("a rule right below %s is a rule", (above) => {
  const body = `## Takeaways\n\n### 1. A\n\na\n\n${above}\n---\n\n### 2. B\n\nb\n`;
  expect(sectionsOf(body)).toEqual(["takeaways"]);
  expect(titlesOf(body)).toEqual(["A", "B"]);
});

test.each([
  ["<pre>\n## not\n</pre>", ["intro"]],
  ["<pre>\n\n## not\n\n</pre>\n\n## Yes", ["intro", "yes"]],
  ["<!--\n## not\n-->", ["intro"]],
  ["<style>\n## not\n</style>", ["intro"]],
  ["```\n## not\n```", ["intro"]],
  ["Yes\n---\n\na", ["yes"]],
])("nothing inside HTML or code is a heading: %j", (body, names) => {
  expect(sectionsOf(body)).toEqual(names);
});

test("in the form the program writes every numbered heading is a takeaway", () => {
  const body = "## Takeaways\n\n### 1. A\n\na\n\n### 2. Lessons from the Cold War\n\n- b\n- c\n";
  expect(titlesOf(body)).toEqual(["A", "Lessons from the Cold War"]);
  expect(titlesOf("## Takeaways\n\n### 1. Summary\n\na\n\n### 2. Guests\n\nb\n")).toEqual([
    "Summary",
    "Guests",
  ]);
});

test("a named heading beside numbered takeaways belongs to the one above it", () => {
  const body = "## Takeaways\n\n### 1. A\n\na\n\n### Quote\n\n> q\n\n### 2. B\n\nb\n";
  expect(takeawaysOf(body).map(({ title, text }) => [title, text])).toEqual([
    ["A", "a\n\n#### Quote\n\n> q"],
    ["B", "b"],
  ]);
});

test("a named heading below a list of takeaways belongs to the last of them", () => {
  const body = "## Takeaways\n\n1. **A**\n\n   a\n\n2. **B**\n\n#### Transcript\n\nspoken\n";
  expect(takeawaysOf(body).map(({ title, text }) => [title, text])).toEqual([
    ["A", "a"],
    ["B", "#### Transcript\n\nspoken"],
  ]);
});

test.each(["Overview", "Takeaways", "Guests"])("“### %s” in a transcript is part of it", (name) => {
  const body = `## Transcript\n\na\n\n### ${name}\n\n- b\n- c\n`;
  expect(sectionsOf(body)).toEqual(["transcript"]);
  expect(takeawaysOf(body)).toEqual([]);
});

test.each([
  ["## TL;DR\n\ns\n\n## Links\n\na\n\n## Links\n\nb\n", ["tldr", "links", "links-2"]],
  ["<!-- note -->\n\n## TL;DR\n\ns\n", ["intro", "tldr"]],
  ["## Resources\n\na\n\n## Notable quotes\n\n> q\n", ["resources", "notable-quotes"]],
  ["## About the guest\n\na\n", ["guests"]],
  ["## Summary of this episode\n\na\n", ["tldr"]],
  ["## Summary of the war\n\na\n", ["summary-of-the-war"]],
])("sections of %j are named %j", (body, names) => {
  expect(sectionsOf(body)).toEqual(names);
});
