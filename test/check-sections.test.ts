import { describe, expect, test } from "vitest";
import { codesIn, file, findingsOf, HEAD, problemsIn } from "./checking.ts";

const body = (text: string) => file(HEAD, text);
const list = "- Write things down.\n- Read them again.\n- Burn them.\n";
const codes = (text: string) => codesIn(body(text)).filter((code) => !code.endsWith("-guessed"));

describe("a section that looks like takeaways", () => {
  test.each([
    "## Leadership Lessons",
    "## Lessons for Founders Everywhere",
    "## Insights that stayed with me",
    "## Character Development Insights",
    "### What I wrote down: highlights",
    "## 对 AI 从业者的启发",
    "## 实用的学び",
    "**Leadership lessons:**",
    "Some lessons that we wrote down:",
  ])("%s above a list is reported", (title) => {
    const found = findingsOf(body(`## Notes\n\nText.\n\n${title}\n\n${list}`));
    expect(found).toMatchObject([
      {
        line: 12,
        severity: "warning",
        code: "section-unread",
        hint: "rename it to ## Takeaways, or add its name to sections in library.yaml",
      },
    ]);
  });

  test("numbered headings below it are a list too", () => {
    const points = "### 1. First\n\nText.\n\n### 2. Second\n\nText.\n";
    expect(codes(`## Leadership Lessons\n\n${points}`)).toEqual(["section-unread"]);
  });

  test.each([
    ["is a chapter of prose", "## My biggest lesson from losing it all\n\nText.\n\nMore text.\n"],
    ["says the word as a verb", `## The episode highlights the contrast\n\n${list}`],
    ["is about learning", `## Learning through play\n\n${list}`],
    ["is what was posted elsewhere", `## X/Twitter Highlights\n\n${list}`],
    [
      "is a list of links",
      "## Related lessons\n\n- [a](https://example.org)\n- [b](https://example.org)\n",
    ],
    ["is a list of pages", "## Old insights\n\n- [[one]]\n- [[two]]\n"],
    ["has one item", "## Leadership Lessons\n\n- One.\n"],
    ["is about technology", `## 技术要点\n\n${list}`],
    ["is about making the video", `## 切り抜き作成のポイント\n\n${list}`],
  ])("is not reported where it %s", (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test("is not reported where it is read", () => {
    for (const title of ["## Takeaways", "## Key Lessons", "## Insights", "### Highlights"])
      expect(codes(`## Notes\n\nText.\n\n${title}\n\n${list}`)).toEqual([]);
  });

  test("is not reported inside takeaways or a transcript, in code, or as the title", () => {
    expect(
      codes(`## Takeaways\n\n### 1. Lessons of war\n\n${list}\n### 2. Old insights\n\n${list}`),
    ).toEqual([]);
    expect(codes(`## Transcript\n\n### Leadership lessons\n\n${list}`)).toEqual([]);
    expect(codes(`\`\`\`\n## Leadership lessons\n\n${list}\`\`\`\n`)).toEqual([]);
    const title = `# Leadership lessons\n\n${list}`;
    expect(codesIn(`---\npodcast: P\ndate: 2026\n---\n\n${title}`)).toEqual([]);
  });
});

describe("an empty section", () => {
  test("is reported, also where it has only a rule or a comment", () => {
    expect(
      problemsIn(body("## Notes\n\n## Links\n\n---\n\n## Quotes\n\n<!-- later -->\n")),
    ).toEqual([
      "8 section-empty “Notes” is empty",
      "10 section-empty “Links” is empty",
      "14 section-empty “Quotes” is empty",
    ]);
  });

  test("is not reported where other headings follow below it", () => {
    expect(codes(`## Notes\n\n### Key Takeaways\n\n${list}`)).toEqual([]);
    expect(codes("# Part one\n\n## Notes\n\nText.\n\n# Part two\n\n## Links\n\nText.\n")).toEqual(
      [],
    );
  });

  test("is not also a section without takeaways", () => {
    expect(codes("## Key Takeaways\n\n---\n\n## Links\n\nText.\n")).toEqual(["section-empty"]);
    expect(codes("## Key Takeaways\n\n> A quotation.\n")).toEqual(["takeaways-unread"]);
  });
});

describe("a second section of a kind", () => {
  test("is reported once, with the first one's place", () => {
    expect(
      findingsOf(body("## Summary\n\nOne.\n\n## Overview\n\nTwo.\n\n## Abstract\n\nThree.\n")),
    ).toMatchObject([
      {
        line: 12,
        code: "section-double",
        message: "a second TL;DR, “Overview”, is read as a section of its own, and 1 more like it",
        hint: "join it with “Summary” on line 8, or give it another title",
      },
    ]);
  });

  test("of takeaways is read, so it is no problem", () => {
    expect(codes(`## Takeaways\n\n${list}\n## Highlights\n\n${list}`)).toEqual([]);
  });
});

describe("the numbers of takeaways", () => {
  const titles = (...heads: string[]) =>
    body(`## Takeaways\n\n${heads.map((head) => `${head}\n\nText.\n`).join("\n")}`);

  test.each([
    [["### 1. A", "### 2. B"], []],
    [["### A", "### B", "### C"], []],
    [["1. **A**", "1. **B**", "1. **C**"], []],
    [["### 2. A", "### 3. B"], ["10 takeaway-gap the first takeaway is number 2"]],
    [["### 1. A", "### 3. B", "### 4. C"], ["14 takeaway-gap 3 follows 1"]],
    [["### 1. A", "### 1. B"], ["14 takeaway-double a second takeaway has number 1"]],
    [["### 0. Before", "### 1. A"], []],
    [["**1. A**", "**3. B**"], ["14 takeaway-gap 3 follows 1"]],
  ])("%j", (heads, problems) => {
    expect(problemsIn(titles(...heads))).toEqual(problems);
  });

  test("go on in a second section without a gap", () => {
    const points = (a: string, b: string) => `### 1. ${a}\n\nText.\n\n### 2. ${b}\n\nText.\n\n`;
    expect(
      codes(`## Takeaways\n\n${points("A", "B")}## Highlights\n\n${points("C", "D")}`),
    ).toEqual([]);
  });

  test("begin again in groups without a gap", () => {
    const group = "1. **A**: text\n2. **B**: text\n";
    expect(codes(`## Takeaways\n\n### Economics\n\n${group}\n### Politics\n\n${group}`)).toEqual(
      [],
    );
  });
});

describe("the Guests section", () => {
  const guests = (stated: string, text: string) =>
    problemsIn(file(`${HEAD}${stated}`, `## Guests\n\n${text}`)).map(
      (one) => one.split("guest-missing ")[1],
    );

  test("names guests whom the metadata lacks", () => {
    expect(
      guests("guests: [Ada Example]\n", "**Ada Example** writes.\n\n**Bo van Sample** reads.\n"),
    ).toEqual(["Bo van Sample is not among the guests"]);
    expect(guests("", "- **Ada Example**: writes\n- **Bo Sample**: reads\n")).toEqual([
      "Ada Example is not among the guests",
      "Bo Sample is not among the guests",
    ]);
  });

  test("puts other things in bold too", () => {
    expect(
      guests("guests: [Ada Example]\n", "Ada Example wrote:\n\n1. **Opportunity Tree**: a book\n"),
    ).toEqual([]);
    expect(
      guests(
        "",
        "Ada Example led:\n\n- **Example Maps**: the team\n- **Credit Notes**: all of it\n",
      ),
    ).toEqual([]);
    expect(
      guests("guests: [Ada Example]\n", "- **Current Role**: writer\n- **荣誉**: 无\n"),
    ).toEqual([]);
    expect(guests("", "- **Known For**: books\n- **Key Work**: Letters\n")).toEqual([]);
  });
});

describe("links", () => {
  test.each([
    "[4:29](#t=4:29)",
    "[4:29](#t=269)",
    "[1:02](#t=1h2m)",
    "[the top](#notes)",
    "[the top](#Notes)",
    "[a tour](#-a-tour)",
    "[a tour](#️-a-tour)",
    "[a tour](#a-tour)",
    "[a tour](<#A tour>)",
    "[智能体](能自主调用软件的AI)",
    "[Reddit](Reddit/Quora)",
    "[page](../its-just-math/)",
    "[a](None)",
    "[open](a(b.md)",
    "[web](https://example.org/none.md)",
  ])("%s is not reported", (link) => {
    expect(codes(`## Notes\n\nSee ${link}.\n\n### 🎙️ A tour\n\nText.\n`)).toEqual([]);
  });

  test.each([
    ["[a](notes/3.md)", "link-broken"],
    ['[a](notes/3.md "Three")', "link-broken"],
    ["![a](cover.png)", "link-broken"],
    ["[a](<notes and more.md>)", "link-broken"],
    ["[a](a%20b.md#c)", "link-broken"],
    ["[a](#the-end)", "anchor-broken"],
    ["[a](#time)", "anchor-broken"],
  ])("%s is broken", (link, code) => {
    expect(codes(`## Notes\n\nSee ${link}.\n`)).toEqual([code]);
  });
});
