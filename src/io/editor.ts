import { spawn } from "node:child_process";
import { UserError } from "../errors.ts";

/** The exit code of a shell for an unknown command. */
const NOT_FOUND = 127;

/** After input through a pipe, standard input is not the terminal that an editor needs. */
const TAKE_TERMINAL = "if (: </dev/tty) 2>/dev/null; then exec </dev/tty; fi; ";

/**
 * Opens files in an editor, given as a person would type it (`code --wait`), and waits until it is
 * closed; `terminal` says whether standard input is one. Throws a UserError where it could not be
 * started or ended with a failure.
 */
export async function openEditor(
  command: string,
  files: readonly string[],
  platform: string,
  terminal: boolean,
): Promise<void> {
  const windows = platform === "win32";
  const [program, args] = windows
    ? [`${command} ${files.map((file) => `"${file}"`).join(" ")}`, []]
    : ["/bin/sh", ["-c", `${terminal ? "" : TAKE_TERMINAL}${command} "$@"`, "sh", ...files]];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", shell: windows });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === NOT_FOUND)
    throw new UserError(`the editor “${command}” does not exist`, "set VISUAL or EDITOR");
  if (code !== 0) throw new UserError(`the editor “${command}” ended with ${code ?? "a signal"}`);
}
