import * as fc from "fast-check";
import { BOMB, frontMatter, hastyMatter, jsonMatter } from "./document-front.ts";
import { line } from "./document-lines.ts";

// Documents for property tests: mostly well formed, so that every part of the reader is reached,
// and laced with what someone who means harm, or a broken export, would put there.

/** Lines that open a section, as a heading of any level or only as what reads like one. */
const OPENERS = [
  "# Key takeaways",
  "# A title of its own",
  "### Summary",
  "### Quote",
  "#### Key Takeaways",
  "##### Transcript",
  "## Transcript",
  "## Highlights",
  "## Metadata",
  "## Topics",
  "## 1. Roots [04:40-08:00]",
  "**Key Takeaways**",
  "**💡 Key Insights:**",
  "**Quotes**",
  "**Other words**",
  "Takeaways:",
  "Key takeaways：",
  "- **Key takeaways**",
  "2. **核心洞察 (Core insights)**",
  "## 重要なポイント",
];

/** Lines of metadata, topics, times, definitions and HTML that stand anywhere. */
const STRAY = [
  "**Guest:** Ada Example | **Date:** 3 May 2024",
  "> Guest：**Ada Example**",
  "| Date | 3 May 2024 |",
  "Show:: [[Desk]]",
  "Topics: a, deep work",
  "**Tags:** #a #b",
  "- #ai",
  "(1:02:03)",
  "🎧 12:00",
  "Timestamp: 12:00",
  "[00:05 – 00:09] (4 min)",
  "- 41:10 - Third.",
  "[p]: https://example.org/p",
  "[^1]: a note\n    that goes on",
  "[🎧 Play snip - 1min️ (02:49 - 04:42)](https://example.org/snip)",
  "</details>",
  "<!-- note -->",
  "<pre>",
  "</pre>",
  "    #!/bin/sh",
  "- [A](#a)",
  "- **Lead**",
  "  - nested",
  "\\#x",
  "\\[00:10]",
];

const bodyLine = fc.oneof(
  { weight: 4, arbitrary: line },
  { weight: 2, arbitrary: fc.constant("") },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          "# ",
          "## ",
          "### ",
          "### 1. ",
          "#### ",
          "1. ",
          "2) ",
          "10. ",
          "   ",
          "    ",
          "\t",
          "- ",
          "  - ",
          "> ",
          "#",
          "| ",
          "### **2. ",
          "   ### ",
          "1. **",
          "##### ",
          "- **",
          "- [ ] **",
          "* ",
          "• ",
          "1、",
          "    - ",
          "**Guest:** ",
          "Date: ",
          "Show:: ",
          "Topics: ",
          "| Guest | ",
          "[p]: https://example.org/p ",
          "[^1]: ",
          "Timestamp: ",
          "🎧 ",
        ),
        line,
      )
      .map(([mark, text]) => mark + text),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "## Takeaways",
      "## Key insights",
      "## TL;DR",
      "## Summary",
      "## Guests",
      "## About",
      "#topic #two [1:02]",
      "#a, #b",
      "[00:41:10]",
      "---",
      "===",
      "```",
      "~~~",
      "-->",
      "|---|",
      ...OPENERS,
      ...STRAY,
    ),
  },
);

const text = fc.array(bodyLine, { maxLength: 5 }).map((lines) => lines.join("\n"));

const heading = fc.constantFrom(
  "TL;DR",
  "Summary",
  "Guests",
  "About the guest(s)",
  "Takeaways",
  "Key insights",
  "Links",
  "Transcript",
  "Notes",
  "Topics",
);

/** The heading of a section of takeaways, or a line that reads as one. */
const pointsHeading = fc.constantFrom(
  "## Takeaways",
  "## Key Takeaways",
  "## Highlights",
  "## Lessons learned",
  "# Key takeaways",
  "### Key Ideas",
  "#### Insights",
  "**Key Takeaways**",
  "**💡 Key Insights:**",
  "Takeaways:",
  "- **Key takeaways**",
);

const headedTakeaways = fc
  .array(fc.tuple(fc.constantFrom("1. ", "2. ", "7) ", ""), line, topicsLine(), text))
  .map((list) => list.map(([n, title, tags, own]) => `### ${n}${title}\n${tags}\n${own}`));

const listedTakeaways = fc
  .array(fc.tuple(fc.constantFrom("1. ", "2. ", " 1) ", "10. "), fc.boolean(), line, text))
  .map((list) =>
    list.map(([n, bold, title, own]) => {
      const lead = bold ? `**${title}.** ` : `${title}. `;
      return n + lead + own.replaceAll("\n", `\n${" ".repeat(n.length)}`);
    }),
  );

/** Items with leads in every punctuation, times and hashtags around them. */
const ledTakeaways = fc.array(
  fc
    .tuple(
      fc.constantFrom("- ", "* ", "• ", "1. ", "2) ", "- [ ] ", "  - ", ""),
      fc.constantFrom("", "[00:41:10] ", "(41:10) ", "41:10 - ", "**[41:10]** "),
      fc.constantFrom("**", "__", ""),
      line,
      fc.constantFrom(": ", "：", ". ", "。", " - ", " – ", " — ", "——", " → ", ", ", " ", " ("),
      line,
      fc.constantFrom("", " #a", " #a, #b.", " (41:10)", " [41:10]", "\n  - nested", "\n- #ai"),
    )
    .map(([mark, time, bold, title, joint, own, tail]) =>
      [mark, time, bold, title, bold, joint, own, tail].join(""),
    ),
  { maxLength: 4 },
);

function topicsLine() {
  return fc.constantFrom(
    "",
    "#topic",
    "#one #two [00:41:10]",
    "#a, #b",
    "[1:02]",
    "#-",
    "\n#late",
    "Topics: a, b",
    "@1:02",
    "(1:02)",
    "`1:02`",
    "🎧 1:02",
    "[▶](https://example.org/?t=62)",
  );
}

const section = fc.oneof(
  fc.tuple(heading, text).map(([title, own]) => `## ${title}\n\n${own}`),
  fc
    .tuple(pointsHeading, line, fc.oneof(headedTakeaways, listedTakeaways, ledTakeaways))
    .map(([title, before, list]) => `${title}\n\n${before}\n\n${list.join("\n")}`),
  fc
    .tuple(pointsHeading, fc.oneof(listedTakeaways, ledTakeaways))
    .map(([title, list]) => `${title}\n${list.join("\n")}`),
);

/** The body of an episode file. */
const body = fc.oneof(
  fc
    .tuple(text, fc.array(section, { maxLength: 4 }))
    .map(([intro, list]) => [intro, ...list].join("\n\n")),
  fc.array(bodyLine, { maxLength: 24 }).map((lines) => lines.join("\n")),
);

/** What may stand before front matter, and what may not. */
const above = fc.constantFrom("\n", "\n\n", "<!-- note -->\n", "# A heading\n\n", "Words.\n\n");

/** Any text a file could hold, most of it nearly an episode. */
export const document = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(frontMatter, body).map((parts) => parts.join("\n")) },
  { weight: 3, arbitrary: body },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof(hastyMatter, hastyMatter, jsonMatter), body)
      .map((parts) => parts.join("\n")),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(above, fc.oneof(frontMatter, hastyMatter, jsonMatter), body)
      .map(([before, ...parts]) => before + parts.join("\n")),
  },
  { weight: 1, arbitrary: body.map((own) => BOMB + own) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 400 })
      .map((bytes) => Buffer.from(bytes).toString("utf8")),
  },
);
