import * as fc from "fast-check";

// Documents for property tests: mostly well formed, so that every part of the reader is reached,
// and laced with what someone who means harm, or a broken export, would put there.

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
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

/** One line of words and traps. */
const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(" "));

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

function topicsLine() {
  return fc.constantFrom("", "#topic", "#one #two [00:41:10]", "#a, #b", "[1:02]", "#-", "\n#late");
}

const section = fc.oneof(
  fc.tuple(heading, text).map(([title, own]) => `## ${title}\n\n${own}`),
  fc
    .tuple(line, fc.oneof(headedTakeaways, listedTakeaways))
    .map(([before, list]) => `## Takeaways\n\n${before}\n\n${list.join("\n")}`),
);

/** The body of an episode file. */
const body = fc.oneof(
  fc
    .tuple(text, fc.array(section, { maxLength: 4 }))
    .map(([intro, list]) => [intro, ...list].join("\n\n")),
  fc.array(bodyLine, { maxLength: 24 }).map((lines) => lines.join("\n")),
);

const known = fc.constantFrom(
  "podcast",
  "channel",
  "show",
  "number",
  "episode",
  "ep",
  "title",
  "episode_title",
  "guests",
  "guest",
  "speakers",
  "hosts",
  "date",
  "published",
  "pubDate",
  "duration",
  "duration_seconds",
  "reading_time",
  "url",
  "link",
  "topics",
  "tags",
  "keywords",
  "description",
  "summary",
  "Title",
  "rating",
  "__proto__",
);

/** Values that both YAML and TOML read. */
const value = fc.oneof(
  line.map((own) => JSON.stringify(own)),
  fc.array(line, { maxLength: 3 }).map((texts) => JSON.stringify(texts)),
  fc.constantFrom(
    "490",
    "315.5",
    '"S2E4"',
    "1.10",
    "0x1F",
    "1e400",
    "1.5e3",
    "12345678901234567890",
    "0",
    "2026-02-01",
    '"2024-02-31"',
    '"2026-02-01T23:59:59+14:00"',
    '"2h 5m"',
    '"2:05:00"',
    '"PT2H5M"',
    '"18 min"',
    "1.5",
    "true",
    '"\\u001b[31m\\u202e\\u009b"',
    '"[[A]], [[B]]"',
  ),
);

const onlyYaml = fc.oneof(
  line,
  fc.constantFrom(
    "S2E4",
    "-0",
    ".nan",
    ".inf",
    "~",
    "",
    "[a, b]",
    "{a: {b: 1}}",
    "&a [*a]",
    "!!js/x y",
    '!!int "5"',
    "&a 5",
    '"\\e[31m\\x9b"',
    "|\n  two\n  ## lines",
    ">-\n  folded\n  text",
    "2026-02-01 # a day",
    "'it''s'",
    "[".repeat(200),
    "? x",
  ),
);

const onlyToml = fc.constantFrom(
  "1979-05-27T07:32:00Z",
  "1979-05-27",
  "07:32:00",
  "{a = {b = 1}}",
  "nan",
  "-inf",
  "'raw'",
  '"""\ntwo\n## lines"""',
  "9223372036854775807",
  "[".repeat(200),
);

function block(separator: string, own: fc.Arbitrary<string>) {
  const values = fc.oneof({ weight: 9, arbitrary: value }, { weight: 2, arbitrary: own });
  const keys = fc.oneof({ weight: 12, arbitrary: known }, { weight: 1, arbitrary: line });
  return fc
    .uniqueArray(fc.tuple(keys, values), { maxLength: 7, selector: ([key]) => key })
    .map((facts) => facts.map(([key, what]) => `${key}${separator}${what}`).join("\n"));
}

const fence = fc.constantFrom(
  "---",
  "---",
  "---",
  "---",
  "---",
  "---yaml",
  "--- ",
  "+++",
  "+++",
  "+++",
  "---js",
  "---javascript",
  "---toString",
);

const frontMatter = fc
  .tuple(fence, fc.integer({ max: 9, min: 0 }), fc.constantFrom("\n", "\r\n"))
  .chain(([opening, open, end]) => {
    const mark = opening.slice(0, 3);
    const facts = mark === "+++" ? block(" = ", onlyToml) : block(": ", onlyYaml);
    return facts.map((own) =>
      `${opening}\n${own}\n${open === 0 ? "" : mark}\n`.replaceAll("\n", end),
    );
  });

const BOMB = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from("bcdefghi")
  .map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]},`.repeat(9)}]`)
  .join("\n")}\n---\n`;

/** Any text a file could hold, most of it nearly an episode. */
export const document = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(frontMatter, body).map((parts) => parts.join("\n")) },
  { weight: 3, arbitrary: body },
  { weight: 1, arbitrary: body.map((own) => BOMB + own) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 400 }) },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 400 })
      .map((bytes) => Buffer.from(bytes).toString("utf8")),
  },
);
