/** A place at which a file names a topic. */
export interface Spot {
  topic: string;
  /** The spelling there, without `#`. */
  written: string;
  /** The offset of the spelling. */
  start: number;
  /** Whether the spelling can be replaced there. */
  whole: boolean;
  /** Whether it is a word of a sentence. */
  inline: boolean;
}

/** A topic where a file names it. */
export interface Mention extends Spot {
  /** The topics of its list or takeaway, its own among them. */
  among: ReadonlySet<string>;
}
