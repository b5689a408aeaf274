import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HOME, FIXTURES, type Result, type World } from "./episode.ts";

/** One command of a transcript: how it is run, and what it has to print and answer. */
export interface Step {
  /** The command line as written, and as words. */
  line: string;
  argv: string[];
  world: World;
  expected: Result;
  /** Comments, settings and blank lines that stand above the command. */
  above: string[];
}

/**
 * Reads a transcript. Each step is a line `$ episode …`, then every line of stdout behind `1| `,
 * of stderr behind `2| `, and the exit code behind `= `. A last line without a line end has `1\ `
 * or `2\ ` instead; an escape stands as `␛`, a bell as `␇`, a NUL as `␀`.
 *
 * Lines above a command set the world of all commands from there on, until they are set again:
 * `@cwd folder` below the fixtures, `@copy folder` for a copy of one that the commands of the file
 * may write into, `@env NAME=value`, `@tty 80x24`. Without a value (`@cwd`, `@env NAME`, `@tty`) a
 * setting is taken back; `@answer y` is what a person at the terminal answers to questions.
 * `@stdin text with \n` holds for the next command only.
 */
export function readTranscript(text: string): Step[] {
  const copies = new Map<string, string>();
  let world: World = {};
  const steps: Step[] = [];
  let above: string[] = [];
  for (const line of text.trimEnd().split("\n")) {
    const step = steps.at(-1);
    if (line.startsWith("$ ")) {
      const expected = { stdout: "", stderr: "", code: -1 };
      const { stdin, ...lasting } = worldAfter(world, above, copies);
      world = lasting;
      const own = stdin === undefined ? lasting : { ...lasting, stdin };
      steps.push({ line, argv: words(line).slice(1), world: own, expected, above });
      above = [];
    } else if (step && above.length === 0 && /^[12][|\\]/.test(line)) {
      const stream = line[0] === "1" ? "stdout" : "stderr";
      step.expected[stream] += line.slice(3) + (line[1] === "|" ? "\n" : "");
    } else if (step && above.length === 0 && line.startsWith("= ")) {
      step.expected.code = Number(line.slice(2));
    } else {
      above.push(line);
    }
  }
  return steps;
}

/** A transcript with what the commands really did. */
export function writeTranscript(steps: readonly Step[], results: readonly Result[]): string {
  const blocks = steps.map(({ above, line }, i) => {
    const { stdout, stderr, code } = shown(results[i]!);
    return [...above, line, ...prefixed("1", stdout), ...prefixed("2", stderr), `= ${code}`];
  });
  return `${blocks.flat().join("\n")}\n`;
}

function prefixed(stream: string, text: string): string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  const last = lines.pop()!;
  const open = last === "" ? [] : [`${stream}\\ ${last}`];
  return [...lines.map((line) => `${stream}| ${line}`), ...open];
}

/** A result as transcripts hold it: no path of this machine, escapes and tabs to be seen. */
export function shown(result: Result): Result {
  const show = (text: string) =>
    text
      .replaceAll(FIXTURES, "/fixtures")
      .replaceAll(COPY, "/copy")
      .replaceAll(HOME, "/home")
      .replaceAll("\u001b", "␛")
      .replaceAll("\u0007", "␇")
      .replaceAll("\0", "␀")
      .replace(/[ \t]+$/gm, "");
  return { stdout: show(result.stdout), stderr: show(result.stderr), code: result.code };
}

const COPY = /[^\s“]*\/episode-copy-\w{6}/g;

function copyOf(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), "episode-copy-"));
  cpSync(join(FIXTURES, folder), copy, { recursive: true });
  return copy;
}

/** The world with the settings of some lines. */
function worldAfter(before: World, lines: readonly string[], copies: Map<string, string>): World {
  const world = { ...before };
  for (const line of lines) {
    const [, name, value = ""] = /^@(\w+) ?(.*)$/.exec(line) ?? [];
    if (name === "tty") {
      const [columns, rows] = value.split("x").map(Number);
      delete world.tty;
      if (value !== "") world.tty = { columns: columns!, rows: rows! };
    }
    if (name === "env") {
      const [key = "", ...rest] = value.split("=");
      const { [key]: _, ...others } = world.env ?? {};
      world.env = value.includes("=") ? { ...others, [key]: rest.join("=") } : others;
    }
    if (name === "answer") {
      delete world.answer;
      if (line !== "@answer") world.answer = value;
    }
    if (name === "stdin") world.stdin = value.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
    if (name === "copy") {
      world.cwd = copies.get(value) ?? copyOf(value);
      copies.set(value, world.cwd);
    }
    if (name === "cwd") world.cwd = join(FIXTURES, value);
  }
  return world;
}

/** The words of a command line, quotes taken off as a shell would. */
function words(line: string): string[] {
  const found = line.slice(2).matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g);
  return [...found].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, "$1$2"));
}
