import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { BIN } from "../program.ts";
import { temporaryFolder } from "../temporary.ts";

/** A contract file of a few hundred KB, so that writing it takes a while. */
function long(number: number, word: string): string {
  const points = Array.from(
    { length: 200 },
    (_, i) => `### ${i + 1}. Point ${i + 1}\n#a\n\n${`${word} `.repeat(300).trim()}\n`,
  );
  return `---\npodcast: Long\nnumber: ${number}\ntitle: Talk ${number}\n---\n\n## Takeaways\n\n${points.join("\n")}`;
}

function sources(cwd: string, folder: string, word: string, count: number): void {
  mkdirSync(join(cwd, folder));
  for (let i = 1; i <= count; i++) writeFileSync(join(cwd, folder, `${i}.md`), long(i, word));
}

function start(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [BIN, "import", ...args], { cwd, env: {}, stdio: "pipe" });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.resume();
  const end = new Promise<{ code: number | null; stderr: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, stderr }));
  });
  return { child, end };
}

const filesIn = (folder: string) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];

describe("a kill at any moment", () => {
  test("leaves old files or new ones, and the next run completes the work", async () => {
    const cwd = temporaryFolder();
    sources(cwd, "old", "old", 12);
    sources(cwd, "new", "new", 12);
    const texts = (number: number) => [long(number, "old"), long(number, "new")];
    const folder = join(cwd, "lib/long");
    const whole = () => {
      for (const name of filesIn(folder))
        expect(texts(Number(name.split(".")[0]))).toContain(
          readFileSync(join(folder, name), "utf8"),
        );
    };
    for (const [round, from] of ["old", "new", "old", "new", "old", "new"].entries()) {
      const { child, end } = start(cwd, from, "--to", "lib", ...(round > 1 ? ["--force"] : []));
      // The first line tells that writing has begun; then a little more each time.
      await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), end]);
      await setTimeout(round * 7);
      child.kill("SIGKILL");
      await end;
      whole();
    }
    const { code } = await start(cwd, "new", "--to", "lib", "--force").end;
    expect(code).toBe(0);
    const now = filesIn(folder).filter((name) => name.endsWith(".md"));
    expect(now).toHaveLength(12);
    for (const name of now)
      expect(readFileSync(join(folder, name), "utf8")).toBe(long(Number(name.slice(0, -3)), "new"));
  });
});

test("two processes at once do no harm to each other", async () => {
  const cwd = temporaryFolder();
  sources(cwd, "old", "old", 10);
  const first = [start(cwd, "old", "--to", "lib"), start(cwd, "old", "--to", "lib")];
  for (const { end } of first) expect((await end).code).toBe(0);
  const folder = join(cwd, "lib/long");
  expect(filesIn(folder)).toHaveLength(10);
  for (const name of filesIn(folder))
    writeFileSync(
      join(folder, name),
      `${readFileSync(join(folder, name), "utf8")}\n## Mine\n\nOwn.\n`,
    );
  sources(cwd, "new", "new", 10);
  const second = [start(cwd, "new", "--to", "lib"), start(cwd, "new", "--to", "lib")];
  for (const { end } of second) expect((await end).code).toBe(0);
  for (const name of filesIn(folder))
    expect(readFileSync(join(folder, name), "utf8")).toBe(
      `${long(Number(name.slice(0, -3)), "new")}\n## Mine\n\nOwn.\n`,
    );
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
});

/** A feed of items that share a few titles, their guids beginning with a letter of the feed's own. */
function feed(letter: string, count: number): string {
  const items = Array.from(
    { length: count },
    (_, i) =>
      `<item><title>Bonus ${i % 3}</title><guid isPermaLink="false">${letter}-${i}</guid><description>${letter} ${i}</description></item>`,
  );
  return `<rss><channel><title>Desk</title>${items.join("\n")}</channel></rss>`;
}

/** What the episodes of a library say, in order. */
function saidIn(folder: string): string[] {
  return filesIn(folder)
    .map((name) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n").at(-1)!)
    .toSorted();
}

const ALL = ["a", "b", "c"].flatMap((letter) =>
  Array.from({ length: 40 }, (_, i) => `${letter} ${i}`),
);

test("processes that want the same names at once bring in each episode once", async () => {
  const cwd = temporaryFolder();
  for (const letter of ["a", "b", "c"]) writeFileSync(join(cwd, `${letter}.xml`), feed(letter, 40));
  const runs = ["a", "b", "c", "a"].map((letter) => start(cwd, `${letter}.xml`, "--to", "lib"));
  for (const { end } of runs) expect((await end).code).toBe(0);
  expect(saidIn(join(cwd, "lib/desk"))).toEqual(ALL.toSorted());
  const { code, stderr } = await start(cwd, "c.xml", "b.xml", "a.xml", "--to", "lib").end;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "120 unchanged\n" });
});

test("a kill while names are chosen neither loses nor doubles an episode", async () => {
  const cwd = temporaryFolder();
  for (const letter of ["a", "b", "c"]) writeFileSync(join(cwd, `${letter}.xml`), feed(letter, 40));
  const args = ["a.xml", "b.xml", "c.xml", "--to", "lib"];
  for (const after of [0, 10, 25]) {
    const { child, end } = start(cwd, ...args);
    await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), end]);
    await setTimeout(after);
    child.kill("SIGKILL");
    await end;
  }
  expect((await start(cwd, ...args).end).code).toBe(0);
  expect(saidIn(join(cwd, "lib/desk"))).toEqual(ALL.toSorted());
  expect((await start(cwd, ...args).end).stderr).toBe("120 unchanged\n");
  // A kill may leave the lock, which is waited for.
}, 60_000);

test("a full disk is reported, and nothing is lost", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "talk.md"), long(1, "old"));
  const run = (script: string) =>
    spawnSync("bash", ["-c", script], {
      cwd,
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
  const command = `"${process.execPath}" "${BIN}" import talk.md --to lib`;
  expect(run(command).status).toBe(0);
  writeFileSync(join(cwd, "talk.md"), long(1, "new"));
  // A limit on the size of files stands in for a full disk.
  const { status, stdout, stderr } = run(`ulimit -f 100; ${command} --force`);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/lib\/long\/1\.md cannot be written \(EFBIG\)\nmake room on the disk/);
  expect(readdirSync(join(cwd, "lib/long"))).toEqual(["1.md"]);
  expect(readFileSync(join(cwd, "lib/long/1.md"), "utf8")).toBe(long(1, "old"));
});

test("the editor gets the file, also from a pipe; an editor that does not exist is named", () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "editor.sh"), 'printf "%s\\n" "$@" > opened; exit "$CODE"');
  const run = (editor: string, code: string) =>
    spawnSync(process.execPath, [BIN, "import", "-", "--to", "lib", "--edit"], {
      cwd,
      encoding: "utf8",
      input: long(1, "old"),
      env: { EDITOR: editor, CODE: code, PATH: process.env["PATH"] },
    });
  expect(run("sh editor.sh -w", "0").status).toBe(0);
  expect(readFileSync(join(cwd, "opened"), "utf8")).toBe(`-w\n${join(cwd, "lib/long/1.md")}\n`);
  expect(run("sh editor.sh", "3").stderr).toContain("the editor “sh editor.sh” ended with 3");
  const { status, stderr } = run("no-such-editor", "0");
  expect(status).toBe(2);
  expect(stderr).toContain("the editor “no-such-editor” does not exist");
});
