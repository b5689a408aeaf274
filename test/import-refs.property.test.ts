import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sharedFolder } from "./temporary.ts";
import { episode } from "./episode.ts";
import { runs } from "./runs.ts";

const base = sharedFolder();
let made = 0;

const folder = fc.constantFrom("show-a", "Show A", "notes", "transcript", "x", "C++", "C#", "ünï");
const file = fc.constantFrom(
  ..."index|notes|Transcript|Notes!|ep-1|Ep 1|EP-1|a b|ünï|C#|C++|12|—|ep-1-2|Long, long name|S1E2 x|01x09|2024-05-12 walk|122 walk|README!".split(
    "|",
  ),
);
const maybe = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });

const source = fc.record({
  path: fc
    .tuple(fc.array(folder, { maxLength: 3 }), file, fc.constantFrom(".md", ".MD"))
    .map(([folders, name, end]) => [...folders, `${name}${end}`].join("/")),
  podcast: maybe("Desk Notes", "C++", "C#", "???"),
  number: maybe("1", "01", "S1E2", "s1e2"),
  title: maybe("A walk", "Untitled", "Notes"),
  heading: maybe("# 122 Walk", "# Ep. 7: Talk", "# Only a title"),
});

interface Row {
  id: string;
  title: string;
  tldr: string;
}

async function rowsOf(library: string): Promise<Row[]> {
  const { stdout } = await episode(
    ["list", "--library", library, "--fields", "id,title,tldr", "--json"],
    { cwd: base },
  );
  return stdout === "" ? [] : (JSON.parse(stdout) as Row[]);
}

test("an episode of a folder has the ref that it has in place, and all of them come in", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(source, {
        minLength: 1,
        maxLength: 8,
        selector: ({ path }) => path.toLowerCase(),
      }),
      async (sources) => {
        const run = `${made++}`;
        for (const [i, { path, heading, ...metadata }] of sources.entries()) {
          const lines = Object.entries(metadata).flatMap(([key, value]) =>
            value === null ? [] : [`${key}: ${JSON.stringify(value)}`],
          );
          const block = lines.length > 0 ? `---\n${lines.join("\n")}\n---\n\n` : "";
          const target = join(base, run, "from", path);
          mkdirSync(dirname(target), { recursive: true });
          const head = heading === null ? "" : `${heading}\n\n`;
          writeFileSync(target, `${block}${head}## TL;DR\n\nWords of ${i}.\n`);
        }
        const { code, stderr } = await episode(["import", "from", "--to", "lib"], {
          cwd: join(base, run),
        });
        expect({
          code,
          stderr: stderr.replace(/^lib\S* named so .*(?:\n|$)|^from\/.*:\d+: .*(?:\n|$)/gm, ""),
        }).toEqual({ code: 0, stderr: "" });
        const [there, here] = [
          await rowsOf(join(base, run, "from")),
          await rowsOf(join(base, run, "lib")),
        ];
        // A dash is no title, so one cannot be stated.
        const said = (rows: Row[]) =>
          rows.map(({ tldr, title }) => `${tldr} ${title.replace("—", "Untitled")}`).toSorted();
        expect(said(here)).toEqual(said(there));
        const counts = new Map<string, number>();
        for (const { id } of there) counts.set(id, (counts.get(id) ?? 0) + 1);
        const known = new Map(here.map((row) => [row.tldr, row.id]));
        for (const { id, tldr } of there.filter((row) => counts.get(row.id) === 1))
          expect(known.get(tldr)).toBe(id);
        const again = await episode(["import", "from", "--to", "lib"], { cwd: join(base, run) });
        expect(again).toEqual({ stdout: "", stderr: `${sources.length} unchanged\n`, code: 0 });
      },
    ),
    runs(100),
  );
});
