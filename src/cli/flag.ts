import { InvalidArgumentError, Option } from "commander";

/** A flag of a command: how it is declared, and its value from what commander read. */
export interface Flag<T> {
  option: Option;
  read(given: unknown): T;
}

/** Flags by the names their values have in the code. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** The values of flags, by the same names. */
export type Values<F extends Flags> = {
  readonly [K in keyof F]: F[K] extends Flag<infer T> ? T : never;
};

/** A flag without a value: true where it is given. */
export function yes(term: string, about: string): Flag<boolean> {
  return { option: new Option(term, about), read: (given) => given === true };
}

/** A flag `--no-x`: false where it is given. */
export function no(term: string, about: string): Flag<boolean> {
  return { option: new Option(term, about), read: (given) => given !== false };
}

/** A flag with any text but an empty one; null where it is not given. */
export function text(term: string, about: string): Flag<string | null> {
  return { option: new Option(term, about).argParser(someText), read: textOrNull };
}

/** A flag that may be given several times, each time with a text. */
export function texts(term: string, about: string): Flag<string[]> {
  const option = new Option(term, about)
    .default([], "")
    .argParser((value: string, before: string[]) => [...before, someText(value)]);
  return { option, read: (given) => (Array.isArray(given) ? given.map(String) : []) };
}

/** A flag with a whole number from `least` to `most`; null where it is not given. */
export function wholeNumber(
  term: string,
  about: string,
  { least, most }: { least: number; most: number },
): Flag<number | null> {
  const option = new Option(term, about).argParser((given: string) => {
    const n = Number(given);
    if (/^\d+$/.test(given) && n >= least && n <= most) return n;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  });
  return { option, read: (given) => (typeof given === "number" ? given : null) };
}

/** A flag with one of some texts; null where it is not given. */
export function oneOf<T extends string>(
  term: string,
  about: string,
  choices: readonly T[],
): Flag<T | null> {
  const option = new Option(term, about).choices(choices);
  return { option, read: (given) => choices.find((one) => one === given) ?? null };
}

/** The same flag, which help does not show. */
export function hidden<T>(flag: Flag<T>): Flag<T> {
  flag.option.hideHelp();
  return flag;
}

/** The same flag with values that a shell completes; others are taken too. */
export function offering<T>(flag: Flag<T>, values: readonly string[]): Flag<T> {
  flag.option.argChoices = [...values];
  return flag;
}

/** The same flags, which help shows below a heading of their own. */
export function grouped<F extends Flags>(heading: string, flags: F): F {
  for (const { option } of Object.values(flags)) option.helpGroup(heading);
  return flags;
}

/** The values of flags in what commander read. */
export function valuesOf<F extends Flags>(flags: F, given: Record<string, unknown>): Values<F> {
  const entries = Object.entries(flags).map(([name, { option, read }]) => [
    name,
    read(given[option.attributeName()]),
  ]);
  return Object.fromEntries(entries) as Values<F>;
}

/** What commander says of a value that is none; usage-error.ts has the words for it. */
export const NO_VALUE = "no value";

/** Throws where a value says nothing, or is the next flag. */
function someText(value: string): string {
  if (/^[\s,]*$/.test(value) || /^--[a-z]/.test(value)) throw new InvalidArgumentError(NO_VALUE);
  return value;
}

function textOrNull(given: unknown): string | null {
  return typeof given === "string" ? given : null;
}
