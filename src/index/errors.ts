import { UserError } from "../errors.ts";

/** SQLite's code for an error in the SQL itself. https://sqlite.org/rescode.html#error */
const SQL_ERROR = 1;

/**
 * Whether a question that failed is to be answered in another way: that a database or a disk fails
 * says nothing of the question, nor does a link in the cache that is not followed.
 */
export function isRecoverable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A damaged record may be no JSON any more.
  if (error instanceof UserError || error instanceof SyntaxError) return true;
  if ("syscall" in error) return true;
  if (!("code" in error) || error.code !== "ERR_SQLITE_ERROR") return false;
  const isInSql = "errcode" in error && error.errcode === SQL_ERROR;
  // Of errors in SQL these say that tables are gone, or that this SQLite has no FTS5.
  return !isInSql || /\bno such (?:table|column|module)\b/.test(error.message);
}
