/** Kinds of things that a reading assumes because the file does not say them plainly. */
export type AssumptionCode =
  | "yaml-text"
  | "yaml-hash"
  | "yaml-comment"
  | "key-repeated"
  | "front-matter-body"
  | "metadata-body"
  | "number-guessed"
  | "date-guessed"
  | "duration-guessed"
  | "name-cut"
  | "section-guessed"
  | "takeaway-guessed"
  | "topic-guessed"
  | "time-guessed";

/** Something that a reading assumed, what it read, and the plain form that would need no guess. */
export interface Assumption {
  code: AssumptionCode;
  /** The line of the file, counted from 1. */
  line: number;
  /** What was read, in words. */
  message: string;
  /** The plain form. */
  hint: string;
  /** Lines that would say the same plainly, where writing them takes no decision. */
  fix: LineFix | null;
}

/** Lines of a file, `from` counted from 1 and `to` exclusive, and what replaces them. */
export interface LineFix {
  from: number;
  to: number;
  lines: string[];
}

/** Takes note of an assumption during a reading. */
export type Assume = (
  code: AssumptionCode,
  line: number,
  message: string,
  hint: string,
  fix?: LineFix,
) => void;

/** No more of one kind are kept for a file: a hostile one has millions. */
const MOST = 1000;

/** A list of assumptions and the function that adds to it. */
export function assumptions(): { assumed: Assumption[]; assume: Assume } {
  const assumed: Assumption[] = [];
  const assume: Assume = (code, line, message, hint, fix) => {
    if (assumed.length < MOST) assumed.push({ code, line, message, hint, fix: fix ?? null });
  };
  return { assumed, assume };
}
