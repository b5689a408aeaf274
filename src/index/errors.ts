import { UserError } from "../errors.ts";

/**
 * Whether a question that failed is to be answered in another way: that a database or a disk fails
 * says nothing of the question, nor does a link in the cache that is not followed.
 */
export function isRecoverable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A damaged record may be no JSON any more.
  if (error instanceof UserError || error instanceof SyntaxError) return true;
  return "syscall" in error || ("code" in error && error.code === "ERR_SQLITE_ERROR");
}
