import { describe, expect, test } from "vitest";
import { parse } from "../../src/episode/parse.ts";
import { write } from "../../src/episode/write.ts";
import { IMPORTERS } from "../../src/import/formats/formats.ts";
import type { Draft } from "../../src/import/formats/importer.ts";

const MANY = 200_000;
const SIZE = 4_000_000;
const SNIP = "https://share.snipd.com/snip/";

function rows(one: (i: number) => string, count = MANY): string {
  return Array.from({ length: count }, (_, i) => one(i)).join("");
}

function filled(text: string, size = SIZE): string {
  return text.repeat(Math.ceil(size / text.length)).slice(0, size);
}

const READWISE =
  "## Metadata\n- Author: A\n- Full Title: T\n- Category: #podcasts\n\n## Highlights\n";
const SNIPD = `## Episode metadata\n- Show:: [[P]]\n\n## Snips\n\n### [00:01] t\n[🎧 Play snip (0:01 - 0:02)](${SNIP}a)\n`;
const PODWISE =
  "---\npodcast: P\nepisode: E\nlink: http://a.example\nsave-time: x\n---\n\n## Summary\n\nS.\n\nTakeaways:\n";

function imported(text: string): { name: string; drafts: Draft[] } {
  const source = { name: "-", text, mediaType: null };
  const importer = IMPORTERS.find((one) => one.recognises(source))!;
  return { name: importer.name, drafts: [...importer.read(source)] };
}

// Each of these texts takes about a second. Work that grows with the square of a text's length
// takes far longer than a test may, on any machine.

describe("a note of more than anybody keeps", () => {
  const many: [string, string, string][] = [
    ["snipd", "snips", rows((i) => `### [t${i}](${SNIP}${i})\n🎧 0:1\n`)],
    ["snipd", "snips", `## Snips\n${rows((i) => `### [00:01] t\n[🎧 Play snip](${SNIP}${i})\n`)}`],
    [
      "readwise-markdown",
      "highlights",
      READWISE + rows((i) => `- w${i} ([Time 0:01](http://a.example))\n`),
    ],
    ["podwise", "points", PODWISE + rows((i) => `${i + 1}. Some words ${i}. More.\n`)],
    ["readwise", "highlights", `Highlight,Title,Author\n${rows((i) => `"w${i}. x",T,A\n`)}`],
  ];

  test.each(many)("of %s is read in time, its first %s as takeaways", (importer, what, text) => {
    const { name, drafts } = imported(text);
    expect(name).toBe(importer);
    expect(drafts[0]!.episode.takeaways.length).toBe(5000);
    expect(drafts[0]!.guesses.map(({ message }) => message)).toContain(
      `more than 5000 ${what}; those that follow are kept as text`,
    );
    const last = `${MANY - 1}`;
    expect(drafts[0]!.episode.sections.at(-1)!.markdown).toContain(last);
  });

  test("keeps the others as plain text", () => {
    const text = READWISE + rows((i) => `- word${i} #tag${i}\n  ~~~\n  ## Takeaways\n`, 5010);
    const [draft] = imported(text).drafts;
    const { episode } = parse(write({ id: "", path: "", ...draft!.episode }), "again.md");
    expect(episode.takeaways.length).toBe(5000);
    expect(episode.sections.map(({ name }) => name)).toEqual(["takeaways", "other-highlights"]);
    expect(episode.sections[1]!.markdown).toContain("- word5009 #tag5009");
  });
});

describe("a text made to take long", () => {
  const cases: Record<string, string> = {
    "brackets in headings": SNIPD + filled(`### ${"[".repeat(1990)}\n`),
    "open links in headings": SNIPD + filled(`### ${"[](".repeat(600)}\n🎧 0:01\n`),
    "spaces in headings": SNIPD + filled(`### a${" ".repeat(1900)}[[b\n🎧 0:01\n`),
    "pages in headings": SNIPD + filled(`### a${" [[b]]".repeat(300)} c\n🎧 0:01\n`),
    "tags in headings": SNIPD + filled(`### [t](${SNIP}a) ${"#a ".repeat(600)}\n`),
    "spaces alone": SNIPD + filled(" "),
    "one snip again and again": SNIPD + filled(`### [t](${SNIP}a)\n🎧 0:01 - 0:02\nw\n`),
    "what folds away, never closed": `## Episode metadata\n- Show:: [[P]]\n${filled("<details>\n<summary>x</summary>\n")}\n${SNIPD}`,
    "a value of many lines": `## Episode metadata\n- Show:: [[P]]\n${filled("more words\n")}\n${SNIPD}`,
    "quotes in a transcript": `${SNIPD}#### 📚 Transcript\n${filled("<blockquote>")}`,
    "brackets in one highlight": `${READWISE}- ${filled("([")}))\n`,
    "brackets in highlights": READWISE + filled(`- ${"([".repeat(400)}))\n`),
    "one highlight of many lines": `${READWISE}- a\n${filled("  b ([Time 0:01](http://a.example))\n")}`,
    "many notes of one highlight": `${READWISE}- a ([Time 0:01](http://a.example))\n${filled("    - **Note:** b\n")}`,
    "many tags of one highlight": `${READWISE}- a ([Time 0:01](http://a.example))\n    - **Tags:** ${rows((i) => `#a${i} `)}`,
    "spaces between tags": `${READWISE}- a ([Time 0:01](http://a.example))\n    - **Tags:** a${filled(" ")}b`,
    "open pages as tags": `${READWISE}- a ([Time 0:01](http://a.example))\n    - **Tags:** ${filled("[[")}`,
    "a speaker again and again": `${READWISE}- ${filled("Speaker 1: ")}`,
    "headings between highlights": READWISE + filled("### a\n"),
    "an id after many spaces": `+++\ntitle = "T"\n+++\n\n## a${" ".repeat(20_000)}}\n`,
    "an id after many marks": `+++\ntitle = "T"\n+++\n\n## ${filled("{#")}}\n`,
    "one title of many points": PODWISE + filled("1. Some words are said. More.\n"),
    "tasks within quotes": `[[a]]\n${filled("> > > - [ ] #a\n")}`,
  };

  test.each(Object.entries(cases))("%s", (_, text) => {
    expect(imported(text).drafts.length).toBe(1);
  });
});
