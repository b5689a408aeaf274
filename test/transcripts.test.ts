import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTranscript, shown, writeTranscript } from "./transcript.ts";
import { episode, type Result } from "./episode.ts";

const FOLDER = new URL("transcripts/", import.meta.url);

// UPDATE=1 npm test writes down what the program does; the diff is there to be read.
const update = process.env["UPDATE"] === "1";

describe.each(readdirSync(FOLDER))("%s", (name) => {
  const file = new URL(name, FOLDER);
  const steps = readTranscript(readFileSync(file, "utf8"));
  if (update) {
    test("is written anew", async () => {
      const results: Result[] = [];
      for (const { argv, world } of steps) results.push(await episode(argv, world));
      writeFileSync(file, writeTranscript(steps, results));
    });
  } else {
    test.each(steps)("$line", async ({ argv, world, expected }) => {
      expect(shown(await episode(argv, world))).toEqual(expected);
    });
  }
});
