import type { ExitCode } from "../errors.ts";
import type { Kind } from "../rows/fields.ts";
import type { TextRenderer } from "../render/formats.ts";
import type { Row } from "../rows/rows.ts";
import type { RowFormatFlags } from "./format-flags.ts";

/** What a command answers; {@link printAnswer} prints it. */
export type Answer = (RowsAnswer | TextAnswer) & {
  /** Says more on stderr once it is printed; gives an exit code other than 0. */
  after?: (() => Promise<ExitCode | void>) | undefined;
};

/** Rows of a kind, to be printed as the flags ask. */
export interface RowsAnswer {
  kind: Kind;
  rows: AsyncIterable<Row> | Iterable<Row>;
  flags: RowFormatFlags;
  /** Fields that are not printed. */
  leftOut?: readonly string[];
  /** The format in a pipe where none is asked for; `tsv` without it. */
  piped?: string;
  /** How the rows are laid out as text where not as others of their kind. */
  text?: TextRenderer;
  /** What the footer of the text adds to the count, for this many rows; null for nothing. */
  aside?: (rows: number) => string | null;
  /** The footer in the place of the count. */
  footer?: string;
  /** What is wrong where there are no rows; without it, no rows are an answer. */
  none?: () => Promise<Error>;
}

/** A text that comes in pieces, or at once. */
export type Pieces = Iterable<string> | AsyncIterable<string>;

/** Text to be printed as it stands. */
interface TextAnswer {
  text: Pieces;
  /** Whether it is laid out for a terminal, where it goes through the pager. */
  styled?: boolean;
}
