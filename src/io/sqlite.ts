/** What SQLite is loaded by: the `require` of the program, and the process that would warn. */
interface Loading {
  require(name: string): unknown;
  process: Pick<NodeJS.Process, "emitWarning">;
}

/**
 * The class `DatabaseSync` of Node (22.13 and later), else of the package that has the same for
 * Node 20, where it is installed; null where there is neither.
 */
export function loadSqlite(loading: Loading): unknown {
  return (
    attempt(() => quietly(loading, "node:sqlite")) ??
    attempt(() => quietly(loading, "@photostructure/sqlite"))
  );
}

/** Node 22 calls its own SQLite experimental; this warning alone is not passed on. */
function quietly({ require, process }: Loading, name: string): unknown {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return (require(name) as { DatabaseSync?: unknown }).DatabaseSync ?? null;
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
