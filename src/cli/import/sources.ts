import { withoutSecrets } from "../../episode/address.ts";
import { at } from "../../episode/problem.ts";
import { nothing, UserError } from "../../errors.ts";
import { IMPORTERS } from "../../import/formats/formats.ts";
import type { Source } from "../../import/formats/importer.ts";
import { fromHere } from "../../library/folders.ts";
import { readSource, sourcesAt } from "../../import/sources.ts";
import type { Io } from "../../io/io.ts";
import { hasScheme } from "../../text/web-address.ts";
import type { Report } from "./report.ts";

/** A source that was read; `found` in a folder, so that nobody named it. */
export interface Reading {
  source: Source;
  found: boolean;
}

const PROMPT = "paste the text, then press Ctrl-D on a line of its own (Ctrl-C cancels)";

// A path of standard input, which may be a socket that cannot be opened by it, or a terminal.
const STDIN = /^(?:-|\/dev\/(?:stdin|fd\/0)|\/proc\/self\/fd\/0)$/;

// What a shell puts in the place of `<(command)`: a number that says nothing of the document.
const DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/\d+$/;

const EXTENSIONS = new Set(IMPORTERS.flatMap(({ extensions }) => extensions));

/** Reads what a person named, one by one; what cannot be read is reported. */
export async function* readSources(
  names: readonly string[],
  library: string,
  io: Io,
  report: Report,
): AsyncIterable<Reading> {
  for (const name of new Set(names.map((one) => (STDIN.test(one) ? "-" : one)))) {
    try {
      yield* readSourcesAt(name, library, io, report);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await report.failed(error);
    }
  }
}

async function* readSourcesAt(name: string, library: string, io: Io, report: Report) {
  if (name === "-") {
    yield { source: textSource(name, await io.stdin(PROMPT), null), found: false };
  } else if (hasScheme(name)) {
    const { text, mediaType } = await io.fetch(name, (bytes) => {
      const megabytes = Math.floor(bytes / 2 ** 20);
      if (megabytes > 0) report.progress.show(`${megabytes} MB read`);
    });
    // Its name is printed, and kept in the library, so it must not hold what only the host may know.
    yield { source: textSource(withoutSecrets(name), text, mediaType), found: false };
  } else {
    yield* readFiles(name, library, io, report);
  }
}

async function* readFiles(path: string, library: string, io: Io, report: Report) {
  const { files, kind, problems, rulesOf } = await sourcesAt(path, io.cwd, library, EXTENSIONS);
  for (const problem of problems) await report.failed(new UserError(at(problem)));
  for (const file of files) {
    try {
      const name = DESCRIPTOR.test(file) ? "-" : fromHere(file, io.cwd);
      const text = await readSource(file, kind, name);
      const source = { ...textSource(name, text, null), rules: rulesOf(file) };
      yield { source, found: kind === "folder" };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await report.failed(error);
    }
  }
}

/** A source of what was read. Throws a UserError where that is no text, or a pipe gave nothing. */
function textSource(name: string, text: string, mediaType: string | null): Source {
  if (name === "-" && text.trim() === "") throw nothing("nothing was pasted");
  if (!text.includes("\0")) return { name, text, mediaType };
  throw new UserError(`${name === "-" ? "standard input" : name} is not text`);
}
