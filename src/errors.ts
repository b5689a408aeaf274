/** What the program's exit tells a script; `docs` in the README's table of exit codes. */
export const EXIT = {
  answered: 0,
  nothing: 1,
  notAsked: 2,
  fault: 70,
  interrupted: 130,
} as const;

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

/** What the cache holds is not what was put there: the question has to be asked without it. */
export class DamagedCache extends Error {}
