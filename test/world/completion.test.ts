import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { isHere, putCommand } from "../program.ts";
import { sharedFolder } from "../temporary.ts";

const folder = sharedFolder();

beforeAll(() => {
  mkdirSync(join(folder, "library"));
  // A topic that a careless script would run.
  const topics = "[rust, \"$(touch$IFS'ran')\", go]";
  const text = `---\npodcast: Some Show\nnumber: 7\ntitle: A title\ntopics: ${topics}\n---\n`;
  writeFileSync(join(folder, "library", "7.md"), text);
  putCommand(folder);
});

/** What the shell prints for a script run with `episode` on its PATH. */
function shell(name: string, args: string[], script: string): string[] {
  const env = {
    PATH: `${folder}${delimiter}${process.env["PATH"]}`,
    HOME: folder,
    EPISODE_LIBRARY: join(folder, "library"),
  };
  const run = spawnSync(name, [...args, "-c", script], { encoding: "utf8", env, cwd: folder });
  expect(run.stderr).toBe("");
  return run.stdout.split("\n").filter((line) => line !== "");
}

/** The completions each shell offers for a line that ends in the word being typed. */
const COMPLETE: Record<string, (line: string) => string[]> = {
  bash: (line) =>
    shell(
      "bash",
      ["--norc"],
      `eval "$(episode completion bash)"; COMP_WORDS=(${line.replace(/ $/, ' ""')})
       COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _episode; printf '%s\\n' "\${COMPREPLY[@]}"`,
    ),
  zsh: (line) =>
    shell(
      "zsh",
      ["-f"],
      `compdef() { }; compadd() { [[ $1 == -- ]] && shift; print -rl -- \${(M)@:#$PREFIX*} }
       _files() { print -rl -- $PREFIX*(N) }
       _describe() { print -rl -- \${\${(P)2}%%:*} }
       eval "$(episode completion zsh)"; words=(${line.replace(/ $/, ' ""')})
       CURRENT=$#words PREFIX=$words[-1]; _episode`,
    ),
  fish: (line) =>
    shell("fish", ["--no-config"], `episode completion fish | source; complete -C '${line}'`).map(
      (found) => found.split("\t")[0]!,
    ),
};

describe.each(Object.keys(COMPLETE))("%s", (name) => {
  const complete = COMPLETE[name]!;

  test.skipIf(!isHere(name))(`completes commands, if there is a ${name}`, () => {
    expect(complete("episode ta")).toContain("takeaways");
  });

  test.skipIf(!isHere(name))(`completes pages of help, if there is a ${name}`, () => {
    expect(complete("episode help env")).toEqual(["environment"]);
  });

  test.skipIf(!isHere(name))(`completes refs, if there is a ${name}`, () => {
    expect(complete("episode show ")).toContain("some-show/7");
  });

  test.skipIf(!isHere(name))(`completes topics and runs none, if there is a ${name}`, () => {
    const found = complete("episode takeaways --topic ");
    expect(found).toEqual(expect.arrayContaining(["rust", "go"]));
    expect(spawnSync("ls", [folder], { encoding: "utf8" }).stdout).not.toContain("ran");
  });

  test.skipIf(!isHere(name))(`completes formats, if there is a ${name}`, () => {
    expect(complete("episode list --format nd")).toContain("ndjson");
  });

  test.skipIf(!isHere(name))(`completes files to import and check, if there is a ${name}`, () => {
    expect(complete("episode import library/7")).toContain("library/7.md");
    expect(complete("episode check library/7")).toContain("library/7.md");
  });
});
