import { visible } from "./text/clean.ts";

/** The exit codes; `episode help environment` lists them. */
export const EXIT = {
  answered: 0,
  nothing: 1,
  notAsked: 2,
  fault: 70,
  interrupted: 130,
} as const;

/** One of these numbers. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A person's mistake, or something in their way: one line for what is wrong, one for the way out. */
export class UserError extends Error {
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(message: string, hint: string | null = null, exitCode: ExitCode = EXIT.notAsked) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** The same for a question that could be asked and has no answer. */
export function nothing(message: string, hint: string | null = null): UserError {
  return new UserError(message, hint, EXIT.nothing);
}

/** A mistake as a person reads it: a line for what is wrong, one for the way out. */
export function told({ message, hint }: UserError): string {
  const lines = [`episode: ${message}`, ...(hint === null ? [] : [hint])];
  // A file's name may have line ends of its own.
  return lines.map((line) => `${visible(line).replace(/\s*\n\s*/g, " ")}\n`).join("");
}

/** What the system calls an error, `EACCES`; null where it has no such name. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

/** The shortest there is to say of an error: its code, else all of it. */
export function reasonOf(error: unknown): string {
  return codeOf(error) ?? String(error);
}
