import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { write } from "../src/episode/write.ts";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import { draft } from "../src/import/formats/draft.ts";
import type { Draft, Source } from "../src/import/formats/importer.ts";
import { runs } from "./runs.ts";

const NOWHERE = { id: "", path: "" };

/** What holds for every draft: its text is what is written of its episode and what gives it back. */
function expectWritten({ episode, text }: Draft): void {
  expect(write({ ...episode, ...NOWHERE })).toBe(text);
  const read = parse(text, "Untitled.md");
  expect(read.readable).toBe(true);
  expect({ ...read.episode, ...NOWHERE }).toEqual({ ...episode, ...NOWHERE });
}

const FOLDER = new URL("fixtures/sources/", import.meta.url);

test.each(readdirSync(FOLDER))("a draft of %s is what its text says", (name) => {
  const folder = new URL(`${name}/`, FOLDER);
  const file = readdirSync(folder).find((entry) => entry.startsWith("source."))!;
  const source: Source = {
    name: file,
    text: readFileSync(new URL(file, folder), "utf8"),
    mediaType: null,
  };
  const drafts = IMPORTERS.flatMap((importer) => [...importer.read(source)]);
  expect(drafts.length).toBeGreaterThan(0);
  drafts.forEach(expectWritten);
});

const line = fc.constantFrom(
  ..."# A title|## Takeaways|## TL;DR|### 1. One|### Two|1. **Lead.** text #a|2. Two #b|- item|#a #b|[0:10]|words|    code|~~~|> said||## Notes|---".split(
    "|",
  ),
);
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom(
      "yes",
      "null",
      "~",
      "1",
      "1e3",
      "0x1",
      "a: b",
      "# a",
      "- a",
      "a\nb",
      " a ",
      "'",
      '"',
      "2026-01-01",
      "",
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 30 }),
    fc.dictionary(fc.string({ maxLength: 12 }), tie("value"), { maxKeys: 5 }),
  ),
})).value;

test("a draft of any document is what its text says, with long lists and short ones", () => {
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 14 }),
      fc.dictionary(fc.constantFrom("transcript", "links", "rating", "people"), value),
      (lines, extra) => {
        const front = `---\ntitle: T\n---\n`;
        const read = parse(front + lines.join("\n"), "Untitled.md").episode;
        expectWritten(draft({ ...read, extra }, null));
      },
    ),
    runs(500),
  );
});
