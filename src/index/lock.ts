import { setTimeout } from "node:timers/promises";
import { lockFile, type IndexFolder } from "./folder.ts";
import { connect, type Database, type Sqlite } from "./sqlite.ts";

/** Another process that makes an index is waited for this long, in milliseconds. */
const MOST_MS = 60_000;
const WAIT_MS = 20;
/** SQLite's code for a lock that someone else holds. https://sqlite.org/rescode.html#busy */
const BUSY = 5;

/**
 * Does something while no one else does the same to this index. The lock is one of the system's,
 * which a process that is killed gives up. Throws a database error where it cannot be had.
 */
export async function withLock<T>(
  Sqlite: Sqlite,
  folder: IndexFolder,
  action: () => Promise<T>,
): Promise<T> {
  const lock = connect(Sqlite, lockFile(folder));
  try {
    await take(lock);
    return await action();
  } finally {
    lock.close();
  }
}

/** SQLite's own wait would stop this process, which may hold the lock itself. */
async function take(lock: Database): Promise<void> {
  lock.exec("pragma busy_timeout = 0");
  const end = Date.now() + MOST_MS;
  for (;;) {
    try {
      lock.exec("begin exclusive");
      return;
    } catch (error) {
      const isBusy = error instanceof Error && "errcode" in error && error.errcode === BUSY;
      if (!isBusy || Date.now() > end) throw error;
      await setTimeout(WAIT_MS);
    }
  }
}
