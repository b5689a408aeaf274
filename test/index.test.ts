import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Sqlite } from "../src/index/sqlite.ts";
import { loadSqlite } from "../src/main.ts";
import { fences } from "./documents.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode, type World } from "./episode.ts";

const SQLITE = loadSqlite({ require: createRequire(import.meta.url), process }) as Sqlite;

/** A library of files whose stamps are old enough to be trusted, and a cache of its own. */
async function library(count: number) {
  const root = temporaryFolder();
  const cache = temporaryFolder();
  mkdirSync(join(root, "p"));
  for (let i = 1; i <= count; i++) write(root, i, `Point ${i}`);
  await settled();
  const ask = (argv: string[], world: World = {}) =>
    episode([...argv, "--library", root], {
      ...world,
      env: { ...world.env, XDG_CACHE_HOME: cache },
    });
  const names = () => {
    const [folder] = readdirSync(join(cache, "episode"));
    return readdirSync(join(cache, "episode", folder!)).map((name) =>
      join(cache, "episode", folder!, name),
    );
  };
  const database = (kind: string) => names().find((name) => name.includes(`/${kind}-`))!;
  return { root, ask, names, database };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 80));

function write(root: string, number: number, title: string): void {
  const file = join(root, "p", `${number}.md`);
  const head = `---\npodcast: P\nnumber: ${number}\ntitle: T${number}\nurl: https://e.org/${number}\n---\n`;
  writeFileSync(file, `${head}\n## Takeaways\n\n### 1. ${title}\n\nWords.\n`);
  const past = new Date(2020, 0, 1, 0, 0, number, 500);
  utimesSync(file, past, past);
}

/** What a question in SQL gives. */
function query(file: string, sql: string) {
  const database = new SQLITE(file, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

describe("a file", () => {
  const ids = "select id, path from episode order by path";

  test("of which only the times changed keeps its record", async () => {
    const { root, ask, database } = await library(3);
    await ask(["list"]);
    const before = query(database("episodes"), ids);
    for (const name of readdirSync(join(root, "p"))) chmodSync(join(root, "p", name), 0o600);
    await settled();
    expect((await ask(["list"])).code).toBe(0);
    expect(query(database("episodes"), ids)).toEqual(before);
    // The new times are known now, so that nothing is written any more.
    const { mtimeMs } = statSync(database("episodes"));
    await ask(["list"]);
    expect(statSync(database("episodes")).mtimeMs).toBe(mtimeMs);
  });

  test("that was edited has a new record, the others keep theirs", async () => {
    const { root, ask, database } = await library(3);
    await ask(["search", "point"]);
    const before = query(database("episodes"), ids);
    write(root, 2, "Another zebracorn");
    await settled();
    expect((await ask(["search", "zebracorn", "--fields", "ref"])).stdout).toBe("p/2:1\n");
    expect((await ask(["search", "point", "--fields", "ref"])).stdout).toBe("p/1:1\np/3:1\n");
    const after = query(database("episodes"), ids);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(after[1]).not.toEqual(before[1]);
  });
});

test("an index made anew leaves no file of the old one or of older versions", async () => {
  const { ask, names, database } = await library(3);
  await ask(["search", "point"]);
  for (const name of ["x.cards", "x.records", "x.words", "shelves.json", "words-old.db-journal"])
    writeFileSync(join(database("episodes"), "..", name), "old");
  const seal = names().find((name) => name.endsWith("index.json"))!;
  writeFileSync(seal, "{}");
  const old = database("episodes");
  await ask(["search", "point"]);
  expect(names()).not.toContain(old);
  expect(names().map((name) => name.replace(/.*\/|-.*/g, ""))).toEqual(
    expect.arrayContaining(["episodes", "index.json", "lock.db", "words"]),
  );
  expect(names()).toHaveLength(4);
});

test("no row is repeated when an index fails in the middle of an answer", async () => {
  const { ask, names, database } = await library(3);
  await ask(["list"]);
  const file = database("episodes");
  const broken = new SQLITE(file);
  broken.exec("update episode set guests = '{' where ref = 'p/2'");
  broken.close();
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  const seal = names().find((name) => name.endsWith("index.json"))!;
  const text = JSON.parse(readFileSync(seal, "utf8")) as { episodes: { stamp: number[] } };
  text.episodes.stamp = [size, mtimeMs, ctimeMs, ino];
  writeFileSync(seal, JSON.stringify(text));
  const { stdout, code } = await ask(["open", "-", "--print"], { stdin: "p/1\np/2\np/3\n" });
  expect(stdout).toBe("https://e.org/1\nhttps://e.org/2\nhttps://e.org/3\n");
  expect(code).toBe(0);
  expect((await ask(["list", "--fields", "id"])).stdout).toBe("p/1\np/2\np/3\n");
});

describe("without SQLite", () => {
  test("the answers are the same", async () => {
    const { ask } = await library(12);
    for (const argv of [["list"], ["search", "point"], ["takeaways", "--json"], ["show", "3"]])
      expect(await ask(argv, { sqlite: false })).toEqual(await ask(argv));
  });

  test("a hint says how to have an index where there are many files", async () => {
    const { ask } = await library(501);
    const { stderr } = await ask(["list"], { sqlite: false });
    expect(stderr).toMatch(/^every file is read for each command: .*@photostructure\/sqlite`\n$/);
    expect((await ask(["list", "--quiet"], { sqlite: false })).stderr).toBe("");
    expect((await ask(["list", "--no-cache"], { sqlite: false })).stderr).toBe("");
  });
});

test("EPISODE_DEBUG prints the library, the files and the index", async () => {
  const { root, ask, database } = await library(3);
  const env = { EPISODE_DEBUG: "1" };
  const step = (text: string) => `episode: debug: 0 ms: ${text}\n`;
  const stderr = async (argv: string[]) =>
    (await ask(argv, { env })).stderr.replace(/[\d.]+ ms/g, "0 ms");
  const first = await stderr(["list"]);
  const made = `index ${database("episodes")}: made of 3 files`;
  const steps = (index: string) =>
    ["started", `${root}: 3 files`, index, "answered"].map(step).join("");
  expect(first).toBe(steps(made));
  expect(await stderr(["list"])).toBe(steps(`index ${database("episodes")}: nothing changed`));
});

test("the questions of the help page are SQL that the index answers", async () => {
  const cache = temporaryFolder();
  await episode(["list"], { env: { XDG_CACHE_HOME: cache } });
  const [folder] = readdirSync(join(cache, "episode"));
  const files = readdirSync(join(cache, "episode", folder!));
  const file = join(
    cache,
    "episode",
    folder!,
    files.find((name) => name.startsWith("episodes-"))!,
  );
  const page = readFileSync(new URL("../src/help/index.md", import.meta.url), "utf8");
  const questions = fences(page, "sql");
  expect(questions).toHaveLength(3);
  for (const sql of questions) expect(query(file, sql).length).toBeGreaterThan(0);
});
