import { dirname, join, resolve, sep } from "node:path";
import { withoutSecrets } from "../episode/address.ts";
import { at, type Problem } from "../episode/problem.ts";
import { NO_RULES, type Rules } from "../episode/rules.ts";
import { nothing, reasonOf, UserError } from "../errors.ts";
import { readBytes, streamOf } from "../files/bytes.ts";
import { nearestRules, rulesAbove } from "../files/rules-file.ts";
import { walkLibrary } from "../files/walk-library.ts";
import { statsOf } from "../files/walk.ts";
import { decode } from "../io/charset.ts";
import type { Io } from "../io/io.ts";
import { bytesOf, MAX_BYTES } from "../io/stream.ts";
import { fromHere } from "../library/folders.ts";
import { compare } from "../text/compare.ts";
import { hasScheme } from "../text/web-address.ts";
import { IMPORTERS } from "./formats/formats.ts";
import type { Source } from "./formats/importer.ts";
import type { ImportReport } from "./report.ts";

/** A source that was read, and whether it was found in a folder rather than named. */
export interface ReadSource {
  source: Source;
  isFromFolder: boolean;
}

/** The files that a path stands for, in order, and what of it cannot be read. */
interface SourceFiles {
  /** Full paths: of regular files, or the path itself where it is a pipe or a device. */
  files: string[];
  kind: "file" | "folder" | "pipe";
  problems: Problem[];
  /** The rules that a file is read by. */
  rulesOf(file: string): Rules;
}

const PROMPT = "paste the text, then press Ctrl-D on a line of its own (Ctrl-C cancels)";

// A path of standard input, which may be a socket that cannot be opened by it, or a terminal.
const STDIN = /^(?:-|\/dev\/(?:stdin|fd\/0)|\/proc\/self\/fd\/0)$/;

// What a shell puts in the place of `<(command)`: a number that is no name of the document.
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

const EXTENSIONS = new Set(IMPORTERS.flatMap(({ extensions }) => extensions));

/**
 * Reads the sources a person named, one by one, except files that lie in `library`; what cannot be
 * read is reported.
 */
export async function* readSources(
  names: readonly string[],
  library: string,
  io: Io,
  report: ImportReport,
): AsyncIterable<ReadSource> {
  for (const name of new Set(names.map((one) => (STDIN.test(one) ? "-" : one)))) {
    try {
      yield* readSourcesAt(name, library, io, report);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await report.failed(error);
    }
  }
}

async function* readSourcesAt(name: string, library: string, io: Io, report: ImportReport) {
  if (name === "-") {
    yield { source: textSource(name, await io.stdin(PROMPT), null), isFromFolder: false };
  } else if (hasScheme(name)) {
    const { text, mediaType } = await io.fetch(name, (bytes) => {
      const megabytes = Math.floor(bytes / 2 ** 20);
      if (megabytes > 0) report.progress(`${megabytes} MB read`);
    });
    // The name is printed and kept in the library, so it must not contain secrets.
    yield { source: textSource(withoutSecrets(name), text, mediaType), isFromFolder: false };
  } else {
    yield* readFiles(name, library, io, report);
  }
}

async function* readFiles(path: string, library: string, io: Io, report: ImportReport) {
  const { files, kind, problems, rulesOf } = await filesAt(path, io.cwd, library);
  for (const problem of problems) await report.failed(new UserError(at(problem)));
  for (const file of files) {
    try {
      const name = DESCRIPTOR.test(file) ? "-" : fromHere(file, io.cwd);
      const text = await readFileText(file, kind, name);
      const source = { ...textSource(name, text, null), rules: rulesOf(file) };
      yield { source, isFromFolder: kind === "folder" };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await report.failed(error);
    }
  }
}

/** A source with this text. Throws a UserError where it is not text, or nothing was pasted. */
function textSource(name: string, text: string, mediaType: string | null): Source {
  if (name === "-" && text.trim() === "") throw nothing("nothing was pasted");
  if (!text.includes("\0")) return { name, text, mediaType };
  throw new UserError(`${name === "-" ? "standard input" : name} is not text`);
}

/**
 * The path itself, or the files below a folder with an extension of some format, except those in
 * `library`. Throws a UserError where there is nothing.
 */
async function filesAt(path: string, cwd: string, library: string): Promise<SourceFiles> {
  const full = resolve(cwd, path);
  const stats = statsOf(full);
  if (stats?.isFile()) {
    const ruled = rulesAbove(dirname(full)) !== null;
    const rules = ruled ? (await import("../files/rules.ts")).rulesForFile(full)?.rules : null;
    return { files: [full], kind: "file", problems: [], rulesOf: () => rules ?? NO_RULES };
  }
  if (stats?.isFIFO() || stats?.isCharacterDevice())
    return { files: [full], kind: "pipe", problems: [], rulesOf: () => NO_RULES };
  if (!stats?.isDirectory())
    throw new UserError(
      `no file or folder ${withoutSecrets(path)}`,
      "- reads a page pasted into the terminal",
    );
  const isWanted = (name: string) =>
    EXTENSIONS.has(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "") && !/^readme\./i.test(name);
  const { paths, problems, rules } = await walkLibrary(full, isWanted);
  const files = paths.toSorted(compare).map((inside) => join(full, ...inside.split("/")));
  return {
    files: files.filter((file) => !file.startsWith(library + sep)),
    kind: "folder",
    problems: problems.map((one) => ({ ...one, path: fromHere(join(full, one.path), cwd) })),
    rulesOf: (file) => nearestRules(file, rules)?.rules ?? NO_RULES,
  };
}

/** Reads a document, called `name`. Throws a UserError where it is unreadable or too long. */
async function readFileText(
  file: string,
  kind: SourceFiles["kind"],
  name: string,
): Promise<string> {
  try {
    const bytes = kind === "pipe" ? await bytesOf(streamOf(file), name) : readFileBytes(file, name);
    return await decode(bytes, null);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name} cannot be read (${reasonOf(error)})`);
  }
}

function readFileBytes(file: string, name: string): Buffer {
  const read = readBytes(file, MAX_BYTES);
  if ("bytes" in read) return read.bytes;
  const size = read.size === null ? "no end" : `${Math.round(read.size / 2 ** 20)} MB`;
  throw new UserError(`${name} has ${size}, more than can be read`);
}
