import * as fc from "fast-check";

/** Text that tries to leave its place: escapes, overrides, entities that decode to them. */
const HOSTILE = [
  "\u001b[31m",
  "\u001b]52;c;aGk=\u0007",
  "\u009b2J",
  "\u009d0;x\u009c",
  "\u0007\u0008\r\u007f\u0000",
  "\u202e\u2066\u200b\ufeff\u00ad",
  "\u{e0041}\u2028\ud800",
  "&#27;[2J&#x9b;&#x202e;&#xD800;",
  "&lt;!--",
  "<script>alert(1)</script>",
  '[a](javascript:&#27;x "t")',
  "[[[[a|b]]]]",
  "<!--",
  "```",
  "~~~",
  "`".repeat(9),
  "*".repeat(40),
  "[".repeat(120),
  ">".repeat(120),
  "- ".repeat(60),
  "1. ".repeat(60),
  "__proto__",
  "constructor",
];

const PLAIN = [
  "Plain words",
  "two  blanks",
  "**Bold lead.** and more",
  "`code`",
  "[link](https://example.org/a)",
  "Ende: mit Doppelpunkt",
  "#tag",
  "#",
  "# #",
  "[00:12:30]",
  "日本語の題",
  "👩‍👩‍👧 e\u0301 नमस्ते",
  "\"quoted\" 'single'",
  "@someone",
  "C# ##",
  "12. numbered",
  "&amp; &mdash;",
  "a | b",
  "\\#x \\\\#y",
  "\\[00:10] \\(1:02:03)",
  "(1:02:03)",
  "00:12 -",
  "[00:04-00:09]",
  "[41:10](https://example.org/v?t=2470)",
  "[41:10](https://example.org/v)",
  "#a, #b.",
  "They moved to #bitcoin.",
  "**T** – x",
  "**T：**x",
  "Title: words",
  "[a][p] ![i][p] [^1]",
  "[ ] task",
  "2024-05-12",
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

/** One line of words and traps. */
export const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(" "));
