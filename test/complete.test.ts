import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { episode, FIXTURES } from "./episode.ts";
import { temporaryFolder } from "./temporary.ts";

/** What is offered for a line; a space at its end begins an empty word. */
async function offered(line: string, cwd = FIXTURES): Promise<string[]> {
  const words = line.split(" ");
  const result = await episode(["complete", "--", ...words], { cwd });
  expect({ stderr: result.stderr, code: result.code }).toEqual({ stderr: "", code: 0 });
  return result.stdout.split("\n").slice(0, -1);
}

const TITLE = "State of AI in 2026: LLMs, Coding, Scaling Laws, China, Agents, GPUs, AGI";

test.each<[string, string[]]>([
  ["takea", ["takeaways\tList takeaways of the library or of some episodes"]],
  ["--co", ["--color\twhen to use colour"]],
  ["show 49", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["show LEX", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["show scal", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["show -- 49", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["show 490 lex", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["edit 49", [`lex-fridman-podcast/490\t${TITLE}`]],
  ["note 490 te", []],
  ["show 490:1", ["490:1\tIdeas get around, data centers stay put"]],
  ["show nosuch:", []],
  ["topics gp", ["gpus\tGPUs", "gpu\tgpus"]],
  ["retopic gp", ["gpus\tGPUs", "gpu\tgpus"]],
  ["retopic gpu agen", ["agents\tAI agents", "agent\tagents"]],
  ["takeaways --topic gp", ["gpus\tGPUs", "gpu\tgpus"]],
  ["takeaways --topic agents,chi", ["agents,china\tChina"]],
  ["takeaways --topic=agents,chi", ["--topic=agents,china\tChina"]],
  ["takeaways --not-topic chi", ["china\tChina"]],
  ["takeaways --topic china,chi", []],
  ["list --podcast fri", ["Lex Fridman Podcast"]],
  ["list --guest=ras", ["--guest=Sebastian Raschka"]],
  ["list --fields id,ti", ["id,title"]],
  ["topics --fields ta", ["takeaways"]],
  ["list --sort dur", ["durationSeconds"]],
  ["list --format nd", ["ndjson"]],
  ["--color al", ["always"]],
  ["list --color=al", ["--color=always"]],
  ["search x --in se", ["sections"]],
  ["import --from hu", ["hugo"]],
  ["import x", [":files"]],
  ["check x", [":files"]],
  ["list --library ", [":folders"]],
  ["--library ", [":folders"]],
  ["import x --to ", [":folders"]],
  ["help env", ["environment"]],
  ["completion z", ["zsh"]],
  ["schema prob", ["problem"]],
  ["open --pr", ["--print\tprint the address instead of opening it"]],
  ["open --print --pr", []],
  ["list --topic a --to", ["--topic\tabout topic a or b; repeat to narrow"]],
  ["list --no-sto", []],
  ["list x", []],
  ["nosuch ", []],
  ["list --nosuch x", []],
  ["show --library /nowhere 4", []],
  ["list --topic", ["--topic\tabout topic a or b; repeat to narrow"]],
])("%j", async (line, expected) => {
  expect(await offered(line)).toEqual(expected);
});

test("the library named on the line is asked", async () => {
  const lines = [
    "show --library keep 1",
    "--library=keep show 1",
    "--no-cache --library keep show 1",
  ];
  for (const line of lines)
    expect(await offered(line)).toEqual(["desk-notes/13\tLamps", "desk-notes/12\tNotes that last"]);
  const topics = await offered("takeaways --library keep --topic gp");
  expect(topics).toEqual(["gpu\tGPU", "gpu/cheap", "gpus"]);
});

test("at most two hundred are offered, and nothing drives the terminal", async () => {
  const cwd = temporaryFolder();
  cpSync(join(FIXTURES, "keep"), cwd, { recursive: true });
  mkdirSync(join(cwd, "many"));
  for (let i = 0; i < 300; i++)
    writeFileSync(join(cwd, `many/${i}.md`), `---\ntitle: "T\\e[31m ${i}"\npodcast: Many\n---\n`);
  const found = await offered("show --library . many", cwd);
  expect(found).toHaveLength(200);
  // oxlint-disable-next-line no-control-regex
  expect(found.join("")).not.toMatch(/[\u0000-\u0008\u001b]/);
});

test("a broken library offers nothing, and says nothing", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "topics.yaml"), "[");
  writeFileSync(join(cwd, "a.md"), "\0");
  expect(await offered("show --library . ", cwd)).toEqual([]);
});
