import { Argument, type Command } from "commander";
import type { Answer } from "./answer.ts";
import { valuesOf, type Flags, type Values } from "./flag.ts";
import { addExamples } from "./help-text.ts";
import type { Session } from "./session.ts";

/** What a command was asked. */
export interface Asked<F extends Flags> {
  args: readonly string[];
  flags: Values<F>;
  session: Session;
  /** The program, with the help of each command that was named. */
  program: Command;
}

/** A command but for its name, which commands.ts has. */
export interface CommandSpec<F extends Flags> {
  /** What its arguments are, where it takes any. */
  argument?: {
    about: string;
    /** The only values it takes. */
    choices?: readonly string[];
    /** Values that a shell completes; others are taken too. */
    offers?: readonly string[];
  };
  flags: F;
  /** Command lines that can be typed as they stand, each with what it is good for. */
  examples: readonly (readonly [string, string])[];
  /** Its answer; null where it has said all there was to say. */
  run(asked: Asked<F>): Promise<Answer | null>;
}

/** A command that was declared; `run` is what it does with what was typed. */
export interface DeclaredCommand {
  addTo(command: Command, term: string | undefined): void;
  run(command: Command, session: Session): Promise<Answer | null>;
}

/** A command as the program declares it. */
export function command<F extends Flags>(spec: CommandSpec<F>): DeclaredCommand {
  return {
    addTo(declared, term) {
      const [first, ...others] = termsIn(term);
      if (spec.argument && first !== undefined)
        declared.addArgument(argumentOf(first, spec.argument));
      for (const other of others) declared.addArgument(new Argument(other));
      for (const { option } of Object.values(spec.flags)) declared.addOption(option);
      addExamples(declared, spec.examples);
    },
    async run(declared, session) {
      const flags = valuesOf(spec.flags, declared.opts());
      return spec.run({ args: declared.args, flags, session, program: declared.parent! });
    },
  };
}

/** The arguments of a command as they are typed: `<ref> [text...]` has two. */
export function termsIn(term: string | undefined): string[] {
  return term?.split(" ") ?? [];
}

function argumentOf(
  term: string,
  { about, choices, offers }: NonNullable<CommandSpec<Flags>["argument"]>,
): Argument {
  const argument = new Argument(term, about);
  if (choices) argument.choices(choices);
  // For the shells; `choices` would refuse other values without a hint.
  if (offers) argument.argChoices = [...offers];
  return argument;
}
