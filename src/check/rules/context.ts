import type { Parsed } from "../../episode/parse.ts";
import type { Rules } from "../../episode/rules.ts";
import type { Statement } from "../../episode/statements.ts";
import type { ReportFinding } from "./finding.ts";
import type { KnownTopics } from "./known-topics.ts";
import type { SourceText } from "./source-text.ts";

/** What a rule for the text of any file gets. */
export interface TextContext {
  source: SourceText;
  report: ReportFinding;
}

/** What the rules need to know of the library that an episode is in. */
export interface LibraryContext {
  /** The calendar day, `YYYY-MM-DD`. */
  today: string;
  /** How the library's files are read. */
  rules: Rules;
  topics: KnownTopics;
  /** Whether there is a file or folder at a path relative to the checked file. */
  exists(target: string): boolean;
}

/** What a rule for an episode gets. */
export interface CheckContext extends TextContext {
  parsed: Parsed;
  /** What the front matter states. */
  statements: readonly Statement[];
  library: LibraryContext;
}
