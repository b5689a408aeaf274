import * as fc from "fast-check";
import { line } from "./document-lines.ts";

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
  "---json",
);

/** Front matter in YAML or TOML, mostly of known keys, or in a language that is not read. */
export const frontMatter = fc
  .tuple(fence, fc.integer({ max: 9, min: 0 }), fc.constantFrom("\n", "\r\n"))
  .chain(([opening, open, end]) => {
    const mark = opening.slice(0, 3);
    const facts = mark === "+++" ? block(" = ", onlyToml) : block(": ", onlyYaml);
    return facts.map((own) =>
      `${opening}\n${own}\n${open === 0 ? "" : mark}\n`.replaceAll("\n", end),
    );
  });

/** Aliases that would grow without end, were they read. */
export const BOMB = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from("bcdefghi")
  .map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]},`.repeat(9)}]`)
  .join("\n")}\n---\n`;

/** JSON at the head, between fences or by itself. */
export const jsonMatter = fc
  .tuple(
    fc.dictionary(
      known,
      fc.oneof(line, fc.integer(), fc.boolean(), fc.constant(null), fc.array(line)),
      { maxKeys: 6 },
    ),
    fc.constantFrom(0, 2),
    fc.constantFrom("", "---json\n"),
  )
  .map(([data, indent, opening]) => {
    const text = JSON.stringify(data, null, indent);
    return opening === "" ? `${text}\n` : `${opening}${text}\n---\n`;
  });

/** Front matter written in haste: lines that YAML refuses, or that only seem to be keys. */
export const hastyMatter = fc
  .array(
    fc.oneof(
      fc
        .tuple(known, fc.constantFrom(": ", ":", ":\t", " : "), line)
        .map((parts) => parts.join("")),
      fc.constantFrom(
        "title: Why: a question",
        'title: "open',
        "title: [Bonus] Some",
        "title: Why C # matters",
        "number: #12",
        "tags: #ai #ml",
        "tags: [a]",
        "guest: @jane",
        "guests: # see below\n  - Ada\n  - Bo",
        "date: # TODO",
        "duration: 72",
        "season: 2",
        "insights: [a, b]",
        "takeaways:\n  - A: b\n  - c",
        "description: |\n  ## Words\n\n  more",
        "number:",
        "Words of a sentence.",
        "\tx: 1",
      ),
    ),
    { maxLength: 6 },
  )
  .map((lines) => `---\n${lines.join("\n")}\n---\n`);
