import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
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
  episode(["topics", "--doctor", "--library", library], { cwd: folder });

describe.each([
  ["patch", ["-p0", "-i", "topics.patch"]],
  ["git", ["apply", "-p0", "topics.patch"]],
])("%s takes the patch", (program, args) => {
  const absent = spawnSync(program, ["--version"]).status !== 0;

  test.skipIf(absent).each(["kept", "none"])(
    `%s, and nothing is left to propose (skipped without ${program})`,
    async (library) => {
      const { stdout, code } = await doctor(library);
      expect(code).toBe(0);
      writeFileSync(join(folder, "topics.patch"), stdout);
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
    ["topics", "--doctor", "--library", join(folder, "none")],
    { cwd: "/" },
  );
  expect(stdout).toContain(`+++ ${join(folder, "none", "topics.yaml").slice(1)}`);
  const away = await episode(["topics", "--doctor", "--library", join(folder, "none")], {
    cwd: join(folder, "well"),
  });
  expect(away.stdout).toContain("+++ topics.yaml");
  expect(away.stderr).toContain(`patch -p0 -d '${join(folder, "none")}' < topics.patch`);
  expect(stderr).toContain("patch -p0 < topics.patch");
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
