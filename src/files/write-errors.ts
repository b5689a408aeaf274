import { codeOf, UserError } from "../errors.ts";

/** Runs an action that writes a file; a system error becomes a UserError with the file's name. */
export function wrapWriteErrors<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    const wrapped = new UserError(`${file} cannot be written (${code})`, hintFor(code));
    throw Object.assign(wrapped, { cause: error });
  }
}

/** Whether a write failed because there is no room for anything else either. */
export function isDiskFull({ cause }: UserError): boolean {
  return ["ENOSPC", "EDQUOT"].includes(codeOf(cause) ?? "");
}

function hintFor(code: string): string {
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code)) return "make room on the disk, then try again";
  return "name another folder, or let it be written to";
}
