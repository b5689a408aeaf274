import { describe, expect, test } from "vitest";
import { file, findingsOf, fixed, HEAD, problemsIn } from "./checking.ts";

const topics = "gpus: { aliases: [gpu] }\nai:\nopen-models:\n";
const takeaways = (text: string) => file(HEAD, `## Takeaways\n\n${text}`);
const plain = (problems: string[]) => problems.filter((one) => !/-guessed /.test(one));

describe("a topic that topics.yaml lacks", () => {
  const text = file(
    `${HEAD}topics: [notes, gpuz]\n`,
    "## Takeaways\n\n### 1. A\n#gpuz #paper\n\nText.\n",
  );

  test("is no problem, also where topics.yaml has aliases", () => {
    expect(problemsIn(text, { topics })).toEqual([]);
    expect(problemsIn(text, { topics, closed: false })).toEqual([]);
  });

  test("is reported once in a file where topics are closed, with the nearest", () => {
    expect(findingsOf(text, { topics, closed: true })).toMatchObject([
      { line: 6, column: 10, code: "topic-unknown", hint: "add it to topics.yaml" },
      {
        line: 6,
        column: 17,
        code: "topic-unknown",
        severity: "warning",
        hint: "did you mean gpus?",
      },
      { line: 12, column: 8, code: "topic-unknown", message: "“paper” is not in topics.yaml" },
    ]);
  });

  test("is no problem without a topics.yaml", () => {
    expect(problemsIn(text, { closed: true })).toEqual([]);
  });

  test.each([
    ["in a sentence", "They moved to #paper at last, and so on."],
    ["at the end of an item", "- **A**: text. #paper"],
    ["after a key", "- **A**: text.\n\n  Topics: paper, notebooks"],
    ["with closing marks", "- **A**: text (see #paper)."],
  ])("is found %s", (_, item) => {
    const found = problemsIn(takeaways(`${item}\n`), { topics, closed: true });
    expect(found.filter((one) => one.includes("“paper”"))).toHaveLength(1);
  });
});

describe("an alias", () => {
  test.each([
    ["### 1. A\n#gpu #ai, #gpu.\n\nText.\n", "### 1. A\n#gpus #ai, #gpus.\n\nText.\n"],
    ["### 1. A\n#gpu [00:01:02]\n\nText.\n", "### 1. A\n#gpus [00:01:02]\n\nText.\n"],
    ["### 1. A\n[00:01:02] #gpu\n\nText.\n", "### 1. A\n[00:01:02] #gpus\n\nText.\n"],
    ["### 1. Alpha #gpu\n\nText.\n", "### 1. Alpha #gpus\n\nText.\n"],
    ["### 1. A\n\nTopics: gpu, ai\n\nText.\n", "### 1. A\n\nTopics: gpus, ai\n\nText.\n"],
    ["### 1. A\n\nText.\n\nTags: gpu\n", "### 1. A\n\nText.\n\nTags: gpus\n"],
    ["- **A**: text. #gpu #ai\n", "- **A**: text. #gpus #ai\n"],
    ["- **A**: text.\n  - #gpu\n- **B**: text.\n", "- **A**: text.\n  - #gpus\n- **B**: text.\n"],
    ["**A**\n\n#gpu\n\nText.\n\n**B**\n\nText.\n", "**A**\n\n#gpus\n\nText.\n\n**B**\n\nText.\n"],
  ])("of a takeaway is fixed in %j", (text, better) => {
    expect(plain(problemsIn(takeaways(text), { topics }))[0]).toMatch(
      /^\d+ topic-alias “gpu” is an alias of gpus$/,
    );
    expect(fixed(takeaways(text), { topics }).text).toBe(takeaways(better));
  });

  test.each([
    "### 1. A\n\nThey moved to #gpu at last.\n",
    "### 1. A\n#ai\n\nText of #gpu fame. #gpu\n",
    "### 1. A\n#ai\n\n```\n#gpu\n```\n",
    "### 1. A\n\nSee [this](https://example.org/#gpu).\n",
  ])("that is a word, or no topic, stays: %j", (text) => {
    expect(plain(problemsIn(takeaways(text), { topics }))).toEqual([]);
    expect(fixed(takeaways(text), { topics }).text).toBe(takeaways(text));
  });

  test.each([
    ["topics: [gpu, ai]", "topics: [gpus, ai]"],
    ["tags: gpu、ai", "tags: gpus、ai"],
    ["tags: '#gpu #ai'", "tags: '#gpus #ai'"],
    ["podcast_topics:\n  - ai\n  - gpu # mine", "podcast_topics:\n  - ai\n  - gpus # mine"],
  ])("of the episode is fixed in %j", (line, better) => {
    expect(fixed(file(`${HEAD}${line}\n`), { topics }).text).toBe(file(`${HEAD}${better}\n`));
  });

  test("under a key that is not read as topics stays", () => {
    const text = file(`${HEAD}topics: [ai]\ntags: [gpu, AI]\n`);
    expect(problemsIn(text, { topics })).toEqual([]);
    expect(fixed(text, { topics }).text).toBe(text);
  });

  test("in a Topics section of the body is reported at its line, without a fix", () => {
    const text = file(HEAD, "Text.\n\n## Topics\n\n- gpu\n- ai\n");
    expect(findingsOf(text, { topics })).toMatchObject([
      { line: 10, code: "topic-alias", fix: [] },
    ]);
  });
});

test("takeaways of several sections keep their topics apart", () => {
  const text = takeaways(
    "### 1. A\n#gpu\n\nText.\n\n## Highlights\n\n### 1. B\n#AI\n\nText.\n\n## Links\n\n#gpu\n",
  );
  expect(problemsIn(text, { topics })).toEqual([
    "11 topic-alias “gpu” is an alias of gpus",
    "18 topic-spelling “AI” is read as ai",
  ]);
});
