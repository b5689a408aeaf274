import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Takeaway } from "../src/episode/episode.ts";
import { parse, type Parsed } from "../src/episode/parse.ts";
import { timeOfAddress } from "../src/episode/time-marks.ts";
import { write } from "../src/episode/write.ts";
import { episode } from "./episode.ts";

// Archives in the shapes that other tools, sites and habits give their files; their README says
// what `expected.json` states.

const ROOT = new URL("fixtures/corpora/", import.meta.url);

/** The fields of an episode that are compared as they stand. */
const METADATA = [
  "podcast",
  "number",
  "title",
  "guests",
  "hosts",
  "date",
  "durationSeconds",
  "readingMinutes",
  "url",
  "topics",
] as const;

const POINT = ["number", "title", "topics", "start", "end"] as const;

/** As much of a text as `expected.json` states. */
const BEGINNING = 40;

type Metadata = Record<(typeof METADATA)[number], unknown>;

interface Expected extends Metadata {
  path: string;
  ref: string;
  tldr: string | null;
  sections: string[];
  takeaways: Takeaway[];
}

/** What `list --json` and `takeaways --json` print of an episode. */
interface Listed extends Metadata {
  path: string;
  id: string;
  tldr: string | null;
}

interface ListedTakeaway extends Takeaway {
  episode: string;
}

const CORPORA = readdirSync(ROOT)
  .map((name) => ({ name, folder: new URL(`${name}/`, ROOT) }))
  .filter(({ folder }) => existsSync(new URL("files", folder)));

function expectedOf(folder: URL): Expected[] {
  const stated = readFileSync(new URL("expected.json", folder), "utf8");
  return (JSON.parse(stated) as { episodes: Expected[] }).episodes;
}

async function answer<T>(folder: URL, ...args: string[]): Promise<T[]> {
  const files = fileURLToPath(new URL("files", folder));
  const { stdout, stderr, code } = await episode([...args, "--json", "--library", files]);
  // An archive without takeaways answers the question with no.
  expect({ stderr: code === 0 ? stderr : "", code: code === 0 ? 0 : 1 }).toMatchObject({
    code: stdout.trim() === "[]" ? 1 : 0,
  });
  return JSON.parse(stdout) as T[];
}

function picked<K extends string>(from: Record<K, unknown>, keys: readonly K[]) {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

/** A takeaway as `expected.json` states it; its text is the beginning that is stated, or none. */
function pointOf(point: Takeaway, text: string) {
  const begins = text !== "" && point.text.startsWith(text);
  return { ...picked(point, POINT), text: begins ? text : point.text.slice(0, BEGINNING) };
}

test("there are archives to read", () => {
  expect(CORPORA.length).toBeGreaterThan(15);
});

describe.each(CORPORA)("$name", ({ folder }) => {
  const wanted = expectedOf(folder);

  test("each file is an episode with the metadata that it states", async () => {
    const listed = await answer<Listed>(folder, "list");
    const byRef = new Map(listed.map((one) => [one.id.toLowerCase(), one]));
    expect([...byRef.keys()].toSorted()).toEqual(
      wanted.map(({ ref }) => ref.toLowerCase()).toSorted(),
    );
    for (const want of wanted) {
      const got = byRef.get(want.ref.toLowerCase())!;
      expect({ path: want.path, ...picked(got, METADATA) }).toEqual({
        path: want.path,
        ...picked(want, METADATA),
      });
      expect([want.path, got.tldr?.slice(0, want.tldr?.length) ?? null]).toEqual([
        want.path,
        want.tldr,
      ]);
    }
  });

  test("each takeaway is read, and no other", async () => {
    const listed = await answer<ListedTakeaway>(folder, "takeaways");
    for (const { path, ref, takeaways } of wanted) {
      const own = listed.filter((one) => one.episode.toLowerCase() === ref.toLowerCase());
      const got = own.map((one, i) => pointOf(one, takeaways[i]?.text ?? ""));
      expect([path, got]).toEqual([path, takeaways.map((one) => pointOf(one, one.text))]);
    }
    expect(listed.length).toBe(wanted.reduce((sum, { takeaways }) => sum + takeaways.length, 0));
  });

  test.each(wanted)("$path has its sections and keeps its words", ({ path, sections }) => {
    const parsed = parse(readFileSync(new URL(`files/${path}`, folder), "utf8"), path);
    expect(parsed.episode.sections.map(({ name }) => name)).toEqual(sections);
    expect(lostWords(parsed)).toEqual([]);
  });
});

/**
 * The words of a body that what is written of its episode lacks. Not counted are
 * - the words of the title's heading, of which the title or number is in front matter, and the
 *   names of takeaways sections, which become one section;
 * - the numbers and boxes that begin list items and headings: they are written anew;
 * - times, addresses that lead to one, and hashtags, which are written in one form, each once;
 * - the words that only introduce those: `Topics:`, `Tags:`, `Time`, `Timestamp:`.
 */
function lostWords({ episode: read, layout }: Parsed): string[] {
  const { parts, front } = layout;
  const apart = [parts.outline.title?.text ?? "", ...parts.takeaways.map(({ title }) => title)];
  const kept = counted(write(read), true);
  for (const word of wordsIn(apart.join("\n"))) kept.set(word, (kept.get(word) ?? 0) + 1);
  return [...counted(front.body)]
    .filter(([word, times]) => times > (kept.get(word) ?? 0))
    .map(([word]) => word);
}

const INTRODUCED = /(?<=^\W*)(?:topics|tags)(?=\**:)|\btime(?:stamps?)?(?=[^\w\n]*\d)/gimu;
const MARKER = /^\s*(?:[-*+>•]\s+|#{1,6}\s+)*\**(?:\d{1,4}[.)、]|\[[\dxX]{1,4}\])/gmu;
const TIME = /\d{1,3}(?::\d\d){1,2}(?:\.\d{1,3})?/gu;
const HASHTAG = /#[\p{L}\p{N}_][\p{L}\p{M}\p{N}_/+-]*/gu;

/** Of hashtags and what introduces them the words count only in what is written. */
function wordsIn(text: string, tags = false): string[] {
  const plain = text
    .replace(/\b[a-z]+:\/\/[^\s)>\]"]+/g, (address) =>
      timeOfAddress(address) === null ? address : " ",
    )
    .replace(INTRODUCED, " ")
    .replace(TIME, " ")
    .replace(MARKER, " ")
    .replace(HASHTAG, (tag) => (tags ? tag : " "));
  return plain.toLowerCase().match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}

function counted(text: string, tags = false): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of wordsIn(text, tags)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
