import type { SectionKind } from "./section-names.ts";
import type { KeyNames } from "./statements.ts";

/** What a library says of how its files are read. */
export interface Rules {
  /** The podcast of files that state none. */
  podcast: string | null;
  /** More names of sections, as they are compared. */
  sections: ReadonlyMap<string, SectionKind>;
  /** Other people's keys in plain form, and the key that each stands for; null for none. */
  keys: KeyNames;
}

/** The rules of a library that says nothing. */
export const NO_RULES: Rules = { podcast: null, sections: new Map(), keys: new Map() };
