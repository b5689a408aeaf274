import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { nearPairs } from "../src/check/doctor/pairs.ts";
import { parseVocabulary } from "../src/topics/parse.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode, FIXTURES } from "./episode.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  cpSync(join(FIXTURES, "doctor"), folder, { recursive: true });
});

const doctor = (library: string) =>
  episode(["doctor", "--patch", "--library", library], { cwd: folder });

describe.each([
  ["patch", ["-p0", "-i", "doctor.patch"]],
  ["git", ["apply", "-p0", "doctor.patch"]],
])("%s takes the patch", (program, args) => {
  const absent = spawnSync(program, ["--version"]).status !== 0;

  test.skipIf(absent).each(["kept", "none"])(
    `%s, and nothing is left to propose (skipped without ${program})`,
    async (library) => {
      const { stdout, code } = await doctor(library);
      expect(code).toBe(0);
      writeFileSync(join(folder, "doctor.patch"), stdout);
      const { status, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8" });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const after = await doctor(library);
      expect({ stdout: after.stdout, code: after.code }).toEqual({ stdout: "", code: 1 });
      const { stdout: problems } = await episode(["check", join(library, "topics.yaml")], {
        cwd: folder,
      });
      expect(problems).toBe("");
    },
  );
});

test("a patch for a library elsewhere tells where to apply it", async () => {
  const { stdout, stderr } = await episode(
    ["doctor", "--patch", "--library", join(folder, "none")],
    { cwd: "/" },
  );
  expect(stdout).toContain(`+++ ${join(folder, "none", "topics.yaml").slice(1)}`);
  const away = await episode(["doctor", "--patch", "--library", join(folder, "none")], {
    cwd: join(folder, "well"),
  });
  expect(away.stdout).toContain("+++ topics.yaml");
  expect(away.stderr).toContain(`patch -p0 -d '${join(folder, "none")}' < doctor.patch`);
  expect(stderr).toContain("patch -p0 < doctor.patch");
});

test("a vocabulary with line ends of Windows keeps them", async () => {
  const file = join(folder, "kept", "topics.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
  const { stdout } = await doctor("kept");
  const added = stdout.split("\n").filter((line) => /^\+(?!\+\+)/.test(line));
  expect(added.length).toBeGreaterThan(5);
  expect(added.filter((line) => !line.endsWith("\r"))).toEqual([]);
});

const use = (topic: string, episodes = 1) => ({ topic, takeaways: episodes, episodes });
const pairs = (topics: string[], vocabulary = "") =>
  nearPairs(
    topics.map((topic) => use(topic)),
    parseVocabulary(vocabulary, "topics.yaml").vocabulary,
  ).map(({ keep, other, why }) => `${other} ${why} ${keep}`);

test.each<[string[], string[]]>([
  [["open-source", "opensource"], ["opensource joined open-source"]],
  [["agent", "agents"], ["agent number agents"]],
  [["policy", "policies"], ["policy number policies"]],
  [["gpu", "gpus"], ["gpu number gpus"]],
  [["status", "bus", "glass", "analysis", "lens"], []],
  [["movie", "movies"], ["movie number movies"]],
  [["cookie", "cookies"], ["cookie number cookies"]],
  [
    ["calorie", "calories", "policy", "policies"],
    ["calorie number calories", "policy number policies"],
  ],
  [
    ["cache", "caches", "box", "boxes"],
    ["box number boxes", "cache number caches"],
  ],
  [
    ["knife", "knives", "analysis", "analyses"],
    ["analysis number analyses", "knife number knives"],
  ],
  [
    ["woman", "women", "child", "children"],
    ["child number children", "women number woman"],
  ],
  [["home-movie", "homemovies"], ["homemovies number home-movie"]],
  [["series", "serious", "news", "newt"], []],
  [["infrastructure", "infrastrcture"], ["infrastrcture letter infrastructure"]],
  [["robotics", "robtoics"], ["robtoics letter robotics"]],
  [["analytics", "data-analytics"], ["data-analytics kind analytics"]],
  [["gpt-4", "gpt-5", "web2-apps", "web3-apps"], []],
  [["ai", "ui", "ax", "ml"], []],
  [["team-a", "team-b", "team-c", "team-d", "team-e", "team-f", "team-g"], []],
])("of %j near are %j", (topics, near) => {
  expect(pairs(topics)).toEqual(near);
});

test("topics that the vocabulary tells apart or ties are left alone", () => {
  const vocabulary =
    "analytics: {}\ndata-analytics: {}\nmodels: {}\nopen-models: { broader: [models] }\n";
  expect(pairs(["analytics", "data-analytics", "open-models"], vocabulary)).toEqual([]);
  expect(pairs(["safety", "safely"], "safety: {}\nsafely: {}\n")).toEqual([]);
});

test("thousands of topics, alike or not, are looked over in one go", () => {
  const topics = Array.from({ length: 8000 }, (_, i) => `topic-${i.toString(36)}-of-many`);
  const same = Array.from(
    { length: 2000 },
    (_, i) => `a${String.fromCodePoint(0x4e00 + i)}bcdefgh`,
  );
  expect(pairs([...topics, ...same]).length).toBeLessThan(8000);
});

const BARE = "Who gets the graphics cards, and who the light?";
const TEXTS: Record<string, string> = {
  "a b.md": `---\ntitle: A\n---\n\n## Takeaways\n\n### 1. ${BARE}\n[00:01:00]\n\nText.\n\n### 2. B\n#gpus\n\nx\n`,
  "list.md": `## Takeaways\n\n- ${BARE}\n- **Light**: is #light. Yes.\n- Nothing here.`,
  "crlf.md": `## Takeaways\n\n1. **Light first**: then cards.\n2. x #gpus\n`.replaceAll(
    "\n",
    "\r\n",
  ),
  "größe.md": `## Takeaways\n\n**GPU prices**\n\nfell.\n\n**Another**\n\nx #light\n`,
  'deep/q"uote.md': `# T\n\n**Insights:**\n\n* Light is cheap\n* #gpus are not.\n`,
};
const VOCABULARY = "gpus: {aliases: [graphics-cards]}\nlight: {}\n";

describe.each([
  ["patch", ["-p0", "-i"]],
  ["git", ["apply", "-p0"]],
])("%s takes topics for episodes", (program, args) => {
  const absent = spawnSync(program, ["--version"]).status !== 0;

  test.skipIf(absent)(`in every form (skipped without ${program})`, async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, "deep"));
    for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(cwd, name), text);
    writeFileSync(join(cwd, "topics.yaml"), VOCABULARY);
    const ask = (...more: string[]) => episode(["doctor", "--library", ".", ...more], { cwd });
    const report = await ask();
    expect(report.stdout).toContain("“graphics cards” in the title");
    const { stdout, stderr, code } = await ask("--patch");
    expect({ stderr, code }).toEqual({
      stderr: "save this as doctor.patch and apply it: patch -p0 < doctor.patch\n",
      code: 0,
    });
    writeFileSync(join(cwd, "doctor.patch"), stdout);
    const run = spawnSync(program, [...args, "doctor.patch"], { cwd, encoding: "utf8" });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: "" });
    const read = (name: string) => readFileSync(join(cwd, name), "utf8");
    expect(read("a b.md")).toBe(TEXTS["a b.md"]!.replace("light?\n", "light?\n#gpus #light\n"));
    expect(read("list.md")).toBe(TEXTS["list.md"]!.replace("light?\n", "light? #gpus #light\n"));
    expect(read("crlf.md")).toBe(TEXTS["crlf.md"]!.replace("cards.\r", "cards. #light\r"));
    expect(read("größe.md")).toBe(TEXTS["größe.md"]!.replace("prices**\n", "prices**\n#gpus\n"));
    expect(read('deep/q"uote.md')).toContain("* Light is cheap #light\n");
    expect((await ask("--patch")).code).toBe(1);
  });
});

test("a topic that a third of the takeaways would get is not suggested", async () => {
  const cwd = temporaryFolder();
  const points = Array.from(
    { length: 15 },
    (_, i) => `- Light number ${i} is ${i % 5 ? "x" : "a card"}.`,
  );
  writeFileSync(join(cwd, "a.md"), `## Takeaways\n\n${points.join("\n")}\n`);
  writeFileSync(join(cwd, "topics.yaml"), "light: {}\ncards: {}\n");
  const { stdout } = await episode(["doctor", "--library", "."], { cwd });
  expect(stdout).toContain("#cards (“card” in the title)");
  expect(stdout).not.toContain("#light");
});

test("topics that takeaways would not be read with are left out", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.md"), "## Takeaways\n\n- What light is made of\n- `light\n");
  writeFileSync(join(cwd, "topics.yaml"), "light: {}\n");
  const { stdout } = await episode(["doctor", "--patch", "--library", "."], { cwd });
  expect(stdout).not.toContain("made of #light");
});
