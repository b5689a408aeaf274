import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { episode, HOME } from "./episode.ts";

const FOLDER = join(HOME, "notes", "podcasts");
const tty = { columns: 80, rows: 24 };

beforeAll(() => {
  mkdirSync(FOLDER, { recursive: true });
  const text = "---\npodcast: P\nnumber: 1\n---\n\n## Takeaways\n\n### 1. One\n#a\n";
  writeFileSync(join(FOLDER, "1.md"), text);
});

test.each<[string[], string]>([
  [["list", "--library", FOLDER], "  1 episode in ~/notes/podcasts\n"],
  [["takeaways", "--library", FOLDER], "  1 takeaway in ~/notes/podcasts\n"],
  [["list", "--library", FOLDER, "--library", "look", "-n", "3"], "  3 episodes in 2 libraries\n"],
  [
    ["show", "--library", FOLDER],
    "  in ~/notes/podcasts · next: episode takeaways --topic a · episode list\n",
  ],
  [["topics", "--library", FOLDER], ""],
  [["list", "--library", FOLDER, "-q"], ""],
  [["list"], "  5 episodes\n"],
])("below the answer of %j stands %j", async (argv, footer) => {
  const { stderr } = await episode(argv, { tty });
  expect(stderr).toBe(footer);
});

test("a library below this folder has its path from here", async () => {
  const argv = ["list", "--library", "podcasts"];
  const { stderr } = await episode(argv, { tty, cwd: join(HOME, "notes") });
  expect(stderr).toBe("  1 episode in podcasts\n");
});

test("where it is narrow, the library stands in a line of its own", async () => {
  const argv = ["show", "--library", FOLDER];
  const { stderr } = await episode(argv, { tty: { columns: 40, rows: 24 } });
  expect(stderr).toBe(" in ~/notes/podcasts\n next: episode takeaways --topic a\n");
});

test("in a pipe there is none", async () => {
  expect((await episode(["list", "--library", FOLDER, "--format", "text"])).stderr).toBe("");
});
