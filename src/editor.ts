import { spawn } from "node:child_process";
import { UserError } from "./errors.ts";

/**
 * Opens files in an editor, given as a person would type it (`code --wait`), and waits until it is
 * closed. Throws a UserError where it could not be started or ended with a failure.
 */
export async function edit(command: string, files: readonly string[], process: NodeJS.Process) {
  const windows = process.platform === "win32";
  // An episode pasted through a pipe leaves no terminal on standard input for the editor.
  const terminal = process.stdin.isTTY || windows ? "" : " </dev/tty";
  const [program, args] = windows
    ? [`${command} ${files.map((file) => `"${file}"`).join(" ")}`, []]
    : ["/bin/sh", ["-c", `${command} "$@"${terminal}`, "sh", ...files]];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", shell: windows });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code !== 0) throw new UserError(`the editor “${command}” ended with ${code ?? "a signal"}`);
}
