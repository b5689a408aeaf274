import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, test } from "vitest";
import { missingForTerminals, OVER, sharedTerminal } from "./tmux.ts";

// A text pasted into a real terminal, whose own line editing keeps 4,095 bytes of a line.

const PROMPT = "press Ctrl-D";
const words = Array.from({ length: 800 }, (_, i) => `wört${String(i).padStart(3, "0")}`);
/** One line of 6,400 characters. */
const LINE = `${words.join(" ")}.`.padEnd(6400, "!");
const TEXT = `# A talk\n\n## TL;DR\n\n${LINE}\n\n## Takeaways\n\n### 1. Keep “it” 日本語\n\nThe\ttext.\n`;

const missing = missingForTerminals();
const { folder, open, screen, tmux } = sharedTerminal();

beforeEach(() => rmSync(join(folder, "lib"), { recursive: true, force: true }));

/** Pastes a text; tmux sends line feeds as returns, and marks where the program asks for them. */
function paste(text: string, ...flags: string[]): void {
  const file = join(folder, "pasted");
  writeFileSync(file, text);
  tmux("load-buffer", file);
  tmux("paste-buffer", "-p", ...flags);
}

/** Sends a signal to the program, which left its number. */
function kill(signal: "SIGINT" | "SIGTERM"): void {
  process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), signal);
}

/** Waits until the program reads the terminal by itself. */
async function raw(): Promise<void> {
  const tty = tmux("display-message", "-p", "#{pane_tty}").trim();
  let settings = "";
  for (let tries = 0; tries < 150 && !settings.includes("-icanon"); tries++) {
    await sleep(100);
    settings = spawnSync("sh", ["-c", `stty -a < ${tty}`], { encoding: "utf8" }).stdout;
  }
  expect(settings).toContain("-icanon");
}

const imported = () => readFileSync(join(folder, "lib/episodes/a-talk.md"), "utf8");

/** Says after a command whether the terminal is set as it was before. */
const compared = (line: string) =>
  `was=$(stty -g); ${line}; [ "$was" = "$(stty -g)" ] && echo as before || echo changed`;

describe.skipIf(missing.length > 0)(`a paste into a terminal, if there is a tmux`, () => {
  test.each([
    ["with its marks", "", []],
    ["with line feeds", "", ["-r"]],
    ["without marks", "TERM=dumb", []],
  ])("a line of 6,400 characters arrives whole, %s", async (_, settings, flags) => {
    expect(LINE).toHaveLength(6400);
    open("episode import - --to lib --yes", 100, 40, settings);
    await screen(PROMPT);
    paste(TEXT, ...flags);
    await screen("The    text.");
    tmux("send-keys", "C-d");
    await screen(`${OVER} 0`);
    expect(imported()).toContain(`\n${LINE}\n\n`);
    expect(imported()).toContain("### 1. Keep “it” 日本語\n\nThe\ttext.\n");
    for (const mark of ["200~", "201~", "\u001b"]) expect(imported()).not.toContain(mark);
  });

  test("what is typed is seen, can be taken back, and ctrl-d ends it", async () => {
    open("episode import - --to lib --yes", 100, 40);
    await screen(PROMPT);
    tmux(
      "send-keys",
      "# A talk日x",
      "BSpace",
      "BSpace",
      "Up",
      "Enter",
      "Enter",
      "## TL;DR",
      "Enter",
      "One.",
    );
    expect(await screen("One.")).toMatch(/^# A talk\n\n## TL;DR\nOne\.$/m);
    tmux("send-keys", "C-d");
    await screen(`${OVER} 0`);
    expect(imported()).toContain("## TL;DR\n\nOne.\n");
  });

  test("the terminal is as before after the text, and marks no paste", async () => {
    open(compared("episode import - --to lib --yes"), 100, 40);
    await screen(PROMPT);
    paste(TEXT);
    await screen("The    text.");
    tmux("send-keys", "C-d");
    expect(await screen(OVER)).toContain("as before");
    paste("pasted after");
    expect(await screen("pasted after")).not.toContain("200~");
  });

  test.each([
    ["ctrl-c", () => tmux("send-keys", "C-c")],
    ["a signal to end", () => kill("SIGTERM")],
    ["a signal to interrupt", () => kill("SIGINT")],
  ])("%s leaves with 130, imports nothing, and the terminal is as before", async (_, leave) => {
    const command = "sh -c 'echo $$ > pid; exec episode import - --to lib --yes'";
    open(`trap : INT TERM; ${compared(`${command}; echo code $?`)}`, 100, 40);
    await screen(PROMPT);
    paste("# A talk\n\n");
    await screen("# A talk");
    leave();
    const shown = await screen(OVER);
    expect(shown).toContain("code 130\nas before\n");
    expect(existsSync(join(folder, "lib"))).toBe(false);
  });

  test("ctrl-z stops it in a terminal as before, and it goes on where it was", async () => {
    open(`set -m; ${compared("episode import - --to lib --yes")}; fg`, 100, 40);
    await screen(PROMPT);
    paste("# A talk\n");
    await screen("# A talk");
    tmux("send-keys", "C-z");
    await screen("as before");
    await raw();
    paste(`\n## TL;DR\n\n${LINE}\nOne.\n`);
    await screen("One.");
    tmux("send-keys", "C-d");
    await screen(`${OVER} 0`);
    expect(imported()).toContain(`## TL;DR\n\n${LINE}\nOne.\n`);
  });

  test("what is pasted does not drive the terminal", async () => {
    open("episode import - --to lib --yes", 60, 20);
    await screen(PROMPT);
    paste("# A talk\u001b[2J\u001b]0;pwned\u0007\u009b31m\n\n## TL;DR\n\nOne.\n");
    const shown = await screen("One.");
    expect(shown).toContain(PROMPT);
    expect(tmux("display-message", "-p", "#{pane_title}")).not.toContain("pwned");
    tmux("send-keys", "C-d");
    await screen(`${OVER} 0`);
    expect(readdirSync(join(folder, "lib/episodes"))).toHaveLength(1);
  });

  test("an editor after the paste gets the keys", async () => {
    open(
      "episode import - --to lib --yes --edit",
      60,
      20,
      `EDITOR="sh -c 'read x; echo got \\$x'"`,
    );
    await screen(PROMPT);
    paste("# A talk\n\n## TL;DR\n\nOne.\n");
    await screen("One.");
    tmux("send-keys", "C-d");
    await screen("a-talk.md");
    tmux("send-keys", "hello", "Enter");
    expect(await screen(OVER)).toContain("got hello");
  });

  test("where stderr is no terminal, the text arrives all the same", async () => {
    open("episode import - --to lib --yes 2>log", 60, 20);
    await raw();
    paste(TEXT);
    tmux("send-keys", "C-d");
    await screen(`${OVER} 0`);
    expect(imported()).toContain(`\n${LINE}\n\n`);
    expect(readFileSync(join(folder, "log"), "utf8")).toBe("");
  });

  test.each([
    ["y", true],
    ["", true],
    ["n", false],
    ["C-d", false],
    ["C-c", false],
  ])(
    "what was understood is shown, and %j is an answer to whether it is written",
    async (key, written) => {
      open(compared("episode import - --to lib; echo exit $?"), 70, 40);
      await screen(PROMPT);
      paste(
        `# A talk\n\n**Guest:** Ada Example\n\n## Takeaways\n\n1. Light first.\n2. Dim it early.\n`,
      );
      await raw();
      tmux("send-keys", "C-d");
      const shown = await screen("Write it? [Y/n]");
      expect(shown).toContain("A talk\n  Ada Example\n  1. Light first\n  2. Dim it early\n");
      expect(existsSync(join(folder, "lib"))).toBe(false);
      if (key === "C-c" || key === "C-d") tmux("send-keys", key);
      else tmux("send-keys", "-l", `${key}\r`);
      const after = await screen(OVER);
      expect(after).toContain("as before");
      expect(after).toContain(`exit ${written ? 0 : key === "C-c" ? 130 : 1}`);
      expect(existsSync(join(folder, "lib/episodes/a-talk.md"))).toBe(written);
    },
  );
});
