import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { DOCUMENTS, linesIn, readDocument, ROOT, stepsIn, withOutputs } from "../documents.ts";
import { putCommand } from "../program.ts";
import { sharedFolder } from "../temporary.ts";

// UPDATE=1 writes the outputs of examples down as they are now.
const update = process.env["UPDATE"] === "1";

describe.each(DOCUMENTS)("examples in %s", (path) => {
  const folder = sharedFolder();
  const text = readDocument(path);

  beforeAll(() => {
    putCommand(folder);
    // No model runs here: what matters is that it would be given something to read.
    putCommand(folder, "llm", "grep -q . && echo an answer");
  });

  function bash(script: string) {
    const env = { PATH: `${folder}${delimiter}${process.env["PATH"]}`, HOME: folder };
    const options = ["-o", "pipefail", "-c", script];
    return spawnSync("bash", options, { encoding: "utf8", env, cwd: folder });
  }

  const outputOf = (line: string) => bash(`{ ${line}; } 2>&1`).stdout;

  const lines = linesIn(text);
  if (lines.length > 0)
    test.each(lines)("can be pasted: %s", (line) => {
      const { stdout, stderr, status } = bash(line);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).not.toBe("");
    });

  const steps = stepsIn(text);
  if (update)
    test("the outputs of its examples are written anew", () => {
      writeFileSync(new URL(path, ROOT), withOutputs(readDocument(path), outputOf));
    });
  else if (steps.length > 0)
    test.each(steps)("prints what it shows: $line", ({ line, output }) => {
      expect(outputOf(line)).toBe(output);
    });
});
