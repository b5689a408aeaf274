import { spawn } from "node:child_process";
import { basename } from "node:path";
import { UserError } from "../errors.ts";

/** The exit code of a shell for an unknown command. */
const NOT_FOUND = 127;

/** After input or output through a pipe, that is not the terminal that an editor needs. */
const TAKE_INPUT = "if (: </dev/tty) 2>/dev/null; then exec </dev/tty; fi; ";
const TAKE_OUTPUT = "if (: >/dev/tty) 2>/dev/null; then exec >/dev/tty; fi; ";

/** What is to be edited, and which of the standard streams are terminals. */
interface Editing {
  /** As a person would type it: `code --wait`. */
  command: string;
  files: readonly string[];
  /** The line to begin at, counted from 1, of a single file. */
  line: number | null;
  platform: string;
  terminal: { input: boolean; output: boolean };
}

/**
 * Opens files in an editor and waits until it is closed. Throws a UserError where it could not be
 * started or ended with a failure.
 */
export async function openEditor(editing: Editing): Promise<void> {
  const { command, platform, terminal } = editing;
  const args = argumentsOf(editing);
  const windows = platform === "win32";
  const take = `${terminal.input ? "" : TAKE_INPUT}${terminal.output ? "" : TAKE_OUTPUT}`;
  const [program, all] = windows
    ? [`${command} ${args.map((arg) => `"${arg}"`).join(" ")}`, []]
    : ["/bin/sh", ["-c", `${take}${command} "$@"`, "sh", ...args]];
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(program, all, { stdio: "inherit", shell: windows });
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (code === NOT_FOUND)
    throw new UserError(`the editor “${command}” does not exist`, "set VISUAL or EDITOR");
  if (code !== 0) throw new UserError(`the editor “${command}” ended with ${code ?? "a signal"}`);
}

/** How editors are told the line, by the names of their programs. */
const AT_LINE: readonly (readonly [RegExp, (file: string, line: number) => string[]])[] = [
  [
    /^(?:n?vim?|gvim|vimx|view|nano|pico|emacs|emacsclient|kak|micro|joe|jed|mg|ne|mcedit|gedit|ex|nvi|vis|e3|zile|jmacs)$/,
    (file, line) => [`+${line}`, file],
  ],
  [
    /^(?:code|code-insiders|codium|vscodium|cursor|windsurf|positron)$/,
    (file, line) => ["--goto", `${file}:${line}`],
  ],
  [
    /^(?:hx|helix|subl|sublime_text|zed|zeditor|lapce|lite-xl)$/,
    (file, line) => [`${file}:${line}`],
  ],
  [/^(?:mate|kate|kwrite)$/, (file, line) => ["-l", String(line), file]],
  [
    /^(?:idea|pycharm|webstorm|phpstorm|goland|clion|rubymine|rustrover)$/,
    (file, line) => ["--line", String(line), file],
  ],
];

/** The files as the editor wants them, at a line where it is known how to say so. */
function argumentsOf({ command, files, line }: Editing): readonly string[] {
  const [file, ...others] = files;
  if (line === null || file === undefined || others.length > 0) return files;
  const name = programOf(command);
  const found = AT_LINE.find(([names]) => names.test(name));
  return found ? found[1](file, line) : files;
}

/** `code` for `/usr/bin/code --wait`, `vi` for `"/my tools/vi.exe"` and `env TERM=x vi`. */
function programOf(command: string): string {
  const words = command.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const own = words.find((word) => word !== "env" && !/^\w+=/.test(word)) ?? "";
  return basename(own.replace(/^["']|["']$/g, "").replaceAll("\\", "/")).replace(
    /\.(?:exe|cmd)$/i,
    "",
  );
}
