import { cpSync, existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { episode, FIXTURES, type World } from "./episode.ts";
import { temporaryFolder } from "./temporary.ts";

/** A copy of a library, and a world in which an editor is set. */
function library(): { folder: string; world: World } {
  const folder = temporaryFolder();
  cpSync(join(FIXTURES, "keep"), folder, { recursive: true });
  const env = { EPISODE_LIBRARY: folder, VISUAL: "vi" };
  return { folder, world: { cwd: folder, env } };
}

const TTY = { tty: { columns: 80, rows: 24 } };

describe("edit", () => {
  test.each([
    ["12", null],
    ["12:2", 22],
    ["12#tldr", 11],
    ["13:2", 10],
    ["desk-notes/13.md:1", 9],
  ])("%s begins at line %s", async (ref, expected) => {
    const { folder, world } = library();
    const opened: unknown[] = [];
    const edit: World["edit"] = (command, files, line) => void opened.push([command, files, line]);
    const result = await episode(["edit", ref], { ...world, edit });
    const name = `desk-notes/${ref.includes("13") ? 13 : 12}.md`;
    expect(opened).toEqual([["vi", [join(folder, name)], expected]]);
    expect(result).toEqual({
      stdout: "",
      stderr: expect.stringMatching(`^${name}: unchanged\n`),
      code: 0,
    });
  });

  test("what changed is reported, and what is wrong then", async () => {
    const { world } = library();
    const edit: World["edit"] = (_, [file]) => {
      const text = readFileSync(file!, "utf8").replace("Notes that last", "Other notes");
      writeFileSync(file!, `${text}\n### 3. More\n\nx\n`.replace("### 2. Keep", "### 1. Keep"));
    };
    const { stdout, stderr, code } = await episode(["edit", "12"], { ...world, edit });
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^desk-notes\/12\.md: title, takeaway 1, takeaway 3 added, takeaway 2 removed\n/,
    );
    expect(stderr).toContain("desk-notes/12.md:22:5 error takeaway-double");
    expect(stderr).toContain("episode: desk-notes/12.md has errors\nfix them in the editor\n");
    expect(code).toBe(1);
  });

  test("without an editor nothing is opened", async () => {
    const { world } = library();
    const env = { ...world.env, VISUAL: " ", EDITOR: "" };
    expect(await episode(["edit", "12"], { ...world, env })).toEqual({
      stdout: "",
      stderr: "episode: no editor is set\nset VISUAL or EDITOR, such as EDITOR=nano\n",
      code: 2,
    });
  });
});

describe("new", () => {
  const NEW = ["new", "--podcast", "Desk Notes", "--number", "20"];

  test("opens the file in the editor on a terminal, then prints its path", async () => {
    const { folder, world } = library();
    const edit: World["edit"] = (_, [file]) =>
      writeFileSync(file!, readFileSync(file!, "utf8").replace("title:", "title: Twenty"));
    const result = await episode(NEW, { ...world, ...TTY, edit });
    expect(result).toMatchObject({ stdout: "desk-notes/20.md\n", code: 0 });
    expect(result.stderr).toMatch(/^desk-notes\/20\.md: title\n/);
    expect(readFileSync(join(folder, "desk-notes/20.md"), "utf8")).toContain("title: Twenty\n");
  });

  test("an editor that fails leaves no file that nobody wrote in", async () => {
    const { folder, world } = library();
    const edit: World["edit"] = () => {
      throw new Error("closed");
    };
    expect(await episode(NEW, { ...world, ...TTY, edit })).toMatchObject({ stdout: "", code: 70 });
    expect(existsSync(join(folder, "desk-notes/20.md"))).toBe(false);
  });

  test("in a pipe no editor is opened", async () => {
    const { world } = library();
    const edit: World["edit"] = () => expect.unreachable();
    const result = await episode(NEW, { ...world, edit });
    expect(result).toEqual({ stdout: "desk-notes/20.md\n", stderr: "", code: 0 });
  });

  test("a template keeps its form, with what is known filled in", async () => {
    const { folder, world } = library();
    const template = [
      "---",
      "# about",
      "title: ''   # short",
      "show: Desk Notes",
      "rating: 3",
      "guests:",
      "---",
      "",
      "## Mine",
      "",
      "- [ ] listen",
      "",
    ];
    mkdirSync(join(folder, ".episode"));
    writeFileSync(join(folder, ".episode/template.md"), template.join("\n"));
    const result = await episode(["new", "--title", "T", "--guest", "Ada, Bo"], world);
    expect(result).toEqual({ stdout: "desk-notes/t.md\n", stderr: "", code: 0 });
    expect(readFileSync(join(folder, "desk-notes/t.md"), "utf8").split("\n")).toEqual(
      template.with(2, "title: T   # short").with(5, "guests: [Ada, Bo]"),
    );
  });
});

test("--changed-since asks by the file's time", async () => {
  const { folder, world } = library();
  utimesSync(join(folder, "desk-notes/12.md"), new Date(2026, 1, 20), new Date(2026, 1, 20));
  utimesSync(join(folder, "desk-notes/13.md"), new Date(2026, 1, 27), new Date(2026, 1, 27));
  const ids = async (...args: string[]) =>
    (await episode(["list", "--fields", "id", ...args], world)).stdout;
  expect(await ids("--changed-since", "2026-02-20")).toBe("desk-notes/13\ndesk-notes/12\n");
  expect(await ids("--changed-since", "2026-02-21")).toBe("desk-notes/13\n");
  expect(await ids("--changed-since", "2d")).toBe("desk-notes/13\n");
  expect(await ids("--changed-since", "2d", "--no-cache")).toBe("desk-notes/13\n");
  expect(await ids("--changed-since", "2026-02-28")).toBe("");
  const show = await episode(["show", "--changed-since", "1w", "--json"], world);
  expect(JSON.parse(show.stdout)).toMatchObject({ id: "desk-notes/13" });
});
