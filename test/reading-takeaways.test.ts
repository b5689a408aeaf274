import { expect, test } from "vitest";
import { FM, read, takeawaysOf, titlesOf } from "./reading.ts";

/** A list under its section's heading. */
function list(...items: string[]): string {
  return `## Takeaways\n\n${items.join("\n")}\n`;
}

test("bulleted bold leads are takeaways", () => {
  const found = takeawaysOf("## Key Takeaways\n\n- **First thing**: why. #x\n- **Second**: more.");
  expect(found.map(({ number, title, text, topics }) => [number, title, text, topics])).toEqual([
    [1, "First thing", "why.", ["x"]],
    [2, "Second", "more.", []],
  ]);
});

test.each([
  ["- **T** – x", "T", "x"],
  ["- **T** - x", "T", "x"],
  ["- **T** — x", "T", "x"],
  ["- **T**——x", "T", "x"],
  ["- **T** → x", "T", "x"],
  ["- **T**: x", "T", "x"],
  ["- **T:** x", "T", "x"],
  ["- **T**：x", "T", "x"],
  ["- **T：**x", "T", "x"],
  ["- **T.** x", "T", "x"],
  ["- **T**。x", "T", "x"],
  ["- **A**, not b.", "A", "not b."],
  ["- **T** (x)", "T", "(x)"],
  ["- **Why not?** x", "Why not?", "x"],
  ["- **Do it!** x", "Do it!", "x"],
  ["- [ ] **Do it** — why", "Do it", "why"],
  ["- [x] Do it: why", "Do it", "why"],
  ["1. __T__: x", "T", "x"],
  ["* **T**: x", "T", "x"],
  ["+ **T**: x", "T", "x"],
  ["- X — text", "X", "text"],
  ["- X: text", "X", "text"],
  ["- 标题：正文", "标题", "正文"],
  ["- **T**", "T", ""],
  ["- **T**\n  - x\n  - y", "T", "- x\n- y"],
  ["- **Dampers move** the problem.", "Dampers move", "**Dampers move** the problem."],
  ["- One sentence. Another one.", "One sentence", "Another one."],
  ["- It is 9:30 now", "It is 9:30 now", ""],
  ["- A well-known thing", "A well-known thing", ""],
])("%j has title %j and text %j", (item, title, text) => {
  const [first] = takeawaysOf(list(item));
  expect({ title: first?.title, text: first?.text }).toEqual({ title, text });
});

test("a long first sentence gives a title that is cut and keeps its whole as the text", () => {
  const sentence = `${"some words that go on ".repeat(7).trim()}.`;
  const [first] = takeawaysOf(list(`- ${sentence}`));
  expect(first!.title).toMatch(/^some words .{40,70}\w…$/);
  expect(first!.text).toBe(sentence);
});

test.each([
  ["1. (00:41:10) A thing. Text\n2. (00:42:00) Next.", [2470, 2520], ["A thing", "Next"]],
  ["1. [41:10] Another.", [2470], ["Another"]],
  ["- 41:10 - Third.\n- 42:00 - Fourth.", [2470, 2520], ["Third", "Fourth"]],
  ["### Alpha [00:00:05]", [5], ["Alpha"]],
  ["1. [41:10](https://youtu.be/x?t=2470) A thing.", [2470], ["A thing"]],
  ["### Alpha\n[00:05 - 00:09]\n\na", [5], ["Alpha"]],
  ["### Alpha @ 00:05\n\na", [5], ["Alpha"]],
  ["### `00:05` Alpha\n\na", [5], ["Alpha"]],
  ["### **[00:05]** Alpha\n\na", [5], ["Alpha"]],
  ["### Alpha（00:05）\n\na", [5], ["Alpha"]],
  ["### Alpha\n🎧 00:05\n\na", [5], ["Alpha"]],
  ["### Alpha\nTimestamp: 00:05\n\na", [5], ["Alpha"]],
  ["### Alpha\n#x #y [00:05]\n\na", [5], ["Alpha"]],
  ["### Alpha - 00:05\n\na\n\n### Beta - 00:09\n\nb", [5, 9], ["Alpha", "Beta"]],
])("a time is read and leaves the title: %j", (body, starts, titles) => {
  const found = takeawaysOf(`## Takeaways\n\n${body}\n`);
  expect(found.map(({ start }) => start)).toEqual(starts);
  expect(found.map(({ title }) => title)).toEqual(titles);
});

test.each([
  ["- **Matthew 5:17**: he said.\n- **Mark 2:11**: more.", ["Matthew 5:17", "Mark 2:11"]],
  ["- Pareto (80:20)\n- Other", ["Pareto (80:20)", "Other"]],
  ["- 9:30 - not before\n- a\n- b\n- c", ["9:30 - not before", "a", "b", "c"]],
  ["- Meet at 9:30\n- Leave at 10:30", ["Meet at 9:30", "Leave at 10:30"]],
  ["### The 16:9 frame\n\na\n\n### The 4:3 frame\n\nb", ["The 16:9 frame", "The 4:3 frame"]],
  ["- A ratio of (3:20)\n- b", ["A ratio of (3:20)", "b"]],
])("no time is read: %j", (body, titles) => {
  const found = takeawaysOf(`## Takeaways\n\n${body}\n`);
  expect(found.map(({ title }) => title)).toEqual(titles);
  expect(found.every(({ start }) => start === null)).toBe(true);
});

test("no time is after the end of the episode", () => {
  const front = FM.replace("title: T", "title: T\nduration: 30m");
  const body = "## Takeaways\n\n- [41:10] A.\n- [20:00] B.\n";
  expect(read(front + body).takeaways.map(({ start }) => start)).toEqual([null, 1200]);
});

test.each([
  ["### A [00:05-00:09]", 5, 9],
  ["### A\n[00:05 – 00:09] (4 min)", 5, 9],
  ["### A [00:05]\n[00:09]", 5, null],
])("%j has start %i and end %s", (body, start, end) => {
  const [first] = takeawaysOf(`## Takeaways\n\n${body}\n\na\n`);
  expect({ start: first?.start, end: first?.end, text: first?.text }).toMatchObject({ start, end });
});

test("a takeaway without a time has that of the chapter it stands in", () => {
  const body =
    "## 1. Why roots matter [04:40-08:00]\n\na\n\n**Takeaways:**\n\n- One.\n- [05:00] Two.\n\n" +
    "## 2. Why leaves do [08:00-09:00]\n\n### Takeaways\n\n- Three.\n";
  const found = takeawaysOf(body).map(({ title, start, end }) => [title, start, end]);
  expect(found).toEqual([
    ["One", 280, 480],
    ["Two", 300, null],
    ["Three", 480, 540],
  ]);
});

test("highlights above numbered takeaways are counted after them", () => {
  const points = (word: string) => `### 1. ${word} one\n\na\n\n### 2. ${word} two\n\nb\n\n`;
  const body = `## Highlights\n\n${points("High")}## Takeaways\n\n${points("Take")}`;
  const { takeaways, sections } = read(FM + body);
  expect(takeaways.map(({ number, title }) => `${number} ${title}`)).toEqual([
    "1 Take one",
    "2 Take two",
    "3 High one",
    "4 High two",
  ]);
  expect(sections.map(({ name }) => name)).toEqual(["takeaways"]);
});

test.each([
  ["## Insights\n\n- a\n\n## Learnings\n\n- b\n- c\n", ["1 a", "2 b", "3 c"]],
  ["## Highlights\n\n- a\n\n## Key Takeaways\n\n- b\n- c\n", ["1 b", "2 c", "3 a"]],
  ["## Takeaways\n\n### 4. a\n\n## Insights\n\n- b\n", ["4 a", "5 b"]],
])("takeaways of several sections are counted on: %j", (body, want) => {
  expect(takeawaysOf(body).map(({ number, title }) => `${number} ${title}`)).toEqual(want);
});

test("headings that only group bulleted bold leads are groups", () => {
  const body =
    "## Takeaways\n\n### Economics\n\n- **A**: a\n- **B**: b\n\n### Politics\n\n- **C**: c\n";
  expect(titlesOf(body)).toEqual(["A", "B", "C"]);
});

test.each([
  ["a number", "### 1. Economics\n\n- **A**: a\n- **B**: b\n", ["Economics"]],
  ["a topic", "### Economics #money\n\n- **A**: a\n- **B**: b\n", ["Economics"]],
  ["a time", "### Economics [00:05]\n\n- **A**: a\n- **B**: b\n", ["Economics"]],
  ["a text", "### Economics\n\nWords.\n\n- **A**: a\n- **B**: b\n", ["Economics"]],
  ["items without leads", "### Economics\n\n- one\n- two\n", ["Economics"]],
])("a heading with %s is a takeaway, not a group", (_, body, titles) => {
  expect(titlesOf(`## Takeaways\n\n${body}`)).toEqual(titles);
});

test.each([
  ["numbers that rise are kept", ["2. a", "5. b"], [2, 5]],
  ["numbers that do not rise are positions", ["1. a", "1. b", "1. c"], [1, 2, 3]],
  ["bullets are counted", ["- a", "- b"], [1, 2]],
])("%s", (_, items, numbers) => {
  expect(takeawaysOf(list(...items)).map(({ number }) => number)).toEqual(numbers);
});

test.each([
  ["paragraphs", "One thing.\n\nOther thing.\n", ["One thing", "Other thing"]],
  ["paragraphs with bold leads", "Words.\n\n**A**: a\n\n**B**: b\n", ["A", "B"]],
  ["bold lines", "**A**\n\na\n\n**B**\n\nb\n", ["A", "B"]],
  ["links into the file", "- [A](#a)\n- [B](#b)\n\n### A\n\na\n\n### B\n\nb\n", ["A", "B"]],
  ["a rule after the list", "- A\n- B\n\n---\n", ["A", "B"]],
])("%s are read", (_, body, titles) => {
  expect(titlesOf(`## Takeaways\n\n${body}`)).toEqual(titles);
});

test("an address that a title or a time led to is kept, without the time's own", () => {
  const body = "## Takeaways\n\n- [A](https://e.org/a)\n- [41:10](https://e.org/b) B\n";
  expect(takeawaysOf(body).map(({ title, text, start }) => [title, text, start])).toEqual([
    ["A", "<https://e.org/a>", null],
    ["B", "<https://e.org/b>", 2470],
  ]);
  const played = "## Takeaways\n\n- [41:10](https://e.org/b?t=2470) B\n";
  expect(takeawaysOf(played)[0]!.text).toBe("");
});

test("a line that plays a snip stays in the text and gives its times", () => {
  const line = "[🎧 Play snip - 1min️ (02:49 - 04:42)](https://e.org/snip)";
  const [first] = takeawaysOf(`## Takeaways\n\n### A\n\n${line}\n\na\n`);
  expect(first).toMatchObject({ start: 169, end: 282, text: `${line}\n\na` });
});
