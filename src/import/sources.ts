import { createReadStream } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { withoutSecrets } from "../episode/address.ts";
import type { Problem } from "../episode/problem.ts";
import { NO_RULES, type Rules } from "../episode/rules.ts";
import { compare } from "../text/compare.ts";
import { reasonOf, UserError } from "../errors.ts";
import { decode } from "../io/charset.ts";
import { bytesOf, MAX_BYTES } from "../io/stream.ts";
import { statsOf } from "../files/walk.ts";
import { fromHere } from "../library/folders.ts";
import { readBytes } from "../files/bytes.ts";
import { nearestRules, rulesAbove } from "../files/rules-file.ts";
import { walkLibrary } from "../files/walk-library.ts";

/** What a path stands for, in order, and what of it cannot be read. */
export interface Sources {
  /** Full paths: of regular files, or the path itself where it is a pipe or a device. */
  files: string[];
  kind: "file" | "folder" | "pipe";
  problems: Problem[];
  /** The rules that a file is read by. */
  rulesOf(file: string): Rules;
}

/**
 * The path itself, or the regular files below a folder that have one of these `extensions`; none
 * that lie in `library`. Throws a UserError where there is nothing.
 */
export async function sourcesAt(
  path: string,
  cwd: string,
  library: string,
  extensions: ReadonlySet<string>,
): Promise<Sources> {
  const full = resolve(cwd, path);
  const stat = statsOf(full);
  if (stat?.isFile()) {
    const ruled = rulesAbove(dirname(full)) !== null;
    const rules = ruled ? (await import("../files/rules.ts")).rulesForFile(full)?.rules : null;
    return { files: [full], kind: "file", problems: [], rulesOf: () => rules ?? NO_RULES };
  }
  if (stat?.isFIFO() || stat?.isCharacterDevice())
    return { files: [full], kind: "pipe", problems: [], rulesOf: () => NO_RULES };
  if (!stat?.isDirectory())
    throw new UserError(
      `no file or folder ${withoutSecrets(path)}`,
      "- reads a page pasted into the terminal",
    );
  const wanted = (name: string) =>
    extensions.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "") && !/^readme\./i.test(name);
  const { paths, problems, rules } = await walkLibrary(full, wanted);
  const files = paths.toSorted(compare).map((inside) => join(full, ...inside.split("/")));
  return {
    files: files.filter((file) => !file.startsWith(library + sep)),
    kind: "folder",
    problems: problems.map((one) => ({ ...one, path: fromHere(join(full, one.path), cwd) })),
    rulesOf: (file) => nearestRules(file, rules)?.rules ?? NO_RULES,
  };
}

/** Reads a document, called `name`. Throws a UserError where it is unreadable or too long. */
export async function readSource(
  file: string,
  kind: Sources["kind"],
  name: string,
): Promise<string> {
  try {
    const bytes =
      kind === "pipe" ? await bytesOf(createReadStream(file), name) : fileBytes(file, name);
    return await decode(bytes, null);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name} cannot be read (${reasonOf(error)})`);
  }
}

function fileBytes(file: string, name: string): Buffer {
  const read = readBytes(file, MAX_BYTES);
  if ("bytes" in read) return read.bytes;
  const size = read.size === null ? "no end" : `${Math.round(read.size / 2 ** 20)} MB`;
  throw new UserError(`${name} has ${size}, more than can be read`);
}
