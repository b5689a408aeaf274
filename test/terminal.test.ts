import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { isHere, putCommand } from "./program.ts";
import { sharedFolder } from "./temporary.ts";

// A real terminal, held by tmux: what is on its screen, and in which colours.

const DATA = fileURLToPath(new URL("../data", import.meta.url));

const missing = ["tmux", "less"].filter(
  (name) => !isHere(name, name === "tmux" ? "-V" : "--version"),
);

const folder = sharedFolder();
let terminals = 0;

beforeAll(() => putCommand(folder));

afterEach(() => void tmux("kill-server"));

function tmux(...args: string[]): string {
  // A server that was told to end still holds its socket for a moment.
  const socket = join(folder, `tmux-${terminals}`);
  const run = spawnSync("tmux", ["-S", socket, "-f", "/dev/null", ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder, TERM: "xterm-256color", LC_ALL: "C.UTF-8" },
  });
  return run.stdout;
}

/** What a shell prints when a command is over. */
const OVER = "--over";

/** Starts a terminal of a size in which a shell runs the line, without any rc file. */
function open(line: string, columns: number, rows: number, settings = ""): void {
  const path = `PATH='${folder}':"$PATH"`;
  const script = `export ${path} EPISODE_LIBRARY='${DATA}' ${settings}; ${line}; echo ${OVER} $?; cat`;
  const size = ["-x", String(columns), "-y", String(rows)];
  tmux("kill-server");
  terminals++;
  tmux("new-session", "-d", ...size, "sh", "-c", script);
}

/** The screen as soon as it shows the text; with `colours`, escapes and all. */
async function screen(text: string, colours = false): Promise<string> {
  let shown = "";
  for (let tries = 0; tries < 150 && !shown.includes(text); tries++) {
    await sleep(100);
    shown = tmux("capture-pane", "-p", ...(colours ? ["-e"] : []));
  }
  expect(shown).toContain(text);
  return shown;
}

/** Presses a key until the screen shows the text: a program may not be listening yet. */
async function press(key: string, text: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    tmux("send-keys", key);
    await sleep(300);
    if (tmux("capture-pane", "-p").includes(text)) return;
  }
  await screen(text);
}

describe.skipIf(missing.length > 0)(`a terminal, if there are tmux and less`, () => {
  test("a long answer opens the pager, which keeps colours and leaves with q", async () => {
    open("unset LESS; episode show 490", 60, 16);
    const shown = await screen("State of AI", true);
    expect(shown).toContain("\u001b[35mLex Fridman Podcast");
    expect(shown).not.toContain(OVER);
    await press("q", `${OVER} 0`);
  });

  test("a short answer opens none", async () => {
    open("episode list -n 1", 100, 20);
    expect(await screen(`${OVER} 0`)).toContain("lex-fridman-podcast/490");
  });

  test("less is told to keep colours and to stay on the screen, unless it is told otherwise", async () => {
    const pager = `EPISODE_PAGER='sh -c "echo LESS=$LESS."'`;
    open(`unset LESS; ${pager} episode show 490`, 60, 16);
    expect(await screen(`${OVER} 0`)).toContain("LESS=FRX.");
  });

  test("ctrl-c in the pager leaves the pager alone", async () => {
    open("trap : INT; episode show 490", 60, 16, "LESS=R");
    await screen("State of AI");
    tmux("send-keys", "C-c");
    await press("G", "(END)");
    await press("q", `${OVER} 0`);
  });

  test("--no-pager prints, and so does a pager that is not there", async () => {
    open("episode show 490 --no-pager", 60, 16);
    expect(await screen(`${OVER} 0`)).toContain("next: episode takeaways");
    open("episode show 490", 60, 16, "EPISODE_PAGER=no-such-pager");
    const shown = await screen(`${OVER} 0`);
    expect(shown).toContain("next: episode takeaways");
    expect(shown).not.toContain("no-such-pager");
  });

  test.each([40, 80, 140])("the text is as wide as a window of %i columns", async (columns) => {
    open("episode show 490 --no-pager", columns, 200);
    const rows = (await screen(`${OVER} 0`)).split("\n");
    const longest = Math.max(...rows.map((row) => row.length));
    expect(longest).toBeLessThanOrEqual(Math.min(columns, 90));
    expect(longest).toBeGreaterThan(Math.min(columns, 90) - 12);
  });

  test("colour goes to the stream that is a terminal, and to no other", async () => {
    open("episode show 490 2>/dev/null | cat", 100, 100);
    expect(await screen(`${OVER} 0`, true)).not.toContain("\u001b[35m");
    open("episode list 2>/dev/null", 100, 100);
    expect(await screen(`${OVER} 0`, true)).toContain("\u001b[35m");
    open("NO_COLOR=1 episode list", 100, 100);
    expect(await screen(`${OVER} 0`, true)).not.toContain("\u001b[35m");
  });

  test("ctrl-c at a question for refs is 130", async () => {
    open("trap : INT; episode show -", 60, 10);
    await press("C-c", `${OVER} 130`);
  });
});
