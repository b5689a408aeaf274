import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Episode } from "../src/episode/episode.ts";
import { parse } from "../src/episode/parse.ts";
import { write } from "../src/episode/write.ts";
import { IMPORTERS } from "../src/import/formats/formats.ts";
import type { Draft } from "../src/import/formats/importer.ts";

const CORPORA = fileURLToPath(new URL("fixtures/corpora/", import.meta.url));

/** Which importer each archive is for; transcripts of PodNotes are plain Markdown. */
const ARCHIVES: Record<string, string[]> = {
  "snipd-old": ["snipd"],
  "snipd-new": ["snipd"],
  "readwise-markdown": ["readwise-markdown"],
  podwise: ["podwise"],
  podnotes: ["obsidian", "markdown"],
  obsidian: ["obsidian"],
  "hugo-toml": ["hugo"],
};

/** What a file says in place and its draft may not say alike, with the reason. */
const DIFFER: Record<string, Partial<Record<keyof Read, string>>> = {
  "Readwise/Podcasts/Salt Roads.md": {
    podcast: "an author is a podcast only where Readwise names it",
  },
  "Readwise/Podcasts/The Repair Table at the End of the Line.md": {
    podcast: "an author is a podcast only where Readwise names it",
  },
  "Podwise/Ep_47_Batteries_by_the_bus_stop_7360326.md": {
    title: "a number that a stated title begins with stays in it until it is imported",
  },
};

type Fields = Pick<
  Episode,
  | "podcast"
  | "number"
  | "title"
  | "guests"
  | "hosts"
  | "date"
  | "durationSeconds"
  | "url"
  | "topics"
>;
type Read = Fields & { takeaways: [string, number | null, number | null, string[]][] };

function readOf(episode: Draft["episode"]): Read {
  const { podcast, number, title, guests, hosts, date, durationSeconds, url, topics } = episode;
  const takeaways = episode.takeaways.map(
    ({ title: named, start, end, topics: own }): Read["takeaways"][number] => [
      named,
      start,
      end,
      own,
    ],
  );
  return { podcast, number, title, guests, hosts, date, durationSeconds, url, topics, takeaways };
}

/** All files below a folder, by their path in it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

const files = Object.keys(ARCHIVES).flatMap((archive) =>
  filesIn(join(CORPORA, archive, "files")).map((path) => [path, archive] as const),
);

function textOf(path: string, archive: string): string {
  return readFileSync(join(CORPORA, archive, "files", path), "utf8");
}

function draftOf(path: string, archive: string): { name: string; drafts: Draft[] } {
  const source = { name: path, text: textOf(path, archive), mediaType: null };
  const importer = IMPORTERS.find((one) => one.recognises(source))!;
  return { name: importer.name, drafts: [...importer.read(source)] };
}

describe.each(files)("%s", (path, archive) => {
  const { name, drafts } = draftOf(path, archive);

  test("is one episode of the importer for its app", () => {
    expect(ARCHIVES[archive]).toContain(name);
    expect(drafts.length).toBe(1);
  });

  test("says the same in place and imported, but for what is listed", () => {
    const place = readOf(parse(textOf(path, archive), path).episode);
    const draft = readOf(drafts[0]!.episode);
    const fields = Object.keys(place) as (keyof Read)[];
    const differ = fields.filter(
      (field) => JSON.stringify(place[field]) !== JSON.stringify(draft[field]),
    );
    expect(differ).toEqual(Object.keys(DIFFER[path] ?? {}));
  });

  test("goes out and comes in again unchanged", () => {
    const episode = { id: "", path: "", ...drafts[0]!.episode };
    const again = parse(write(episode), "again.md");
    expect(again.problems).toEqual([]);
    expect({ ...again.episode, id: "", path: "" }).toEqual(episode);
  });
});

/** What a careful reader finds in a file; null where it does not say. */
interface Expected {
  path: string;
  podcast: string | null;
  number: string | null;
  title: string;
  guests: string[];
  hosts: string[];
  date: string | null;
  durationSeconds: number | null;
  url: string | null;
  topics: string[];
  takeaways: { title: string; topics: string[]; start: number | null; end: number | null }[];
}

/** The podcasts that only the importer knows, since Readwise calls them authors. */
const PODCASTS: Record<string, string> = {
  "Readwise/Podcasts/Salt Roads.md": "The Atlas Room",
  "Readwise/Podcasts/The Repair Table at the End of the Line.md": "Second Screwdriver",
};

/** A stated title keeps its number in place; Podwise's loses it on the way in. */
const TITLES: Record<string, string> = {
  "Podwise/Ep_47_Batteries_by_the_bus_stop_7360326.md": "Batteries by the bus stop",
};

test.each(Object.keys(ARCHIVES))("the drafts of %s carry what a reader finds there", (archive) => {
  const file = join(CORPORA, archive, "expected.json");
  const { episodes } = JSON.parse(readFileSync(file, "utf8")) as { episodes: Expected[] };
  for (const want of episodes) {
    const { episode } = draftOf(want.path, archive).drafts[0]!;
    const { takeaways, path, ...fields } = want;
    expect({ path, ...readOf(episode) }).toEqual({
      path,
      ...Object.fromEntries(
        Object.entries(fields).filter(([field]) => Object.hasOwn(readOf(episode), field)),
      ),
      title: TITLES[path] ?? want.title,
      podcast: want.podcast ?? PODCASTS[path] ?? null,
      takeaways: takeaways.map(({ title, start, end, topics }) => [title, start, end, topics]),
    });
  }
  expect(episodes.length).toBeGreaterThan(0);
});
