import {
  array,
  assert,
  constantFrom,
  oneof,
  property,
  string,
  stringMatching,
  tuple,
} from "fast-check";
import { describe, expect, test } from "vitest";
import type { Episode } from "../../src/episode/episode.ts";
import { parse } from "../../src/episode/parse.ts";
import { visible } from "../../src/text/clean.ts";
import { write } from "../../src/episode/write.ts";
import { IMPORTERS } from "../../src/import/formats/formats.ts";
import type { Draft } from "../../src/import/formats/importer.ts";
import { runs } from "../runs.ts";

const placed = (draft: Draft): Episode => ({ id: "", path: "", ...draft.episode });

/** All drafts that any importer makes of a text; that none throws is part of every test. */
function read(text: string, name = "-"): Draft[] {
  return IMPORTERS.flatMap((importer) => {
    importer.recognises({ name, text, mediaType: null });
    return [...importer.read({ name, text, mediaType: null })];
  });
}

/** What must hold for every draft, whatever it was made of. */
function expectSound(drafts: Draft[]): void {
  for (const draft of drafts) {
    const { episode, problems } = parse(write(placed(draft)), "again.md");
    expect(problems).toEqual([]);
    expect({ ...episode, id: "", path: "" }).toEqual(placed(draft));
    const said = JSON.stringify(draft.guesses.map(({ message }) => message)) + draft.key;
    expect(visible(write(placed(draft)) + said)).toBe(write(placed(draft)) + said);
    expect(draft.episode.title).not.toBe("");
  }
}

const FRAGMENTS = [
  "# A title",
  "## Summary",
  "## Key takeaways",
  "### 2. Point",
  "#### Deep",
  "Setext",
  "===",
  "---",
  "+++",
  "```js",
  "~~~",
  "<!--",
  "-->",
  "- item",
  "1. **Lead.** rest #tag",
  "2) second",
  "#one #two",
  "[00:12]",
  "> quote",
  "| a | b |",
  "    indented",
  "",
  "plain words",
  "title: x",
  "key: a: b",
  "[[Page|shown]]",
  "🎧 0:12 - 0:20",
  "### [T](https://share.snipd.com/snip/a-1)",
  "### [00:15] T #tag [[b c]]",
  "[🎧 Play snip (0:12 - 0:20)](https://share.snipd.com/snip/a-1)",
  "## Episode metadata",
  "- Show:: [[P\\|Q]]",
  "- Tags: #one, two",
  "<details>",
  "<summary>Show notes</summary>",
  "#### 📚 Transcript",
  "<blockquote><b>A</b><br/>words</blockquote>",
  "## Metadata",
  "- Author: [[A]]",
  "- Full Title: 12 - T",
  "- Document Tags: [[b c]] #d",
  "## Highlights",
  "- words ([Time 0:01](https://a.example))",
  "- Speaker 1: words",
  "  more words",
  "    - **Tags:** #a, [[b c]], #(d)",
  "    - **Note:** words #e",
  "## New highlights added March 3, 2025 at 9:14 PM",
  "[params]",
  "[extra]",
  "podcast = 'P'",
  "<p>",
  "</li><li>",
  "<item><title>",
  "</item>",
  "Takeaways:",
  "\u001b[31m",
  "\u202e",
  "\0",
  "&#27;",
  "{{< x >}}",
];

/** A text without what is a comment beside the facts of its front matter. */
function withoutComments(text: string): string {
  return text.replace(/^---\n[^]*?\n---(?=\n|$)/, (block) =>
    /^\w+:/m.test(block) ? block.replace(/^#.*$/gm, "") : block,
  );
}

describe("any text", () => {
  test("of lines that mean something somewhere gives sound drafts", () => {
    const lines = array(constantFrom(...FRAGMENTS), { maxLength: 20 });
    const head = constantFrom(
      "",
      "---\ntitle: T\n---\n",
      "+++\ntitle = 'T'\n+++\n",
      "<html><body>",
      "<rss>",
    );
    assert(
      property(head, lines, (front, body) => expectSound(read(front + body.join("\n")))),
      runs(300),
    );
  });

  test("of any characters gives sound drafts", () => {
    const text = string({ unit: "binary", maxLength: 200 });
    assert(
      property(text, (any) => expectSound(read(any))),
      runs(200),
    );
  });

  test("of Markdown keeps all its words", () => {
    const archive = IMPORTERS.find(({ name }) => name === "markdown")!;
    const word = stringMatching(/^[a-z]{3,8}$/);
    const line = oneof(
      word,
      tuple(constantFrom("## ", "### ", "- ", "1. ", "#", "> ", "    ", "**"), word).map((pair) =>
        pair.join(""),
      ),
      constantFrom("", "```", "---", "## Takeaways", "## Summary", "description: text"),
    );
    const document = tuple(
      constantFrom(
        "",
        "---\ndescription: first words\nsummary: second words\nnumber: 5\nepisode: third\n---\n",
        "---\nbad: a: b\nother: [\n---\n",
      ),
      array(line, { maxLength: 20 }),
    );
    assert(
      property(document, ([front, lines]) => {
        const text = front + lines.join("\n");
        const [draft] = archive.read({ name: "-", text, mediaType: null });
        const kept = new Set(
          write(placed(draft!))
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/gu),
        );
        const known = new Set(["description", "summary", "episode"]);
        expect(
          withoutComments(text)
            .match(/[\p{L}]{3,}/gu)
            ?.filter((w) => !kept.has(w.toLowerCase()) && !known.has(w)) ?? [],
        ).toEqual([]);
      }),
      runs(500),
    );
  });
});

describe("a note of an app keeps all its words", () => {
  const SNIP = "https://share.snipd.example/snip/a";
  const heads = {
    snipd: "# Title\n\n## Episode metadata\n- Show:: [[Some show]]\n",
    "readwise-markdown": "# Title\n\n## Metadata\n- Author: [[Some show]]\n- Full Title: Title\n",
    podwise: "---\npodcast: Some show\nepisode: Title\nlink: x\nsave-time: y\n---\n",
  };
  const shapes = (word: string) => [
    word,
    `  ${word}`,
    `- ${word}`,
    `- ${word} ([Time 0:01](${SNIP}))`,
    `    - **Note:** ${word}`,
    `    - **Tags:** #${word}`,
    `1. ${word}`,
    `1. [00:05] ${word}`,
    `- Key ${word}: ${word}`,
    `## ${word}\n\nText.`,
    `### ${word}\n\nText.`,
    `### [00:05] ${word}\n[🎧 Play snip (0:04 - 0:09)](${SNIP}${Buffer.from(word).toString("hex")})`,
    `#### ${word}\n\nText.`,
    `### T\n🎧 0:04 - 0:09\n#### 💬 Quote\n${word}`,
    `### T\n🎧 0:04 - 0:09\n#### 📚 Transcript\n> ${word}`,
    `<details>\n<summary>${word}</summary>\n> ${word}\n</details>`,
    `> ${word}`,
    `**${word}**`,
    `## Highlights\n- ${word}`,
    `## New highlights added March 3, 2025 at 9:14 PM\n- ${word}`,
    `## Snips\n`,
    `Takeaways:\n1. ${word}`,
  ];
  const line = stringMatching(/^[a-z]{4}q[a-z]{4}$/).chain((word) => constantFrom(...shapes(word)));

  test.each(Object.entries(heads))("of %s", (name, head) => {
    const importer = IMPORTERS.find((one) => one.name === name)!;
    assert(
      property(array(line, { maxLength: 25 }), (lines) => {
        const text = `${head}${lines.join("\n")}`;
        const [draft] = importer.read({ name: "-", text, mediaType: null });
        const told = draft!.guesses.map(({ message }) => message).join("\n");
        const kept = `${write(placed(draft!))}\n${told}`.toLowerCase();
        const words = text.match(/[a-z]{4}q[a-z]{4}/g) ?? [];
        expect(words.filter((word) => !kept.includes(word))).toEqual([]);
      }),
      runs(300),
    );
  });
});

describe("hostile", () => {
  const laughs = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`,
  );
  const cases: Record<string, string> = {
    "entities that laugh": `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs.join("")}]><rss><channel><title>&l9;</title><item><title>&l9;</title></item></channel></rss>`,
    "an entity from a file": `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>a</title><description>&x;</description></item></channel></rss>`,
    "a feed cut short":
      "<rss><channel><title>A</title><item><title>One</title></item><item><title>Tw",
    "a page cut short": "<html><body><h1>A title</h1><p>text <b>bold <a href='https://x.example",
    "escape characters by number":
      "<html><h1>a&#27;[31m&#x202e;b</h1><p>&#155;2J&#0;</p><ul><li>&#27;]0;x&#7;</ul></html>",
    "links and scripts that run":
      "<html><h1>T</h1><p><a href='javascript:alert(1)'>a</a> <a href='JaVaScRiPt&#58;alert(1)'>b</a> <a href='data:text/html,x'>c</a> <img alt=p src='javascript:alert(1)'></p><script>alert(1)</script><svg/onload=alert(1)><title>t</title></svg><p>after</p></html>",
    "deep elements": `<html><h1>T</h1>${"<div>".repeat(50_000)}text${"<blockquote><ul><li>".repeat(3000)}deep`,
    "stray end tags": `<html><h1>T</h1>${"<i>".repeat(50_000)}${"</b>".repeat(50_000)}`,
    "data that is deep": `<html><script type="application/ld+json">${"[".repeat(20_000)}${"]".repeat(20_000)}</script><h1>T</h1></html>`,
    "data with a prototype": `<html><script type="application/ld+json">{"@type":"PodcastEpisode","__proto__":{"name":"x"},"name":["a"],"actor":[null,1,{"name":{}}],"partOfSeries":"S","keywords":[{}]}</script></html>`,
    "a feed of the wrong types":
      '{"version":"https://jsonfeed.org/version/1.1","title":[],"items":[1,null,[],{"id":{},"title":"T","attachments":[{"url":3}],"__proto__":{"x":1}}]}',
    "a quote that never ends": 'Highlight,Title\n"one",A\n"two,A\nthree',
    "facts too long": `---\ntitle: ${"x".repeat(70_000)}\n---\n\n# T\n`,
    "a title too long": `<rss><channel><item><title>${"x ".repeat(70_000)}</title><category>${"y".repeat(70_000)}</category></item></channel></rss>`,
    "aliases that laugh": `---\na: &a [x]\nb: [*a, *a]\n---\ntext`,
    "JavaScript front matter": "---js\n{ title: process.exit() }\n---\ntext",
    "headings without end": `# T\n\n## Summary\n\n${"# h\n".repeat(30_000)}`,
    "brackets without end": `---\ntitle: t\n---\n${"[".repeat(100_000)}\n### ${"[".repeat(100_000)}\n🎧 1:00`,
    "blanks without end": `+++\ntitle = "t"\n+++\n# x${" ".repeat(100_000)}{#\n`,
    "binary data": String.fromCharCode(
      ...Array.from({ length: 5000 }, (_, i) => (i * 7919) % 65_536),
    ),
  };

  test.each(Object.entries(cases))("%s", (_, text) => {
    const drafts = read(text);
    expectSound(drafts);
    const all = JSON.stringify(drafts);
    expect(all).not.toMatch(/\]\((?:javascript|data):/i);
    expect(all).not.toContain("root:");
  });

  test("an item in which the feed ends is left out", () => {
    const rss = IMPORTERS[0]!;
    const titles = [...rss.read({ name: "-", text: cases["a feed cut short"]!, mediaType: null })];
    expect(titles.map(({ episode }) => episode.title)).toEqual(["One"]);
  });

  test("a page's scripts leave no text", () => {
    const [draft] = IMPORTERS.find(({ name }) => name === "html")!.read({
      name: "-",
      text: cases["links and scripts that run"]!,
      mediaType: null,
    });
    expect(write(placed(draft!))).toBe("---\ntitle: T\n---\n\na b c p\n\nafter\n");
  });

  test("front matter that cannot be read is kept", () => {
    const markdown = IMPORTERS.find(({ name }) => name === "markdown")!;
    const readOne = (text: string) => [...markdown.read({ name: "x.md", text, mediaType: null })];
    const [draft] = readOne("---\ntitle: Foo: bar\nguest: @jane\n---\ntext");
    expect(draft!.episode).toMatchObject({ title: "Foo: bar", guests: ["@jane"] });
    expect(draft!.guesses.map(({ line }) => line)).toEqual([2, 3]);
    const [kept] = readOne("---\ntitle: [never closed\n---\ntext");
    expect(kept!.episode.title).toBe("[never closed");
  });
});
