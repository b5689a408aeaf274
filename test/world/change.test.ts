import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { FIXTURES } from "../episode.ts";
import { BIN, putCommand } from "../program.ts";
import { temporaryFolder } from "../temporary.ts";

/** A copy of a library in a folder that has room for commands. */
function library(): { folder: string; root: string; env: NodeJS.ProcessEnv } {
  const folder = temporaryFolder();
  const root = join(folder, "my library");
  cpSync(join(FIXTURES, "keep"), root, { recursive: true });
  const env = {
    PATH: `${folder}${delimiter}${process.env["PATH"]}`,
    HOME: folder,
    EPISODE_LIBRARY: root,
  };
  return { folder, root, env };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: "utf8",
    env,
    input: "",
  });
  return { stdout, stderr, status };
}

function exitOf(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve) => {
    spawn(process.execPath, [BIN, ...args], { env, stdio: "ignore" }).on("close", resolve);
  });
}

describe("an editor is told the line as it wants it", () => {
  test.each([
    ["vi", "vi", ["+22", "FILE"]],
    ["nano", "nano", ["+22", "FILE"]],
    ["emacs", "emacsclient -t", ["-t", "+22", "FILE"]],
    ["code", "code --wait", ["--wait", "--goto", "FILE:22"]],
    ["hx", "hx", ["FILE:22"]],
    ["hx by its path", "FOLDER/hx", ["FILE:22"]],
    ["one in quotation marks", "'FOLDER/nvim' -u NONE", ["-u", "NONE", "+22", "FILE"]],
    ["one behind env", "env TERM=x vim", ["+22", "FILE"]],
    ["one that nobody knows", "myeditor -x", ["-x", "FILE"]],
  ])("%s", (_, visual, expected) => {
    const { folder, root, env } = library();
    const program = /(\w+)'?(?= -|$)/.exec(visual.replace(/ .*(?=vim$)/, " "))![1]!;
    putCommand(folder, program, `printf '%s\\n' "$@" > '${join(folder, "args")}'`);
    const result = run(["edit", "12:2"], { ...env, VISUAL: visual.replace("FOLDER", folder) });
    expect(result).toMatchObject({ stdout: "", status: 0 });
    const file = join(root, "desk-notes/12.md");
    expect(readFileSync(join(folder, "args"), "utf8").trimEnd().split("\n")).toEqual(
      expected.map((arg) => arg.replace("FILE", file)),
    );
  });

  test("one that does not exist is reported", () => {
    const { env } = library();
    const { stdout, stderr, status } = run(["edit", "12"], { ...env, EDITOR: "nosuch-editor" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr).toContain("the editor “nosuch-editor” does not exist\nset VISUAL or EDITOR\n");
  });
});

describe("many at once", () => {
  test("no note is lost", async () => {
    const { root, env } = library();
    const texts = Array.from({ length: 12 }, (_, i) => `note number ${i}.`);
    const exits = await Promise.all(texts.map((text) => exitOf(["note", "12", text], env)));
    expect(exits).toEqual(texts.map(() => 0));
    const file = readFileSync(join(root, "desk-notes/12.md"), "utf8");
    for (const text of texts) expect(file).toContain(`- ${text}\n`);
  });

  test("a killed command leaves the old file or the new one", async () => {
    const { root, env } = library();
    const file = join(root, "desk-notes/12.md");
    const before = readFileSync(file, "utf8");
    for (let i = 0; i < 8; i++) {
      const child = spawn(process.execPath, [BIN, "retopic", "gpu", "gpus"], {
        env,
        stdio: "ignore",
      });
      await sleep(40 + 25 * i);
      child.kill("SIGKILL");
      const text = readFileSync(file, "utf8");
      expect(text.endsWith("No tool lasts.\n")).toBe(true);
      expect(text.replaceAll("gpus", "gpu")).toBe(before.replaceAll("gpus", "gpu"));
    }
    await sleep(5_200);
    run(["retopic", "gpu", "gpus"], env);
    expect(readFileSync(file, "utf8")).toContain("topics: [writing, gpus]");
  });
});

describe("what leads out of the library", () => {
  test("is not written through", () => {
    const { folder, root, env } = library();
    const outside = join(folder, "outside.md");
    const text = "---\npodcast: Desk Notes\nnumber: 30\ntitle: Out\ntopics: [gpu]\n---\n";
    writeFileSync(outside, text);
    symlinkSync(outside, join(root, "desk-notes/30.md"));
    const note = run(["note", "30", "x"], env);
    expect(note).toMatchObject({ stdout: "", status: 2 });
    expect(note.stderr).toContain("cannot be written: a link leads out of");
    const retopic = run(["retopic", "gpu", "gpus"], env);
    expect(retopic.status).toBe(2);
    expect(retopic.stdout).toContain("12.md");
    expect(readFileSync(outside, "utf8")).toBe(text);
  });

  test("a name from a file leads nowhere else", () => {
    const { folder, env } = library();
    run(["new", "--podcast", "../../x", "--number", "1", "--title", "../../../y"], env);
    run(["new", "--title", "../../../../z"], env);
    expect(existsSync(join(folder, "x"))).toBe(false);
    expect(existsSync(join(folder, "y.md"))).toBe(false);
    expect(existsSync(join(folder, "..", "z.md"))).toBe(false);
  });
});

test("text that drives terminals is neither written nor printed", () => {
  const { root, env } = library();
  const text = "a\u001b[31mred\u0007 \u202eend";
  const result = run(["note", "12", text], env);
  expect(result).toMatchObject({ stdout: "desk-notes/12#notes\n", status: 0 });
  // oxlint-disable-next-line no-control-regex
  expect(readFileSync(join(root, "desk-notes/12.md"), "utf8")).not.toMatch(/[\u001b\u0007]/);
  const topic = run(["retopic", "gpu", "g\u001b[31m"], env);
  expect(topic).toMatchObject({ stdout: "", status: 2 });
  expect(topic.stderr).not.toContain("\u001b");
});

test("a file in the place of the podcast's folder is reported", () => {
  const { root, env } = library();
  writeFileSync(join(root, "other"), "a file");
  const result = run(["new", "--podcast", "Other", "--number", "1", "--title", "x"], env);
  expect(result).toMatchObject({ stdout: "", status: 2 });
  expect(result.stderr).toMatch(/^episode: .*other\/1\.md cannot be written \(ENOTDIR\)\n/);
});
