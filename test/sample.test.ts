import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { drawSvg } from "./picture/draw.js";
import { episode } from "./episode.ts";

test("a bare show opens the newest episode of the sample", async () => {
  const { stdout, stderr, code } = await episode(["show", "--json"]);
  expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  expect(JSON.parse(stdout)).toMatchObject({
    id: "lex-fridman-podcast/490",
    podcast: "Lex Fridman Podcast",
    title: "State of AI in 2026: LLMs, Coding, Scaling Laws, China, Agents, GPUs, AGI",
    guests: ["Sebastian Raschka", "Nathan Lambert"],
    date: "2026-02-01",
    readingMinutes: 18,
    durationSeconds: 7500,
    sections: [{ name: "tldr" }, { name: "guests" }, { name: "takeaways" }],
    takeaways: [{ number: 1 }, { number: 2 }, { number: 3 }],
  });
});

test("every takeaway of the sample has topics, and each is in the vocabulary", async () => {
  const { stdout } = await episode(["takeaways", "--json"]);
  const takeaways: { ref: string; topics: string[] }[] = JSON.parse(stdout);
  const { stdout: listed } = await episode(["topics", "--json"]);
  const topics: { topic: string; label: string | null }[] = JSON.parse(listed);
  expect(takeaways.filter((takeaway) => takeaway.topics.length === 0)).toEqual([]);
  expect(topics.filter(({ label }) => label === null)).toEqual([]);
});

test("the sample passes the check", async () => {
  expect(await episode(["check"])).toEqual({
    stdout: "",
    stderr: "no problems in 6 files\n",
    code: 0,
  });
});

test("the README's picture shows what the program prints", async () => {
  const line = "show 490 --color always --format text --width 84";
  const { stdout } = await episode(line.split(" "));
  const picture = readFileSync(new URL("picture/show.svg", import.meta.url), "utf8");
  expect(picture).toBe(drawSvg(`$ episode show 490\n${stdout}`));
});
