import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { sharedFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

const library = sharedFolder();

const FILES: Record<string, string> = {
  "one.md": "---\nseason: 1\nepisode: 8\ntitle: First\n---\n",
  "two.md": "---\nseason: 2\nepisode: 8\ntitle: Second\n---\n",
  "122-some-name.md": "# 122 Some Name\n\nText.\n",
  "colon.md": "---\nnumber: 3\ntitle: Why: a question\n---\n\n## Links\n\n- a\n",
  "2.md": "---js\n{}\n---\n",
};

beforeAll(() => {
  mkdirSync(join(library, "p"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(library, "p", name), text);
});

const show = (ref: string, ...more: string[]) =>
  episode(["show", ref, "--json", "--library", library, ...more]);

test.each([
  ["122", "p/122", "Some Name"],
  ["p/122", "p/122", "Some Name"],
  ["s1e8", "p/S1E8", "First"],
  ["p/s2e8", "p/S2E8", "Second"],
  ["P/S2E8", "p/S2E8", "Second"],
  ["3", "p/3", "Why: a question"],
])("%s is %s", async (ref, id, title) => {
  const { stdout, code } = await show(ref);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id, title });
});

test("a file that cannot be read is named where it is asked for", async () => {
  const { stdout, stderr, code } = await show("2");
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toMatch(/p\/2\.md:1:1: .*“js”/);
});

test("a section is shown by a fixed name, and named by its title", async () => {
  const { stdout, code } = await show("3", "--section", "resources");
  expect(code).toBe(0);
  expect(stdout).toContain("links");
});
