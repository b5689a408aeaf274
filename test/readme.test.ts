import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checkLibraryRules } from "../src/check/rules/library-rules.ts";
import { parseRules } from "../src/episode/library-rules.ts";
import { parse } from "../src/episode/parse.ts";
import { putCommand } from "./program.ts";
import { sharedFolder } from "./temporary.ts";
import { fences, withTables } from "./readme.ts";

const FILE = new URL("../README.md", import.meta.url);
const readme = readFileSync(FILE, "utf8");

const folder = sharedFolder();

beforeAll(() => {
  putCommand(folder);
  // No model runs here: what matters is that it would be handed something to read.
  putCommand(folder, "llm", "grep -q . && echo an answer");
});

function bash(script: string) {
  const env = { PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder };
  return spawnSync("bash", ["-o", "pipefail", "-c", script], {
    encoding: "utf8",
    env,
    cwd: folder,
  });
}

test("the tables are the program's own", () => {
  const right = withTables(readme);
  if (process.env["UPDATE"] === "1") writeFileSync(FILE, right);
  else expect(readme).toBe(right);
});

describe("examples that can be pasted", () => {
  const lines = fences(readme, "sh")
    .flatMap((code) => code.split("\n"))
    .filter((line) => line.startsWith("episode "));

  test("there are at least six that pipe", () => {
    expect(lines.filter((line) => line.includes(" | ")).length).toBeGreaterThanOrEqual(6);
  });

  test.each(lines)("%s", (line) => {
    const { stdout, stderr, status } = bash(line);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });
});

describe("examples with their output", () => {
  const steps = fences(readme, "console").flatMap((code) => code.split(/^(?=\$ )/m));

  test.each(steps)("%s", (step) => {
    const [line = "", ...output] = step.split("\n");
    const { stdout } = bash(`{ ${line.slice(2)}; } 2>&1`);
    expect(stdout).toBe(output.join("\n"));
  });
});

test("the library.yaml it shows is read without a problem", () => {
  const rules = fences(readme, "yaml").find((text) => text.startsWith("podcast:")) ?? "";
  expect(checkLibraryRules(rules, "library.yaml").findings).toEqual([]);
  expect(parseRules(rules, "library.yaml").rules).toMatchObject({
    podcast: "Desk Notes",
    closed: true,
    keys: new Map([
      ["showhost", "hosts"],
      ["rating", null],
    ]),
  });
});

test("the file it shows is one the program reads without a problem", () => {
  const [file = ""] = fences(readme, "markdown");
  const { episode, problems } = parse(file, "12.md");
  expect(problems).toEqual([]);
  expect(episode).toMatchObject({ id: "desk-notes/12", guests: ["Ada Example", "Bo Sample"] });
  expect(episode.takeaways).toMatchObject([{ number: 1, start: 750 }]);
});
