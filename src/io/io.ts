import { EXIT } from "../errors.ts";
import type { Fetched } from "./fetch.ts";
import { standardError, standardOutput, type Output } from "./output.ts";

/** Everything outside the program that it uses. */
export interface Io {
  out: Output;
  err: Output;
  /**
   * All of standard input as text, the same at every call. With a `prompt`, lines of any
   * length can be pasted into a terminal; a UserError is thrown where there is too much.
   */
  stdin(prompt?: string): Promise<string>;
  /**
   * What asks a person at the terminal, and gives the line they type, or null where they end it; null
   * where standard input or stderr is no terminal.
   */
  asker(): ((question: string) => Promise<string | null>) | null;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  home: string;
  platform: string;
  /** The effective user id of this process; null where the system has none. */
  user: number | null;
  /** The sample library that comes with the program. */
  sample: string;
  /** The script that reads files in a worker; null where there is none. */
  worker: string | null;
  /** Is called before the most of the program is loaded. */
  onLoad(): void;
  /** The class `DatabaseSync` of SQLite; null where there is none. */
  sqlite(): unknown;
  /** The calendar day where the user is, `YYYY-MM-DD`. */
  today(): string;
  /** Shows a long text through a pager and resolves to true, or to false where there is none. */
  page(text: string): Promise<boolean>;
  /** Opens a web address in the browser; resolves to false where there is none. */
  browse(address: string): Promise<boolean>;
  /** Fetches a document from the web, see fetch.ts; throws a UserError where it cannot. */
  fetch(address: string, progress: (bytes: number) => void): Promise<Fetched>;
  /**
   * Opens files in an editor, a single one at a line, and waits until it is closed; throws a
   * UserError where it cannot.
   */
  edit(command: string, files: readonly string[], line?: number | null): Promise<void>;
}

/** The real streams, environment and programs, from `process`. */
export function processIo(
  process: NodeJS.Process,
  given: Pick<Io, "home" | "sample" | "worker" | "sqlite" | "onLoad">,
): Io {
  const { env } = process;
  let input: Promise<string> | null = null;
  return {
    out: standardOutput(process),
    err: standardError(process),
    stdin: (prompt) => (input ??= readAll(process, prompt)),
    asker: () =>
      process.stdin.isTTY && process.stderr.isTTY ? (question) => askLine(process, question) : null,
    env,
    cwd: folderOf(process),
    ...given,
    platform: process.platform,
    user: process.geteuid?.() ?? null,
    today: () => localDay(new Date()),
    async page(text) {
      const { showInPager } = await import("./pager.ts");
      return showInPager(text, env, process);
    },
    async browse(address) {
      const { browse } = await import("./browser.ts");
      return browse(address, process.platform);
    },
    async fetch(address, progress) {
      const { fetchText } = await import("./fetch.ts");
      return fetchText(address, progress);
    },
    async edit(command, files, line = null) {
      const { openEditor } = await import("./editor.ts");
      const { leavingCtrlC } = await import("./ctrl-c.ts");
      const { platform, stdin, stdout } = process;
      const terminal = { input: stdin.isTTY, output: stdout.isTTY };
      return leavingCtrlC(process, () => openEditor({ command, files, line, platform, terminal }));
    },
  };
}

/** The current folder, even if it was removed. */
function folderOf({ cwd, env }: NodeJS.Process): string {
  try {
    return cwd();
  } catch {
    return env["PWD"] ?? "/";
  }
}

async function readAll(process: NodeJS.Process, prompt?: string): Promise<string> {
  if (prompt !== undefined && process.stdin.isTTY) {
    const { readPaste } = await import("./paste.ts");
    return readPaste(process, prompt);
  }
  const { bytesOf } = await import("./stream.ts");
  const { decode } = await import("./charset.ts");
  // Node would end by the signal, and only a shell turns that into exit code 130.
  const interrupted = () => process.exit(EXIT.interrupted);
  process.once("SIGINT", interrupted);
  const bytes = await bytesOf(process.stdin, "standard input");
  process.off("SIGINT", interrupted);
  return decode(bytes, null);
}

async function askLine(process: NodeJS.Process, question: string): Promise<string | null> {
  const { askLine: ask } = await import("./ask-line.ts");
  return ask(process, question);
}

function localDay(now: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a stream gets colour: by the flag, else the environment, else if it is a terminal. */
export function wantsColour(flag: "auto" | "always" | "never", io: Io, stream: Output): boolean {
  if (flag !== "auto") return flag === "always";
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM } = io.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return !["0", "false"].includes(FORCE_COLOR);
  if (CLICOLOR_FORCE !== undefined && CLICOLOR_FORCE !== "") return CLICOLOR_FORCE !== "0";
  return stream.tty && TERM !== "dumb";
}

/**
 * Whether OSC 8 links are written to stdout: by the environment, else where the terminal is known to
 * support them; never where styling is turned off.
 */
export function wantsLinks(flag: "auto" | "always" | "never", io: Io): boolean {
  const { FORCE_HYPERLINK, NO_COLOR, TERM, TERM_PROGRAM, VTE_VERSION } = io.env;
  if (flag === "never" || (flag === "auto" && NO_COLOR)) return false;
  if (FORCE_HYPERLINK !== undefined) return !["0", "false"].includes(FORCE_HYPERLINK);
  if (!io.out.tty || TERM === "dumb") return false;
  return (
    /^(?:iTerm\.app|WezTerm|vscode|ghostty|Hyper|rio|tabby|zed)$/i.test(TERM_PROGRAM ?? "") ||
    Number(VTE_VERSION) >= 5000 ||
    /^(?:xterm-kitty|alacritty|foot|contour|xterm-ghostty)/.test(TERM ?? "") ||
    ["WT_SESSION", "DOMTERM", "KONSOLE_VERSION"].some((name) => io.env[name] !== undefined)
  );
}
