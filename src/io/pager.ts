import { spawn } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { leavingCtrlC } from "./ctrl-c.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Quotes, pipes and variables need a shell, which would print an error for a missing program. */
const FOR_SHELL = /["'`$|&;<>()\\]/;

/** Milliseconds that a signal may take longer than the end of the pager that got it too. */
const SIGNAL_WAIT = 100;

/**
 * Shows a text through `$EPISODE_PAGER`, `$PAGER` or `less`. Resolves to false where the pager is
 * turned off (empty or `cat`), missing, or failed, so that the text may not have been seen.
 */
export async function showInPager(
  text: string,
  env: Env,
  process: NodeJS.Process,
): Promise<boolean> {
  const command = (env["EPISODE_PAGER"] ?? env["PAGER"] ?? "less").trim();
  if (command === "" || command === "cat") return false;
  const shell = FOR_SHELL.test(command);
  const { platform } = process;
  if (shell && platform !== "win32" && !(await isValidCommand(command))) return false;
  // less: keep colours and links, print short texts directly, do not clear the screen.
  const pagerEnv = env["LESS"] === undefined ? { ...env, LESS: "FRX" } : env;
  return leavingCtrlC(process, async (pressed) => {
    if (await feed(command, shell, pagerEnv, text)) return true;
    // A pager that ctrl-c ends may be gone before the signal arrives here.
    if (!pressed()) await setTimeout(SIGNAL_WAIT);
    // Interrupting a pager is not a failure, with any exit code.
    return pressed();
  });
}

/** Whether a command is valid shell syntax, so that the shell prints no error. */
function isValidCommand(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-n", "-c", command], { stdio: "ignore" });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}

function feed(command: string, shell: boolean, env: Env, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const [program, ...args] = shell ? [command] : command.split(/\s+/);
    const child = spawn(program!, args, { env, shell, stdio: ["pipe", "inherit", "inherit"] });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
    // A reader who quits early closes the pipe; that is not an error.
    child.stdin.on("error", () => {});
    child.stdin.end(text);
  });
}
