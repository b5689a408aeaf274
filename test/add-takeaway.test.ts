import { describe, expect, test } from "vitest";
import { onlyAdds, withTakeaway } from "../src/episode/edit/add-takeaway.ts";
import { parse } from "../src/episode/parse.ts";

const FRONT = "---\npodcast: P\nnumber: 1\ntitle: T\n---\n\n";
const PATH = "p/1.md";

interface Added {
  title: string;
  text: string;
  topics: string[];
  start: number | null;
}

const SHORT: Added = { title: "New thing", text: "", topics: [], start: null };
const FULL: Added = { title: "New thing", text: "Why so.", topics: ["gpus", "ai"], start: 65 };

function add(body: string, added: Added): string | null {
  const text = FRONT + body;
  const parsed = parse(text, PATH);
  const number = Math.max(0, ...parsed.episode.takeaways.map((one) => one.number)) + 1;
  const after = withTakeaway({ text, path: PATH, parsed }, { number, end: null, ...added });
  return after === null ? null : after.slice(FRONT.length);
}

/** What is added to a body, which has to stay. */
function addition(body: string, added: Added): string {
  const after = add(body, added)!;
  expect(onlyAdds(body, after)).toBe(true);
  const { takeaways } = parse(FRONT + after, PATH).episode;
  expect(takeaways.at(-1)).toMatchObject(added);
  let same = 0;
  while (same < body.length && body[same] === after[same]) same++;
  return after.slice(same, after.length - (body.length - same));
}

describe("a takeaway is added in the form that the others have", () => {
  const TAGGED = "\n#gpus #ai [00:01:05]\n\nWhy so.\n";
  test.each([
    ["headings with numbers", "## Takeaways\n\n### 1. A\n\nx\n", `\n### 2. New thing${TAGGED}`],
    ["headings without", "## Takeaways\n\n### A\n\nx\n", `\n### New thing${TAGGED}`],
    [
      "headings of another level",
      "## Takeaways\n\n#### 1. A\n\nx\n",
      `\n#### 2. New thing${TAGGED}`,
    ],
    ["lines in bold", "## Takeaways\n\n**A**\n\nx\n\n**B**\n\ny\n", `\n**New thing**${TAGGED}`],
    [
      "a tight list",
      "## Takeaways\n\n- **A**: x\n- **B**: y\n",
      "- [00:01:05] **New thing**: Why so. #gpus #ai\n",
    ],
    [
      "a loose list with numbers",
      "## Takeaways\n\n1) A.\n\n2) B.\n",
      "\n3) [00:01:05] New thing: Why so. #gpus #ai\n",
    ],
    ["paragraphs", "## Takeaways\n\n**A.** x\n\n**B.** y\n", `\n**New thing**${TAGGED}`],
    ["nothing yet", "## TL;DR\n\nx\n", `\n## Takeaways\n\n### 1. New thing${TAGGED}`],
    ["an empty section", "## Takeaways\n", `\n### 1. New thing${TAGGED}`],
  ])("%s", (_, body, expected) => {
    expect(addition(body, FULL)).toBe(expected);
  });

  test("before what follows the section", () => {
    const body = "## Takeaways\n\n- a\n- b\n\n## Links\n\nx\n";
    expect(add(body, SHORT)).toBe(body.replace("- b\n", "- b\n- New thing\n"));
  });

  test("before a rule that ends the section", () => {
    const body = "## Takeaways\n\n- a\n- b\n\n---\n\n## Links\n\nx\n";
    expect(add(body, SHORT)).toBe(body.replace("- b\n", "- b\n- New thing\n"));
  });

  test("without a time in a chapter that has one", () => {
    const body = "## 1. One [01:00]\n\nx\n\n**Takeaways:**\n\n- a\n- b\n";
    expect(add(body, SHORT)).toBe(`${body}- New thing\n`);
  });

  test("in the last section that has some", () => {
    const body = "## Takeaways\n\n### 1. A\n\nx\n\n## Lessons\n\n- B: y\n\n## End\n";
    expect(add(body, SHORT)).toBe(body.replace("y\n", "y\n- New thing\n"));
  });

  test("where the file ends without a line end", () => {
    expect(add("## Takeaways\n\n- a\n- b", SHORT)).toBe("## Takeaways\n\n- a\n- b\n- New thing\n");
  });

  test("with line ends as the file has them", () => {
    const text = `${FRONT}## Takeaways\n\n- a\n- b\n`.replaceAll("\n", "\r\n");
    const read = { text, path: PATH, parsed: parse(text, PATH) };
    const added = { ...SHORT, number: 3, end: null };
    expect(withTakeaway(read, added)).toBe(`${text}- New thing\r\n`);
  });

  test.each([
    { ...SHORT, title: "Stars *and* more" },
    { ...SHORT, title: "What is #1?" },
    { ...SHORT, title: "At [41:10] sharp" },
    { ...SHORT, text: "Two #tags.\n\nAnd more." },
    { ...FULL, text: "- a\n- b" },
    { ...SHORT, text: "```\n# code\n```" },
    { ...SHORT, text: "## A heading\n\nx" },
  ])("whatever is added: %j", (added) => {
    for (const body of ["## Takeaways\n\n- a\n- b\n", "## Takeaways\n\n### 1. A\n\nx\n"]) {
      const after = add(body, added);
      if (after === null) continue;
      const { takeaways } = parse(FRONT + after, PATH).episode;
      expect(takeaways.at(-1)).toMatchObject({ ...added, text: expect.any(String) });
      expect(onlyAdds(body, after)).toBe(true);
    }
  });

  test("what would be read otherwise is not added", () => {
    expect(add("## Takeaways\n\n**A.** x\n\n**B.** y\n", { ...SHORT, text: "a\n\n- b" })).toBe(
      null,
    );
  });
});
