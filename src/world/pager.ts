import { spawn } from "node:child_process";
import { leavingCtrlC } from "./ctrl-c.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** What a shell answers where a command cannot be run, and where it is not there. */
const NOT_RUN = [126, 127];

/**
 * Shows a text through `$EPISODE_PAGER`, `$PAGER` or `less`. Resolves to false, with nothing
 * shown, where the pager is switched off (empty or `cat`) or not there.
 */
export async function page(text: string, env: Env, process: NodeJS.Process): Promise<boolean> {
  const command = (env["EPISODE_PAGER"] ?? env["PAGER"] ?? "less").trim();
  if (command === "" || command === "cat") return false;
  // less: keep colours and links, show short texts at once, leave the screen as it was.
  const pagerEnv = env["LESS"] === undefined ? { ...env, LESS: "FRX" } : env;
  return leavingCtrlC(process, () => feed(command, pagerEnv, text));
}

function feed(command: string, env: Env, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Quotes, pipes and variables need a shell; without one, a missing program says nothing.
    const shell = /["'`$|&;<>()\\]/.test(command);
    const [program, ...args] = shell ? [command] : command.split(/\s+/);
    const child = spawn(program!, args, { env, shell, stdio: ["pipe", "inherit", "inherit"] });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === null || !NOT_RUN.includes(code)));
    // A reader who quits early closes the pipe: that is no fault.
    child.stdin.on("error", () => {});
    child.stdin.end(text);
  });
}
