import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import type { Sqlite } from "../../src/index/sqlite.ts";
import { loadSqlite } from "../../src/main.ts";
import { readTranscript } from "../transcript.ts";
import { BIN } from "../program.ts";
import { sharedFolder } from "../temporary.ts";
import { episode, type World } from "../episode.ts";

const SQLITE = loadSqlite({ require: createRequire(import.meta.url), process }) as Sqlite;
const TRANSCRIPTS = new URL("../transcripts/", import.meta.url);
/** Transcripts whose commands change their library. */
const WRITING = new Set(["change.txt", "import.txt", "week.txt"]);
const base = sharedFolder();
let cache: string;
let count = 0;

beforeEach(() => {
  cache = join(base, `cache-${count++}`);
});

/** A library of so many files whose stamps are old enough to be trusted. */
async function library(name: string, files: number): Promise<string> {
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  for (let i = 1; i <= files; i++) write(folder, i, `Point ${i} of many`);
  await settled();
  return folder;
}

/** Waits until what was written is older than a tick of the disk's clock. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 80));

function write(folder: string, number: number, title: string): void {
  const file = join(folder, `${number}.md`);
  const text = `---\npodcast: Many\nnumber: ${number}\ntitle: Episode ${number}\ntopics: [t${number % 7}]\n---\n\n## Takeaways\n\n### 1. ${title}\n#n${number % 3}\n\nWords about item${number}.\n`;
  writeFileSync(file, text);
  const past = new Date(2020, 0, 1, 0, 0, number, 500);
  utimesSync(file, past, past);
}

const ask = (argv: string[], world: World = {}) =>
  episode(argv, { ...world, env: { ...world.env, XDG_CACHE_HOME: cache } });

/** Every file of the cache, the folders left out. */
function cacheFiles(): string[] {
  const folder = join(cache, "episode");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}

const filesNamed = (name: RegExp) => cacheFiles().filter((file) => name.test(basename(file)));

/** Changes a database of the index, and has the index believe that nothing has changed. */
function corrupt(file: string, sql: string): void {
  const database = new SQLITE(file);
  database.exec(sql);
  database.close();
  const { size, mtimeMs, ctimeMs, ino } = statSync(file);
  const seal = join(dirname(file), "index.json");
  const text = JSON.parse(readFileSync(seal, "utf8")) as Record<string, { name: string } | null>;
  for (const key of ["episodes", "words"])
    if (text[key]?.name === basename(file))
      text[key] = { name: basename(file), stamp: [size, mtimeMs, ctimeMs, ino] } as never;
  writeFileSync(seal, JSON.stringify(text));
}

/** Ways a cache can be broken; each changes what is there. */
const DAMAGE: Record<string, () => void> = {
  "cut in half": () =>
    cacheFiles().forEach((file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    }),
  "overwritten with noise": () =>
    cacheFiles().forEach((file) => writeFileSync(file, Buffer.alloc(5000, 0xa7))),
  "with a bit turned in every file": () =>
    cacheFiles().forEach((file) => {
      const bytes = readFileSync(file);
      const middle = bytes.length >> 1;
      bytes[middle]! ^= 1;
      writeFileSync(file, bytes);
    }),
  "without its episodes": () => filesNamed(/^episodes-/).forEach((file) => rmSync(file)),
  "without its words": () => filesNamed(/^words-/).forEach((file) => rmSync(file)),
  "of another version": () =>
    filesNamed(/^index\.json$/).forEach((file) => {
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/"version":"/, '"version":"0'));
    }),
  "with tables of another form": () =>
    filesNamed(/^(?:episodes|words)-/).forEach((file) => {
      corrupt(file, "drop table if exists takeaway; drop table if exists words");
    }),
  "with a record that is no record": () =>
    filesNamed(/^episodes-/).forEach((file) => {
      corrupt(file, "update episode set guests = '{'; update body set sections = 'x'");
    }),
};

describe("every transcript has the same answer with a cache, without, and with a broken one", () => {
  // Importing once more has another answer: there is nothing left to do.
  const names = readdirSync(TRANSCRIPTS).filter((name) => !WRITING.has(name));

  test.each(names)("%s", async (name) => {
    const steps = readTranscript(readFileSync(new URL(name, TRANSCRIPTS), "utf8"));
    for (const { argv, world, line } of steps) {
      const plain = await ask(["--no-cache", ...argv], world);
      expect(await ask(argv, world), `${line}, first`).toEqual(plain);
      expect(await ask(argv, world), `${line}, remembered`).toEqual(plain);
    }
    if (!existsSync(join(cache, "episode"))) return;
    for (const [way, damage] of Object.entries(DAMAGE)) {
      damage();
      for (const { argv, world, line } of steps) {
        const plain = await ask(["--no-cache", ...argv], world);
        expect(await ask(argv, world), `${line}, ${way}`).toEqual(plain);
      }
    }
  });
});

describe.each(Object.keys(DAMAGE))("a cache %s", (way) => {
  test("is made anew, also for words", async () => {
    const folder = await library("damaged", 40);
    const questions = [
      ["takeaways", "--library", folder, "--json"],
      ["search", "item7", "--library", folder, "--json"],
      ["search", "words", "--library", folder, "--json"],
    ];
    const before = [];
    for (const argv of questions) before.push(await ask(argv));
    DAMAGE[way]!();
    for (const [i, argv] of questions.entries()) expect(await ask(argv)).toEqual(before[i]);
    const first = cacheFiles().map((file) => readFileSync(file));
    for (const [i, argv] of questions.entries()) expect(await ask(argv)).toEqual(before[i]);
    expect(cacheFiles().map((file) => readFileSync(file))).toEqual(first);
  });
});

describe("a file that", () => {
  const titles = async (folder: string) =>
    (await ask(["takeaways", "--library", folder, "--fields", "title"])).stdout
      .split("\n")
      .slice(0, -1);

  test("is edited, added, moved or removed changes the answer at once", async () => {
    const folder = await library("edited", 12);
    expect(await titles(folder)).toHaveLength(12);
    write(folder, 3, "Edited");
    await settled();
    expect(await titles(folder)).toContain("Edited");
    write(folder, 13, "Added");
    expect(await titles(folder)).toHaveLength(13);
    renameSync(join(folder, "13.md"), join(folder, "14.md"));
    expect(await titles(folder)).toContain("Added");
    rmSync(join(folder, "14.md"));
    expect(await titles(folder)).toHaveLength(12);
  });

  test("is edited again and again leaves few files in the cache", async () => {
    const folder = await library("often", 30);
    for (let i = 1; i <= 20; i++) {
      write(folder, 1 + (i % 30), `Edit ${i}`);
      await settled();
      expect(await titles(folder)).toContain(`Edit ${i}`);
    }
    expect(cacheFiles().map((file) => basename(file).replace(/-.*/, ""))).toEqual(
      expect.arrayContaining(["episodes", "index.json"]),
    );
    expect(cacheFiles()).toHaveLength(3);
  });

  test("changes while it is read is read again", async () => {
    const folder = await library("moment", 3);
    const file = join(folder, "1.md");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("Point 1", "Point A"));
    expect(await titles(folder)).toContain("Point A of many");
    const { mtime } = statSync(file);
    writeFileSync(file, text.replace("Point 1", "Point B"));
    utimesSync(file, mtime, mtime);
    expect(await titles(folder)).toContain("Point B of many");
  });

  test("cannot be read is named each time, cached or not", async () => {
    const folder = await library("faulty", 3);
    writeFileSync(join(folder, "2.md"), "---js\n{}\n---\n");
    const past = new Date(2020, 0, 1);
    utimesSync(join(folder, "2.md"), past, past);
    await settled();
    const first = await ask(["list", "--library", folder]);
    expect(first.stderr).toMatch(/2\.md:/);
    expect(await ask(["list", "--library", folder])).toEqual(first);
    write(folder, 2, "Mended");
    expect((await ask(["list", "--library", folder])).stderr).toBe("");
  });
});

test("the vocabulary is applied when asked: editing it changes answers, not what is cached", async () => {
  const folder = await library("vocabulary", 6);
  const question = ["takeaways", "--library", folder, "--topic", "all", "--fields", "ref"];
  expect((await ask(question)).code).toBe(1);
  const bytes = filesNamed(/^episodes-/).map((file) => readFileSync(file));
  writeFileSync(join(folder, "topics.yaml"), "n1: {broader: [all]}\n");
  expect((await ask(question)).stdout.split("\n")).toHaveLength(3);
  writeFileSync(join(folder, "topics.yaml"), "n1: {broader: [all]}\nn2: {broader: [all]}\n");
  expect((await ask(question)).stdout.split("\n")).toHaveLength(5);
  expect(filesNamed(/^episodes-/).map((file) => readFileSync(file))).toEqual(bytes);
});

test("the answer is the same where nothing can be written", async () => {
  const folder = await library("nowhere", 5);
  const plain = await ask(["list", "--library", folder, "--no-cache"]);
  writeFileSync(join(base, "a file"), "");
  for (const place of [join(base, "a file"), "/proc/nowhere"])
    expect(
      await episode(["list", "--library", folder], { env: { XDG_CACHE_HOME: place } }),
    ).toEqual(plain);
});

describe("many files", () => {
  const built = fileURLToPath(new URL("../../dist/worker.cjs", import.meta.url));

  test.each([
    ["in workers", built],
    ["in place where a worker cannot run", join(base, "no such script.cjs")],
  ])("are read %s with the same answer", async (name, worker) => {
    const folder = await library(`many ${name}`, 4500);
    writeFileSync(join(folder, "17.md"), "---js\n{}\n---\n");
    await settled();
    const question = ["takeaways", "--library", folder, "--json"];
    const plain = await ask(["--no-cache", ...question]);
    expect(plain.stderr).toMatch(/17\.md:/);
    expect(await ask(question, { worker })).toEqual(plain);
    expect(await ask(question)).toEqual(plain);
    const search = ["search", "point", "-n", "100", "--library", folder];
    const found = await ask(["--no-cache", ...search]);
    expect(found.stdout.split("\n").length).toBe(101);
    expect(await ask(search, { worker })).toEqual(found);
    expect(await ask(search)).toEqual(found);
  });
});

describe("processes", () => {
  const run = (folder: string) =>
    spawnSync(process.execPath, [BIN, "takeaways", "--library", folder, "--json"], {
      encoding: "utf8",
      env: { ...process.env, XDG_CACHE_HOME: cache },
    });

  test("that index at once both answer, and leave a cache that answers the same", async () => {
    const folder = await library("at once", 600);
    const outputs = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = spawn(process.execPath, [BIN, "takeaways", "--library", folder, "--json"], {
          env: { ...process.env, XDG_CACHE_HOME: cache },
        });
        let stdout = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        return new Promise<string>((resolve) => child.on("close", () => resolve(stdout)));
      }),
    );
    const { stdout, status } = run(folder);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(600);
    expect(outputs.every((output) => output === stdout)).toBe(true);
  });

  test("that are killed while they index leave a cache that does no harm", async () => {
    const folder = await library("killed", 600);
    const copy = join(base, "killed-copy");
    cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
    const whole = run(copy).stdout.replaceAll("killed-copy", "killed");
    for (let delay = 40; delay <= 400; delay += 40) {
      const child = spawn(process.execPath, [BIN, "takeaways", "--library", folder, "--json"], {
        env: { ...process.env, XDG_CACHE_HOME: cache },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => child.on("close", resolve));
      setTimeout(() => child.kill("SIGKILL"), delay);
      await ended;
      appendFileSync(join(folder, "1.md"), "");
    }
    expect(run(folder).stdout).toBe(whole);
    expect(run(folder).stdout).toBe(whole);
  });
});
