import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect } from "vitest";
import { isHere, putCommand } from "../program.ts";
import { sharedFolder } from "../temporary.ts";

const DATA = fileURLToPath(new URL("../../data", import.meta.url));

/** What a shell prints when a command is over. */
export const OVER = "--over";

/** What of the programs that a real terminal takes is not on this machine. */
export function missingForTerminals(): string[] {
  return ["tmux", "less"].filter((name) => !isHere(name, name === "tmux" ? "-V" : "--version"));
}

/** A real terminal, held by tmux: what is on its screen, and in which colours. */
export interface Terminal {
  /** The folder its shell starts in, with the program in its PATH. */
  folder: string;
  /** Runs a command of tmux on it. */
  tmux(...args: string[]): string;
  /** Starts a terminal of a size in which a shell runs the line, without any rc file. */
  open(line: string, columns: number, rows: number, settings?: string): void;
  /** The screen as soon as it shows the text; with `colours`, escapes and all. */
  screen(text: string, colours?: boolean): Promise<string>;
  /** Presses a key until the screen shows the text: a program may not be listening yet. */
  press(key: string, text: string): Promise<void>;
}

/** The terminal that the tests of a file take turns with. */
export function sharedTerminal(): Terminal {
  const folder = sharedFolder();
  let terminals = 0;
  beforeAll(() => putCommand(folder));
  afterEach(() => void tmux("kill-server"));

  function tmux(...args: string[]): string {
    // A server that was told to end still holds its socket for a moment.
    const socket = join(folder, `tmux-${terminals}`);
    const run = spawnSync("tmux", ["-S", socket, "-f", "/dev/null", ...args], {
      encoding: "utf8",
      cwd: folder,
      env: { PATH: process.env["PATH"], HOME: folder, TERM: "xterm-256color", LC_ALL: "C.UTF-8" },
    });
    return run.stdout;
  }

  async function screen(text: string, colours = false): Promise<string> {
    let shown = "";
    for (let tries = 0; tries < 150 && !shown.includes(text); tries++) {
      await sleep(100);
      shown = tmux("capture-pane", "-p", ...(colours ? ["-e"] : []));
    }
    expect(shown).toContain(text);
    return shown;
  }

  return {
    folder,
    tmux,
    open(line, columns, rows, settings = "") {
      const path = `PATH='${folder}':"$PATH"`;
      const script = `export ${path} EPISODE_LIBRARY='${DATA}' ${settings}; ${line}; echo ${OVER} $?; cat`;
      const size = ["-x", String(columns), "-y", String(rows)];
      tmux("kill-server");
      terminals++;
      tmux("new-session", "-d", ...size, "sh", "-c", script);
    },
    screen,
    async press(key, text) {
      for (let tries = 0; tries < 50; tries++) {
        tmux("send-keys", key);
        await sleep(300);
        if (tmux("capture-pane", "-p").includes(text)) return;
      }
      await screen(text);
    },
  };
}
