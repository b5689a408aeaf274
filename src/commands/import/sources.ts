import { at } from "../../episode/problem.ts";
import { nothing, UserError } from "../../errors.ts";
import type { Source } from "../../importers/importer.ts";
import type { Io } from "../../world/io.ts";
import { readSource, sourcesAt } from "../../library/import/sources.ts";
import type { Report } from "./report.ts";

/** A source that was read; `found` in a folder, so that nobody named it. */
export interface Reading {
  source: Source;
  found: boolean;
}

/** Reads what a person named, one by one; what cannot be read is reported. */
export async function* readSources(
  names: readonly string[],
  library: string,
  io: Io,
  report: Report,
): AsyncIterable<Reading> {
  for (const name of new Set(names)) {
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
    const text = await io.stdin();
    if (text.trim() === "") throw nothing("nothing was pasted");
    yield { source: { name, text, mediaType: null }, found: false };
  } else if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) {
    const source = await io.fetch(name, (bytes) => {
      const megabytes = Math.floor(bytes / 2 ** 20);
      if (megabytes > 0) report.progress.show(`${megabytes} MB read`);
    });
    yield { source: { name, ...source }, found: false };
  } else {
    yield* readFiles(name, library, io, report);
  }
}

async function* readFiles(name: string, library: string, io: Io, report: Report) {
  const { files, found, problems } = sourcesAt(name, io.cwd, library);
  for (const problem of problems) await report.failed(new UserError(at(problem)));
  for (const file of files) {
    try {
      yield { source: readSource(file, io.cwd), found };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      await report.failed(error);
    }
  }
}
