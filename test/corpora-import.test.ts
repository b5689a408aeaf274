import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "../src/episode/parse.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

/** An archive of others: its files, what a reader finds in them, and refs that import gives anew. */
interface Corpus {
  episodes: { path: string; ref: string }[];
  imported?: Record<string, string>;
}

const ROOT = join(FIXTURES, "corpora");
const kinds = readdirSync(ROOT).filter((kind) => existsSync(join(ROOT, kind, "files")));

function corpusOf(kind: string): Corpus {
  return JSON.parse(readFileSync(join(ROOT, kind, "expected.json"), "utf8")) as Corpus;
}

/** Words that only mark what follows them: keys of topics and times, numbers, names of sections. */
const MARKS = new Set(
  "tags topics key insights takeaways highlights lessons learned timestamp folge".split(" "),
);

/** A link that leads to a time is read as that time. */
const TIMED_LINK = /\]\([^()\s]*[?&#]t(?:ime)?=[^()\s]*\)/g;

/** How wide Obsidian is to show a picture. */
const PICTURE_SIZE = /\|\d+(?=\]\])/g;

/** Notes of apps, whose own links and labels are left out; test/sources.test.ts states what is kept. */
const APPS = /^(?:snipd|readwise|podwise)/;

/** Every file below a folder with its text. */
function filesIn(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Map(
    files
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path, readFileSync(path, "utf8")]),
  );
}

/** How often each word of letters and digits stands in a text, without case. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]{3,}/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe.each(kinds)("%s", (kind) => {
  test("comes in under the refs it has in place, and again unchanged", async () => {
    const cwd = temporaryFolder();
    const files = join(ROOT, kind, "files");
    const first = await episode(["import", files, "--to", "lib"], { cwd });
    expect({ code: first.code, errors: /^episode: /m.test(first.stderr) }).toEqual({
      code: 0,
      errors: false,
    });
    const { stdout } = await episode(["list", "--library", "lib", "--json", "--fields", "id"], {
      cwd,
    });
    const ids = (JSON.parse(stdout) as { id: string }[]).map(({ id }) => id.toLowerCase());
    const { episodes, imported = {} } = corpusOf(kind);
    const refs = episodes.map(({ path, ref }) => (imported[path] ?? ref).toLowerCase());
    expect(ids.toSorted()).toEqual(refs.toSorted());
    const before = filesIn(join(cwd, "lib"));
    const again = await episode(["import", files, "--to", "lib"], { cwd });
    expect({ stdout: again.stdout, code: again.code }).toEqual({ stdout: "", code: 0 });
    expect(filesIn(join(cwd, "lib"))).toEqual(before);
  });
});

test.each(kinds.filter((kind) => !APPS.test(kind)))(
  "%s loses no word of a body on the way in",
  async (kind) => {
    const cwd = temporaryFolder();
    for (const { path } of corpusOf(kind).episodes) {
      const source = join(ROOT, kind, "files", path);
      const { stdout } = await episode(["import", source, "--to", "lib", "--dry-run", "-q"], {
        cwd,
      });
      const words = wordsOf(stdout);
      const { layout } = parse(readFileSync(source, "utf8"), path);
      const lost = [
        ...wordsOf(layout.front.body.replace(TIMED_LINK, "]").replace(PICTURE_SIZE, "")),
      ].map(([word]) => word);
      const isMark = (word: string) => MARKS.has(word) || /^第\d+[期集回]$/.test(word);
      const gone = lost.filter((word) => !words.has(word) && !isMark(word));
      expect({ path, gone }).toEqual({ path, gone: [] });
    }
  },
);
