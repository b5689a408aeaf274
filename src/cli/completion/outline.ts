/** What may stand in a place of the command line: fixed words, the library's own, or paths. */
export type Words =
  | { fixed: readonly string[] }
  | { ask: readonly string[] }
  | { paths: "files" | "folders" };

/** One option: its spellings, what it does, and what its value may be; null where it takes none. */
export interface OptionOutline {
  names: string[];
  about: string;
  value: Words | null;
}

/** One command, with what its arguments may be. */
export interface CommandOutline {
  name: string;
  about: string;
  args: Words | null;
  options: OptionOutline[];
}
