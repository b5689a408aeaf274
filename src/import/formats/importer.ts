import type { Episode } from "../../episode/episode.ts";
import type { Rules } from "../../episode/rules.ts";

/** A document to be imported, and what is known of where it came from. */
export interface Source {
  /** The file's path or the web address; `-` for standard input. */
  name: string;
  text: string;
  /** A file's place in its folder as a library sees it, `/` between folders; absent elsewhere. */
  path?: string | undefined;
  /** The rules of the folder it lies in. */
  rules?: Rules;
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
  /** The file that the episode is read from, as `write` gives it. */
  text: string;
  /** False where the source states no title, so that it is the name of a file. */
  titled: boolean;
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
  /** How the names of its files end, in lower case; a folder's other files are passed over. */
  extensions: readonly string[];
  /** True where a source holds any number of episodes, so that its name stands for none of them. */
  several?: boolean;
  /** Whether a source looks like this format; asked in the order of formats.ts. */
  recognises(source: Source): boolean;
  /** The episodes of a source, one by one, so that a long feed is never held whole. Never throws. */
  read(source: Source): Iterable<Draft>;
}
