import { describe, expect, test } from "vitest";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import type { Draft } from "../src/import/formats/importer.ts";

/** What the importer that claims a text makes of it, and its name. */
function imported(text: string, name = "note.md"): Draft & { from: string } {
  const source = { name, text, mediaType: null };
  const importer = IMPORTERS.find((one) => one.recognises(source))!;
  const drafts = [...importer.read(source)];
  expect(drafts.length).toBe(1);
  return { from: importer.name, ...drafts[0]! };
}

function claimed(text: string): string | undefined {
  return IMPORTERS.find((one) => one.recognises({ name: "-", text, mediaType: null }))?.name;
}

const points = ({ episode }: Draft) =>
  episode.takeaways.map(({ title, start, end, topics }) => [title, start, end, topics]);

describe("Snipd", () => {
  const SHARED = "https://share.snipd.com";
  const old = (snips: string, metadata = "- Show:: [[Desk Stories]]") =>
    `# A title\n\n## Episode metadata\n${metadata}\n\n## Snips\n\n${snips}\n`;
  const snip = (head: string, range: string, id = "a") =>
    `### ${head}\n\n[🎧 Play snip - 1min️${range}](${SHARED}/snip/${id})\n\nWords.\n`;

  test.each([
    ["inside the range", "[02:56] T", " (02:49 - 04:42)", 176, 282],
    ["where the range begins", "[02:49] T", " (02:49 - 04:42)", 169, 282],
    ["before the range", "[01:00] T", " (02:49 - 04:42)", 169, 282],
    ["after the range", "[11:23] T", " (09:38 - 11:21)", 578, 681],
    ["where the range ends", "[04:47] T", " (03:50 - 04:47)", 230, 287],
    ["beside a range with hours", "[1:00:10] T", " (59:50 - 1:01:00)", 3610, 3660],
    ["beside a range that ends before it begins", "[02:56] T", " (02:49 - 01:42)", 176, null],
    ["beside no range", "[02:56] T", "", 176, null],
  ])("a heading's time %s", (_, head, range, start, end) => {
    expect(points(imported(old(snip(head, range))))).toEqual([["T", start, end, []]]);
  });

  test("a heading without a time has the range's", () => {
    expect(points(imported(old(snip("T", " (02:49 - 04:42)"))))).toEqual([["T", 169, 282, []]]);
  });

  test("a heading's time outside the range is reported with its line", () => {
    expect(imported(old(snip("[11:23] T", " (09:38 - 11:21)"))).guesses).toEqual([
      { line: 8, message: "the time of “T”, 00:11:23, lies outside 09:38 – 11:21, which is read" },
    ]);
    expect(imported(old(snip("[02:56] T", " (02:49 - 04:42)"))).guesses).toEqual([]);
  });

  test.each([
    ["two colons", "- Show:: [[Desk Stories]]\n- Episode publish date:: 2021-07-02"],
    ["one colon", "- Show: Desk Stories\n- Episode publish date: 2021-07-02"],
    ["asterisks", "* Show:: [[Desk Stories]]\n* Episode publish date:: 2021-07-02"],
    [
      "links with another text",
      "- Show:: [[Shows/Desk\\|Desk Stories]]\n- Episode publish date:: [[2021-07-02]]",
    ],
  ])("metadata with %s is read", (_, metadata) => {
    const { episode } = imported(old(snip("[02:56] T", ""), metadata));
    expect(episode).toMatchObject({ podcast: "Desk Stories", date: "2021-07-02" });
  });

  test("hosts, guests, address and show notes of the older form are read", () => {
    const metadata = [
      "- Episode title:: [[Why: a question]]",
      "- Show:: [[Desk Stories]]",
      "- Owner / Host:: [[Ada Example - Joiner]], [[Bo Sample]]",
      "- Guests:: [[Cleo Test]]",
      `- Episode link:: [open in Snipd](${SHARED}/episode/e1)`,
      "<details>\n<summary>Show notes</summary>\n> One.<br/>>   Two.\n</details>",
      "- Show notes link:: [open website](https://desk.example/1)",
      "- Tags: #podcasts #wood",
    ].join("\n");
    const { episode, key } = imported(old(snip("[02:56] T", ""), metadata));
    expect(episode).toMatchObject({
      title: "Why: a question",
      podcast: "Desk Stories",
      hosts: ["Ada Example", "Bo Sample"],
      guests: ["Cleo Test"],
      url: `${SHARED}/episode/e1`,
      topics: ["podcasts", "wood"],
      extra: { show_notes_link: "https://desk.example/1" },
    });
    expect(episode.sections.find(({ name }) => name === "show-notes")?.markdown).toBe("One.\nTwo.");
    expect(key).toBe(`${SHARED}/episode/e1`);
  });

  test("a heading inside a snip belongs to its text", () => {
    const text = old(
      `${snip("[02:56] T", "")}\n### ✨ Key takeaways\n1. One.\n\n### 12 things\n\nMore 🎧.\n`,
    );
    const draft = imported(text);
    expect(points(draft)).toEqual([["T", 176, null, []]]);
    expect(draft.episode.takeaways[0]!.text).toContain("#### ✨ Key takeaways\n1. One.");
    expect(draft.episode.takeaways[0]!.text).toContain("#### 12 things\n\nMore 🎧.");
  });

  test("takeaways of another section come before the snips", () => {
    const text = old(snip("[02:56] T", "")).replace(
      "## Snips",
      "## Key takeaways\n\n- A point.\n\n## Snips",
    );
    expect(points(imported(text)).map(([title]) => title)).toEqual(["A point", "T"]);
  });

  test("of a snip that is there twice the fuller one counts", () => {
    const text = old(
      snip("[02:56] T", "") + snip("[02:56] T", "").replace("Words.", "More words."),
    );
    expect(imported(text).episode.takeaways.map((one) => one.text)).toEqual([
      `More words.\n\n[Snip](${SHARED}/snip/a)`,
    ]);
  });

  test("a title that the note repeats in bold stands there once", () => {
    const text = old(snip("[02:56] T", "").replace("Words.", "**T**\n- One.\n- Two."));
    expect(imported(text).episode.takeaways[0]!.text).toMatch(/^- One\.\n- Two\./);
  });

  test("a summary goes before a description, which is kept", () => {
    const metadata = "- Show: P\n- Episode AI description: A description.\nIn two lines.";
    const described = old(snip("[02:56] T", ""), metadata);
    expect(imported(described).episode.tldr).toBe("A description.\nIn two lines.");
    const summed = imported(described.replace("## Snips", "## Summary\n\nA summary.\n\n## Snips"));
    expect(summed.episode.tldr).toBe("A summary.");
    expect(summed.episode.extra["episode_ai_description"]).toBe("A description.\nIn two lines.");
  });

  test.each([
    ["a link to a snip in prose", `# T\n\nSee [this](${SHARED}/snip/a).\n`],
    ["a heading with a plain link", "# T\n\n### [A](https://example.org/snip/a)\n\nText.\n"],
    ["a list that plays no snip", "# T\n\n## Snips\n\n- One.\n- Two.\n"],
    ["an episode file", `# T\n\n## Takeaways\n\n### 1. A\n\n[🎧 Play snip](${SHARED}/snip/a)\n`],
  ])("%s is no note of Snipd", (_, text) => {
    expect(claimed(text)).toBe("markdown");
  });
});

describe("Readwise as Markdown", () => {
  const SNIP = "https://share.snipd.com/snip/a";
  const METADATA =
    "## Metadata\n- Author: [[The Show]]\n- Full Title: A Title\n- Category: #podcasts\n";
  const note = (highlights: string, metadata = METADATA) =>
    `# A Title\n\n${metadata}\n## Highlights\n${highlights}\n`;

  test("gives the podcast, the title, the address and a takeaway for each highlight", () => {
    const text = note(
      `- text ([Time 0:40:51](${SNIP}))\n    - **Tags:** #scale\n    - **Note:** mine`,
      `${METADATA}- URL: https://share.snipd.com/episode/e\n`,
    );
    const draft = imported(text);
    expect(draft).toMatchObject({
      from: "readwise-markdown",
      key: "https://share.snipd.com/episode/e",
    });
    expect(draft.episode).toMatchObject({ podcast: "The Show", title: "A Title", topics: [] });
    expect(points(draft)).toEqual([["text", 2451, null, ["scale"]]]);
    expect(draft.episode.takeaways[0]!.text).toBe(`[0:40:51](${SNIP})\n\n**Note:** mine`);
  });

  test.each([
    ["hours", `([Time 1:02:33](${SNIP}))`, 3753],
    ["minutes", `([Time 40:51](${SNIP}))`, 2451],
    ["an address with a time", "([View Highlight](https://youtu.be/x?t=83))", 83],
    ["an address without one", "([View Highlight](https://read.example/1))", null],
    ["a page", "([Page 12](https://read.example/1))", null],
    ["nothing", "", null],
  ])("a highlight with %s begins there", (_, link, start) => {
    expect(points(imported(note(`- Some words ${link}`)))).toEqual([
      ["Some words", start, null, []],
    ]);
  });

  test.each([
    ["a short first line", "A Line\n  Summary:\n  Words.", "A Line", "Summary:\nWords."],
    ["a line that ends a sentence", "A first line.\n  Words.", "A first line", "Words."],
    ["a line that goes on", "A line\n  of words. More.", "A line of words", "More."],
    ["a bold line", "**A line**\n  Words.", "A line", "Words."],
    ["a bold lead", "**A lead.** Words.", "A lead", "Words."],
    ["a question", "Why? Because.", "Why? Because", ""],
    ["a speaker", "Speaker 1: They come. We go.", "They come", "Speaker 1: They come. We go."],
    [
      "a speaker on a line",
      "Speaker 1\n  We go there. They come.",
      "We go there",
      "Speaker 1\nWe go there. They come.",
    ],
  ])("the title of a highlight that begins with %s", (_, words, title, text) => {
    const [takeaway] = imported(note(`- ${words}`)).episode.takeaways;
    expect([takeaway!.title, takeaway!.text]).toEqual([title, text]);
  });

  test("a long first line is no title of its own", () => {
    const line = `${"word ".repeat(30)}end`;
    const { takeaways } = imported(note(`- ${line}\n  Words.`)).episode;
    expect(takeaways[0]!.title).toMatch(/^(?:word ){5,}.*…$/);
    expect(takeaways[0]!.text).toContain(line);
  });

  test("a title that was not written is reported with its line", () => {
    const text = note(`- A Line\n  Words. ([Time 0:01](${SNIP}))\n- They come. We go.`);
    expect(imported(text).guesses).toEqual([
      { line: 11, message: "a highlight has no title, so its beginning is: “They come”" },
    ]);
  });

  test.each([
    ["hashtags", "#a #b-c", ["a", "b-c"]],
    ["hashtags and commas", "#a, #b", ["a", "b"]],
    ["links", "[[a]] [[b c]]", ["a", "b-c"]],
    ["words and commas", "a, b c", ["a", "b-c"]],
    ["marks inside", "#luck-=-practice #rope-(thin)", ["luck-practice", "rope-thin"]],
    ["a path", "#right-time/place", ["right-time/place"]],
  ])("tags as %s are topics", (_, tags, topics) => {
    const text = note(`- w ([Time 0:01](${SNIP}))\n    - **Tags:** ${tags}`);
    expect(imported(text).episode.takeaways[0]!.topics).toEqual(topics);
  });

  test("a list that was highlighted keeps its items, also one that says Note", () => {
    const text = note(
      `- A List\n  - **Note:** said there\n  - Two. ([Time 0:09](${SNIP}))\n    - **Note:** mine`,
    );
    const [takeaway] = imported(text).episode.takeaways;
    expect(takeaway).toMatchObject({ title: "A List", start: 9 });
    expect(takeaway!.text).toBe(
      `- **Note:** said there\n- Two.\n\n[0:09](${SNIP})\n\n**Note:** mine`,
    );
  });

  test("tags of the document are the episode's topics, its category is not", () => {
    const metadata = `${METADATA}- Document Tags: #a [[b c]]\n- Summary: In short.\n- Published: 2024-05-06\n`;
    expect(imported(note("- w", metadata)).episode).toMatchObject({
      topics: ["a", "b-c"],
      tldr: "In short.",
      date: "2024-05-06",
      extra: { category: "podcasts" },
    });
  });

  test("highlights that were added later follow, with the day they were", () => {
    const text = `${note("- One")}\n## New highlights added March 3, 2025 at 9:14 PM\n- Two\n\n## New highlights added May 4, 2025 at 1:00 AM\n- Three\n- Two\n`;
    const draft = imported(text);
    expect(points(draft).map(([title]) => title)).toEqual(["One", "Two", "Three"]);
    expect(draft.episode.extra["highlighted"]).toBe("2025-05-04");
  });

  test("a list in another section is not a highlight", () => {
    const draft = imported(`${note("- One")}\n## Full Document\n- Two\n\n## Notes\n- Three\n`);
    expect(points(draft).map(([title]) => title)).toEqual(["One"]);
    expect(draft.episode.sections.map(({ name, markdown }) => [name, markdown]).slice(1)).toEqual([
      ["full-document", "- Two"],
      ["notes", "- Three"],
    ]);
  });

  test("a number that the title begins with is reported", () => {
    const metadata = METADATA.replace("A Title", "#101 Ada Example: A Title");
    const { episode, guesses } = imported(note("- w", metadata));
    expect(episode).toMatchObject({ number: "101", title: "Ada Example: A Title" });
    expect(guesses).toEqual([
      { line: 5, message: "number 101, from the title “#101 Ada Example: A Title”" },
    ]);
  });

  test.each([
    ["no metadata", "# T\n\n## Highlights\n\n- One\n"],
    ["no highlights", "# T\n\n## Metadata\n- Author: A\n- Full Title: T\n- Category: #podcasts\n"],
    ["other metadata", "# T\n\n## Metadata\n- Author: A\n- Length: 4\n\n## Highlights\n\n- One\n"],
    ["metadata below the highlights", `# T\n\n## Highlights\n\n- One\n\n${METADATA}`],
  ])("a note with %s is not of Readwise", (_, text) => {
    expect(claimed(text)).not.toBe("readwise-markdown");
  });
});

test("a highlight in a CSV of several lines has a short first line as its title", () => {
  const draft = imported(
    'Highlight,Title,Author\n"A Line\nSummary:\nWords.",T,A\n"a line\nof words, that is\nall",T,A\n',
  );
  expect(draft.episode.takeaways.map(({ title, text }) => [title, text])).toEqual([
    ["A Line", "Summary:\nWords."],
    ["a line of words, that is …", "a line\nof words, that is\nall"],
  ]);
  expect(draft.guesses.map(({ line }) => line)).toEqual([5]);
});

describe("Podwise", () => {
  const podwise = (episode: string, body: string) =>
    `---\npodcast: P\nepisode: "${episode}"\nlink: https://podwise.ai/dashboard/episodes/1\nsave-time: "2026-01-20"\n---\n\n# ${episode}\n\n${body}\n`;
  const SUMMARY = "## Summary\n\nIn short.\n\nTakeaways:\n1. One thing.\n2. **Two**: things.\n";
  const HIGHLIGHTS = "## Highlights\n\n1. [05:12] Three.\n2. [1:26:40] Four.\n";

  test("highlights follow the takeaways, with their times", () => {
    const draft = imported(podwise("E", `${SUMMARY}\n${HIGHLIGHTS}`));
    expect(draft.episode.tldr).toBe("In short.");
    expect(draft.episode.takeaways.map((one) => [one.number, one.title, one.start])).toEqual([
      [1, "One thing", null],
      [2, "Two", null],
      [3, "Three", 312],
      [4, "Four", 5200],
    ]);
  });

  test("highlights are the takeaways where there are no others", () => {
    const draft = imported(podwise("E", `## Summary\n\nIn short.\n\n${HIGHLIGHTS}`));
    expect(points(draft)).toEqual([
      ["Three", 312, null, []],
      ["Four", 5200, null, []],
    ]);
  });

  test("keywords are topics", () => {
    const draft = imported(
      podwise("E", `${SUMMARY}\n## Keywords\n\n1. **Peak Shaving**: words\n2. **C++**\n`),
    );
    expect(draft.episode.topics).toEqual(["peak-shaving", "c++"]);
  });

  test.each([
    ["Ep 47: Batteries", "47", "Batteries"],
    ["#12 – Batteries", "12", "Batteries"],
    ["170 - Batteries", "170", "Batteries"],
    ["S2E4: Batteries", "S2E4", "Batteries"],
    ["2026: a year of batteries", null, "2026: a year of batteries"],
    ["10 batteries", null, "10 batteries"],
  ])("“%s” has the number %s", (episode, number, title) => {
    const draft = imported(podwise(episode, SUMMARY));
    expect(draft.episode).toMatchObject({ number, title });
    expect(draft.guesses.filter(({ message }) => message.startsWith("number"))).toEqual(
      number === null ? [] : [{ line: 8, message: `number ${number} is read from “${episode}”` }],
    );
  });

  test("a number that is stated is no guess", () => {
    expect(imported(podwise("Episode 47", SUMMARY))).toMatchObject({
      episode: { number: "47", title: "Episode 47" },
      guesses: [],
    });
    const text = podwise("Ep 47: Batteries", SUMMARY).replace(
      "podcast: P",
      "podcast: P\nnumber: 47",
    );
    const draft = imported(text);
    expect(draft.episode).toMatchObject({ number: "47", title: "Batteries" });
    expect(draft.guesses).toEqual([]);
  });
});

describe("Hugo", () => {
  test("a table that follows another is read", () => {
    const { episode } = imported(
      '+++\ntitle = "T"\n[cascade]\nimage = "a.jpg"\n[params]\npodcast = "P"\nguests = ["Ada Example"]\ncolour = "red"\n+++\n\nWords.\n',
    );
    expect(episode).toMatchObject({ podcast: "P", guests: ["Ada Example"] });
    expect(episode.extra).toEqual({ cascade: { image: "a.jpg" }, colour: "red" });
  });

  test("a value of a table that no field takes stays there", () => {
    const { episode } = imported(
      '+++\ntitle = "T"\npodcast = "P"\n[params]\npodcast = "Other"\ndate = "soon"\n[extra.links]\nsite = "https://p.example"\n+++\n\nWords.\n',
    );
    expect(episode).toMatchObject({ podcast: "P", date: null });
    expect(episode.extra).toEqual({
      params: { podcast: "Other", date: "soon" },
      extra: { links: { site: "https://p.example" } },
    });
  });

  test("the ids of headings are left out, but not in code", () => {
    const { episode } = imported(
      '+++\ntitle = "T"\n+++\n\n## Key points {#key-points}\n\n- One.\n\n## Code {.wide}\n\n```\n## a {#b}\n```\n',
    );
    expect(episode.sections.map(({ title }) => title)).toEqual(["Key points", "Code {.wide}"]);
    expect(episode.sections[1]!.markdown).toContain("## a {#b}");
  });

  test("a page with aliases in TOML is of Hugo, and one in YAML of Obsidian", () => {
    expect(claimed('+++\naliases = ["/58"]\n+++\n\nWords.\n')).toBe("hugo");
    expect(claimed("---\naliases: [a]\n---\n\nWords.\n")).toBe("obsidian");
  });
});

describe("Obsidian", () => {
  test("tags in the text are topics, those of tasks are not", () => {
    const { episode } = imported(
      "---\naliases: [a]\ntags: [one]\n---\n\nWords about #two.\n\n- [ ] Ask #three\n- [x] Look #four\n- An item #five\n\n`#six`\n",
    );
    expect(episode.topics).toEqual(["one", "two", "five"]);
  });

  test("the width of a picture is no text", () => {
    const { episode } = imported(
      "# T\n\nA ![[chart.png|300]] and ![[map.png|a map]] and [[x|300]].\n",
    );
    expect(episode.sections[0]!.markdown).toBe("A chart.png and a map (map.png) and 300 (x).");
  });

  test("a number from the heading is reported", () => {
    const { episode, guesses } = imported(
      "---\naliases: [a]\n---\n# 8: Felt on every wall\n\nWords.\n",
    );
    expect(episode).toMatchObject({ number: "8", title: "Felt on every wall" });
    expect(guesses).toEqual([
      { line: 4, message: "number 8 is read from “8: Felt on every wall”" },
    ]);
  });
});
