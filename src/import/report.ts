import type { UserError } from "../errors.ts";
import type { Guess } from "./formats/importer.ts";
import type { ImportPlan } from "./plan.ts";

/** What an import reports while it runs. */
export interface ImportReport {
  /** How far long work has come, such as `3 MB read`. */
  progress(text: string): void;
  /** A file written or unchanged, what was guessed while reading its source, and what changed. */
  written(file: string, source: string, guesses: readonly Guess[], plan: ImportPlan): Promise<void>;
  /** A file of a folder that is skipped; the reason is a few words. */
  skipped(file: string, reason: string): Promise<void>;
  /** A source, file or episode that was not imported. */
  failed(error: UserError): Promise<void>;
}
