import { mkdirSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { isHere } from "../program.ts";
import { missingForTerminals, sharedTerminal } from "./tmux.ts";

const missing = missingForTerminals();
const terminal = sharedTerminal();
const { folder } = terminal;

beforeAll(() => {
  for (const name of ["library", "other"]) mkdirSync(join(folder, name));
  const file = (number: number, title: string, topics: string) =>
    `---\npodcast: Some Show\nnumber: ${number}\ntitle: ${title}\ntopics: ${topics}\n---\n\n## Takeaways\n\n- Only one: yes.\n`;
  // A topic that a careless script would run.
  const topics = "[rust, \"$(touch$IFS'ran')\", go, two words]";
  writeFileSync(join(folder, "library", "7.md"), file(7, "A zebra title", topics));
  writeFileSync(join(folder, "library", "8.md"), file(8, "Another title", "[go]"));
  writeFileSync(join(folder, "other", "99.md"), file(99, "Elsewhere", "[elsewhere]"));
});

/** How each shell is started with completion in place. */
const SHELLS: Record<string, string> = {
  bash: `printf '%s\\n' 'PS1="> "; eval "$(episode completion bash)"' > rc; exec bash --noprofile --rcfile rc -i`,
  zsh: `printf '%s\\n' 'PS1="> "; autoload -U compinit; compinit -u -D; eval "$(episode completion zsh)"' > .zshrc; ZDOTDIR=$PWD exec zsh -i`,
  fish: `exec fish --no-config --init-command 'function fish_prompt; printf "> "; end; set -g fish_greeting; set -g fish_autosuggestion_enabled 0; episode completion fish | source'`,
};

/** Types a line into a fresh shell, presses TAB, and gives the screen once it has the text. */
async function tab(shell: string, line: string, text: string): Promise<string> {
  const settings = `EPISODE_LIBRARY='${join(folder, "library")}'`;
  terminal.open(SHELLS[shell]!, 100, 24, settings);
  await terminal.screen(">");
  terminal.tmux("send-keys", "-l", line);
  await terminal.screen(line.trimEnd());
  // Where there is more than one, bash lists them at the third TAB.
  for (let presses = 0; presses < 3; presses++) {
    terminal.tmux("send-keys", "Tab");
    for (let waits = 0; waits < 20; waits++) {
      await sleep(100);
      if (terminal.tmux("capture-pane", "-p").includes(text)) return terminal.screen(text);
    }
  }
  return terminal.screen(text);
}

const CASES: readonly (readonly [string, string, string])[] = [
  ["a command", "episode takea", "episode takeaways"],
  ["a page of help", "episode help env", "episode help environment"],
  ["a ref by its number", "episode show 7", "episode show some-show/7"],
  ["a takeaway", "episode show 7:", "episode show 7:1"],
  ["a topic", "episode takeaways --topic ru", "--topic rust"],
  ["a topic after a comma", "episode takeaways --topic go,ru", "--topic go,rust"],
  ["a topic after =", "episode takeaways --topic=ru", "--topic=rust"],
  ["a field after a comma", "episode list --fields id,ti", "--fields id,title"],
  ["a format", "episode list --format nd", "--format ndjson"],
  ["a folder", "episode list --library oth", "--library other"],
  ["in the library named on the line", "episode show --library other 9", "some-show/99"],
  ["a file", "episode import library/7", "library/7.md"],
];

describe.each(Object.keys(SHELLS))("%s", (shell) => {
  const lacks = [...missing, ...(isHere(shell) ? [] : [shell])];
  const note = lacks.length > 0 ? ` (skipped without ${lacks.join(", ")})` : "";

  test.skipIf(lacks.length > 0).each(CASES)(
    `TAB completes %s${note}`,
    async (_, line, expected) => {
      await tab(shell, line, expected);
    },
  );

  test.skipIf(lacks.length > 0)(`TAB lists refs with their titles${note}`, async () => {
    const shown = await tab(shell, "episode show some", "A zebra title");
    expect(shown).toContain("Another title");
  });

  test.skipIf(lacks.length > 0)(`TAB finds a ref by a word of its title${note}`, async () => {
    await tab(shell, "episode show zeb", "episode show some-show/7");
  });

  test.skipIf(lacks.length > 0)(`TAB runs no topic${note}`, async () => {
    await tab(shell, "episode takeaways --topic ", "rust");
    const { stdout } = spawnSync("ls", ["-a", folder], { encoding: "utf8" });
    expect(stdout.split("\n")).not.toContain("ran");
  });
});
