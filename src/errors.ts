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

/** An error for the user: a line that says what is wrong, and a hint, which is a thing to do. */
export class UserError extends Error {
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(message: string, hint: string | null = null, exitCode: ExitCode = EXIT.notAsked) {
    super(message);
    this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** An error for a question that was asked properly and has no answer. */
export function nothing(message: string, hint: string | null = null): UserError {
  return new UserError(message, hint, EXIT.nothing);
}

/** An error as it is printed: a line for the message, and one for the hint. */
export function formatError({ message, hint }: UserError): string {
  const lines = [`episode: ${message}`, ...(hint === null ? [] : [hint])];
  // A file's name may contain line ends.
  return lines.map((line) => `${visible(line).replace(/\s*\n\s*/g, " ")}\n`).join("");
}

/** The system's code of an error, such as `EACCES`; null where it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error ? String(error.code) : null;
}

/** Why something failed, in short: the error's code, else the error as text. */
export function reasonOf(error: unknown): string {
  return codeOf(error) ?? String(error);
}
