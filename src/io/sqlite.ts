import { existsSync } from "node:fs";
import { join } from "node:path";

/** What SQLite is loaded by: the `require` of the program, and the process that would warn. */
interface Loading {
  require: Pick<NodeJS.Require, "resolve"> & ((name: string) => unknown);
  process: Pick<NodeJS.Process, "arch" | "emitWarning" | "getBuiltinModule" | "platform">;
}

/**
 * The class `DatabaseSync` of Node (22.13 and later), else of the package that has the same for
 * Node 20, where it is installed; null where there is neither.
 */
export function loadSqlite(loading: Loading): unknown {
  return (
    attempt(() => quietly(loading, () => loading.process.getBuiltinModule("node:sqlite"))) ??
    attempt(() => quietly(loading, () => loading.require(binaryOf(loading)))) ??
    attempt(() => quietly(loading, () => loading.require(PACKAGE)))
  );
}

const PACKAGE = "@photostructure/sqlite";

/**
 * Where the package keeps its binary for this system. To be loaded by the package takes ten times
 * as long, 5 ms; where it cannot be loaded as it lies there, the package finds a way or has none.
 */
function binaryOf({ require, process }: Loading): string {
  const name = "@photostructure+sqlite.glibc.node";
  const place = join(PACKAGE, "prebuilds", `${process.platform}-${process.arch}`, name);
  const files = (require.resolve.paths(PACKAGE) ?? []).map((folder) => join(folder, place));
  return files.find((file) => existsSync(file)) ?? PACKAGE;
}

/** Node 22 calls its own SQLite experimental; this warning alone is not passed on. */
function quietly({ process }: Loading, load: () => unknown): unknown {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return (load() as { DatabaseSync?: unknown } | undefined)?.DatabaseSync ?? null;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}
