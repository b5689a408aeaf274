import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../src/cli/commands.ts";
import { PAGES } from "../src/help/pages.ts";
import { fences } from "./documents.ts";
import { episode } from "./episode.ts";

const fileOf = (name: string) =>
  readFileSync(new URL(`../src/help/${name}.md`, import.meta.url), "utf8");

describe.each(PAGES)("$name", ({ name }) => {
  test("in a pipe it is the Markdown of its file, without what only GitHub needs", async () => {
    const { stdout, stderr, code } = await episode(["help", name]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).not.toMatch(/<!--|\]\([a-z]+\.md\)/);
    const lines = stdout.split("\n");
    for (const line of fileOf(name).trimEnd().split("\n"))
      if (!/<!--|\]\(/.test(line)) expect(lines).toContain(line);
  });

  test("on a terminal it fits the screen and shows no marks of Markdown", async () => {
    const { stdout, code } = await episode(["help", name], { tty: { columns: 80, rows: 24 } });
    expect(code).toBe(0);
    const plain = stripVTControlCharacters(stdout);
    expect(plain).not.toMatch(/^ {2}#+ |<!--|\*\*\w[^*]*\*\*$/m);
    expect(plain.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("no line of its examples is wider than a terminal takes", () => {
    const code = ["sh", "yaml", "markdown"].flatMap((language) => fences(fileOf(name), language));
    const lines = code.flatMap((text) => text.split("\n"));
    expect(lines.filter(({ length }) => length > 74)).toEqual([]);
  });
});

test("a page named like a command ends with the command's help", async () => {
  const { stdout } = await episode(["help", "check"]);
  const own = await episode(["check", "--help"]);
  expect(stdout).toContain(`## Usage\n\n\`\`\`text\n${own.stdout}\`\`\`\n`);
});

test.each(["show", "open", "import"])("help on %s says what --help says", async (name) => {
  const { stdout } = await episode(["help", name]);
  expect(stdout).toContain((await episode([name, "--help"])).stdout);
});

test("--color and --width ask for text in a pipe too", async () => {
  expect((await episode(["help", "refs", "--color", "always"])).stdout).toContain("\u001b[");
  expect((await episode(["help", "refs", "--width", "40"])).stdout).not.toContain("# Refs");
});

describe("help on a terminal of 80 by 24", () => {
  const tty = { columns: 80, rows: 24 };
  const lines = (text: string) => text.trimEnd().split("\n");

  test.each([[], ...COMMANDS.map(({ name }) => [name])].map((argv) => [...argv, "--help"]))(
    "%s %s fits, with bold headings",
    async (...argv) => {
      const { stdout } = await episode(argv, { tty });
      const plain = stripVTControlCharacters(stdout);
      expect(lines(plain).length).toBeLessThanOrEqual(24);
      expect(lines(plain).filter(({ length }) => length > 80)).toEqual([]);
      expect(stdout).toContain("\u001b[1mExamples:\u001b[0m\n");
      expect(plain).toBe((await episode(argv)).stdout);
    },
  );

  test("options that share a row are all named", async () => {
    const { stdout } = await episode(["search", "--help"]);
    const names = "--[not-]topic --exact --podcast --guest --since --until --changed-since --limit";
    for (const name of [...names.split(" "), "--sort", "--reverse", "--format", "--fields", "-0"])
      expect(stdout).toContain(name);
  });

  test.each<[string, Record<string, string>, boolean]>([
    ["", {}, true],
    ["", { NO_COLOR: "1" }, false],
    ["", { TERM: "dumb" }, false],
    ["--color never", {}, false],
    ["--color always", { NO_COLOR: "1" }, true],
  ])("is bold with %j and %j: %s", async (flags, env, isBold) => {
    const given = flags.split(" ").filter(Boolean);
    for (const argv of [["list", "--help"], ["help"], ["help", "open"]]) {
      const { stdout } = await episode([...given, ...argv], { tty, env });
      expect(stdout.includes("\u001b[1m")).toBe(isBold);
    }
  });
});
