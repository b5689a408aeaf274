import { lockFile, type IndexFolder } from "./folder.ts";
import { connect, type Sqlite } from "./sqlite.ts";

/** Another process that makes an index is waited for this long, in milliseconds. */
const MOST_MS = 60_000;

/**
 * Does something while no other process does the same to this index. The lock is one of the
 * system's, which a process that is killed gives up. Throws a database error where it cannot be had.
 */
export async function withLock<T>(
  Sqlite: Sqlite,
  folder: IndexFolder,
  action: () => Promise<T>,
): Promise<T> {
  const lock = connect(Sqlite, lockFile(folder));
  try {
    lock.exec(`pragma busy_timeout = ${MOST_MS}; begin exclusive`);
    return await action();
  } finally {
    lock.close();
  }
}
