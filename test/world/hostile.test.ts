import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { UNPRIVILEGED, bash } from "../bash.ts";
import { BIN } from "../program.ts";
import { sharedFolder } from "../temporary.ts";

// Files too large, too odd or too dangerous to keep among the fixtures; made when tests run.

// What hangs is stopped; nothing here takes more than a moment of this.
const LIMIT = 20_000;
const HALF = 500_000;

const FILES: Record<string, string | Buffer> = {
  "good.md": "---\npodcast: Fine\nnumber: 1\ntitle: Still answered\n---\n",
  "huge.md": Buffer.alloc(50 * 1024 * 1024, "x"),
  "binary.md": Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7) % 256)),
  "script.md": "---js\n{ title: 'x' }\n---\n",
  "quote-\u001b]0;name\u0007.md": "---js\n{}\n---\n",
};

/** A bomb of aliases, which are not read, and more brackets than a parser follows. */
const TEXT: Record<string, string> = {
  "bomb.md": `---\na: &a [x,x]\n${Array.from("bcdefghi", (name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]},`.repeat(9)}]`).join("\n")}\n---\n`,
  "brackets.md": `---\na: ${"[".repeat(5000)}\n---\n`,
};

/** What is read, and shown, though no reader would follow it. */
const READ: Record<string, string> = {
  "one-line": "x".repeat(2 * HALF),
  "blank-lines-in-front-matter": `---\ntitle: t\n${"\n".repeat(20_000)}number: 5\n---\n`,
  "nested-quotes": ">".repeat(100_000),
  "nested-lists": "1. - ".repeat(50_000),
  "nested-front-matter": `---\n${Array.from({ length: 90 }, (_, i) => `${" ".repeat(i)}a:\n`).join("")}---\n`,
  "blank-lines-in-code": `## A\n\n\`\`\`\na${"\n".repeat(HALF)}b\n\`\`\`\n`,
  "wiki-links": `---\ntitle: "${"[[x".repeat(9000)}${"]]".repeat(9000)}"\n---\n`,
  "open-emphasis": "**a ".repeat(HALF / 4),
  "open-links": "[a](".repeat(HALF / 4),
  "open-tags": "<a ".repeat(HALF / 3),
  addresses: `${"a.".repeat(900)}@ `.repeat(200),
  "many-items": `## Takeaways\n\n${"1. **a**\n".repeat(130_000)}`,
  "many-underlines": `## Takeaways\n\n### a\n\n${"a\n=\n\n".repeat(HALF / 5)}`,
  "many-tags": `## Takeaways\n\n### a\n${"#a ".repeat(HALF / 3)}`,
  "long-title": `# ${"a ".repeat(HALF)}`,
  "combining-marks": `## A\n\na${"\u0301".repeat(HALF)}`,
  "wide-table": `${"|a".repeat(20_000)}\n${"|-".repeat(20_000)}\n`,
};

const folder = sharedFolder();
const library = join(folder, "library");
const read = join(folder, "read");

beforeAll(() => {
  for (const made of [library, read, join(library, "loop"), join(folder, "empty")]) mkdirSync(made);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(library, name), text);
  for (const [name, text] of Object.entries(TEXT)) writeFileSync(join(read, name), text);
  for (const [name, text] of Object.entries(READ)) writeFileSync(join(read, `${name}.md`), text);
  symlinkSync("..", join(library, "loop", "again"));
  symlinkSync("self.md", join(library, "self.md"));
  symlinkSync("nowhere.md", join(library, "dangling.md"));
  writeFileSync(join(folder, "locked.md"), "no");
  chmodSync(join(folder, "locked.md"), 0);
});

function episode(...args: string[]) {
  const run = spawnSync(process.execPath, ["--max-old-space-size=700", BIN, ...args], {
    encoding: "utf8",
    cwd: folder,
    env: { HOME: library },
    timeout: LIMIT,
    maxBuffer: 2 ** 28,
  });
  return { stdout: run.stdout, stderr: run.stderr, code: run.status };
}

test("bad files are named with their place, and the good one is answered", () => {
  const { stdout, stderr, code } = episode("list", "--library", "library", "--fields", "id");
  expect({ stdout, code }).toEqual({ stdout: "fine/1\n", code: 0 });
  const lines = stderr.trimEnd().split("\n");
  expect(lines.length).toBe(4);
  for (const line of lines) expect(line).toMatch(/^episode: library\/[^:]+:\d+:\d+: \w/);
  // oxlint-disable-next-line no-control-regex
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test("a file that may not be read is named", () => {
  const { stderr, code } = bash(`${UNPRIVILEGED} ${BIN} show locked.md --library empty`, folder);
  expect(stderr).toContain("cannot be read (EACCES)");
  expect(code).toBe(2);
});

test.each([
  ["huge.md", "the file has 50 MB"],
  ["binary.md", "the file is not text"],
  ["script.md", "front matter in “js” is not read"],
])("%s is refused", (name, why) => {
  const { stdout, stderr, code } = episode("show", join("library", name), "--library", "empty");
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toContain(why);
});

test.each([
  ["bomb.md", "*h,".repeat(9)],
  ["brackets.md", "[".repeat(5000)],
])("%s is read as text, no longer than it is written", (name, part) => {
  const file = join("read", name);
  const { stdout, stderr, code } = episode("show", file, "--library", "empty", "--json");
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  const { title, extra } = JSON.parse(stdout) as { title: string; extra: object };
  expect(title).toBe(name.replace(".md", ""));
  expect(JSON.stringify(extra)).toContain(part);
  expect(stdout.length).toBeLessThan(2 * TEXT[name]!.length + 1000);
});

test.each(Object.keys(READ))("%s is shown", (name) => {
  const file = join("read", `${name}.md`);
  const look = ["--format", "text", "--color", "always", "--library", "empty"];
  const { stdout, stderr, code } = episode("show", file, ...look);
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(stdout.length).toBeGreaterThan(20);
});
