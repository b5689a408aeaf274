import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { fetchText } from "../src/io/fetch.ts";
import type { Io } from "../src/io/io.ts";
import type { Output } from "../src/io/output.ts";
import { loadSqlite, run } from "../src/main.ts";
import { newFolder } from "./temporary.ts";

/** The folder of fixtures, where commands under test stand. */
export const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));

/** A home for all that a process tests, with a cache that fills as its tests run. */
export const HOME = newFolder();

/** What of the world a test chooses; the rest is fixed. */
export interface World {
  cwd?: string;
  env?: Record<string, string>;
  stdin?: string;
  /** What the clock says, or throws. */
  today?: () => string;
  /** What a person answers to a question; without it there is nobody to ask. */
  answer?: string | null;
  /** What the user does in the editor. */
  edit?: (command: string, files: readonly string[], line: number | null) => void;
  /** The script of the worker that reads many files; without it they are read in place. */
  worker?: string;
  /** Whether there is an SQLite; there is unless this says no. */
  sqlite?: boolean;
  /** The size of the terminal on stdout and stderr; without it both are pipes. */
  tty?: { columns: number; rows: number };
}

/** What a run printed and answered. */
export interface Result {
  stdout: string;
  stderr: string;
  code: number;
}

const SQLITE = loadSqlite({ require: createRequire(import.meta.url), process });

/** Runs the program in this process, in a world with a fixed day and no library of its own. */
export async function episode(argv: readonly string[], world: World = {}): Promise<Result> {
  const out: string[] = [];
  const err: string[] = [];
  const output = (into: string[]): Output => ({
    write: async (text) => void into.push(text),
    tty: world.tty !== undefined,
    columns: world.tty?.columns ?? 80,
    rows: world.tty?.rows ?? 24,
  });
  const io: Io = {
    out: output(out),
    err: output(err),
    stdin: async () => world.stdin ?? "",
    asker: () => (world.answer === undefined ? null : answering(world.answer, err)),
    env: world.env ?? {},
    cwd: world.cwd ?? FIXTURES,
    home: HOME,
    platform: "linux",
    user: process.geteuid?.() ?? null,
    sample: fileURLToPath(new URL("../data", import.meta.url)),
    worker: world.worker ?? null,
    onLoad() {},
    sqlite: () => (world.sqlite === false ? null : SQLITE),
    today: world.today ?? (() => "2026-03-01"),
    page: async () => false,
    browse: async () => false,
    fetch: fetchText,
    edit: async (command, files, line = null) => world.edit?.(command, files, line),
  };
  const code = await run(argv, io);
  return { stdout: out.join(""), stderr: err.join(""), code };
}

/** Asks as a terminal would, and gives the answer. */
function answering(answer: string | null, err: string[]): NonNullable<ReturnType<Io["asker"]>> {
  return async (question) => {
    err.push(`${question}${answer ?? ""}\n`);
    return answer;
  };
}
