import type { Episode } from "../episode/episode.ts";

/** A document to be imported, and what is known of where it came from. */
export interface Source {
  /** The file's path or the web address; `-` for standard input. */
  name: string;
  text: string;
  /** The media type a server gave, lower case and without parameters; null where none did. */
  mediaType: string | null;
}

/** Something that was not written but concluded, with the line of the source it came from. */
export interface Guess {
  /** Counted from 1. */
  line: number;
  message: string;
}

/** An episode on its way in: all of it but its address. */
export interface Draft {
  episode: Omit<Episode, "id" | "path">;
  guesses: Guess[];
  /** What the source names it by and keeps when it publishes it again (guid, address), or null. */
  key: string | null;
}

/** A format that episodes come in. */
export interface Importer {
  /** Its name after `--from`. */
  name: string;
  /** What it reads, in a few words for the help. */
  about: string;
  /** Whether a source looks like this format; asked in the order of formats.ts. */
  recognises(source: Source): boolean;
  /** The episodes of a source, one by one, so that a long feed is never held whole. Never throws. */
  read(source: Source): Iterable<Draft>;
}
