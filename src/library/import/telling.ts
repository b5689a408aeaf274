import { codeOf, UserError } from "../../errors.ts";

/** Runs what writes a file; throws a UserError in place of what the system says. */
export function telling<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new UserError(`${file} cannot be written (${code})`, hintFor(code));
  }
}

function hintFor(code: string): string {
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code))
    return "make room on the disk, then import again";
  return "name another folder with --to";
}
