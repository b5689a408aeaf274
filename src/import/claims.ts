import { comparable, type Sign } from "./names.ts";

/** A name that an episode of this run has. */
interface Claim {
  key: string | null;
  sign: Sign;
  /** Its file's text; null where that is on the disk. */
  text: string | null;
}

/** The names that the episodes of a run have got so far, compared as file systems do. */
export interface Claims {
  has(path: string): boolean;
  get(path: string): Claim | undefined;
  add(path: string, claim: Claim): void;
}

/** Starts without any. */
export function noClaims(): Claims {
  const claims = new Map<string, Claim>();
  return {
    has: (path) => claims.has(comparable(path)),
    get: (path) => claims.get(comparable(path)),
    add: (path, claim) => void claims.set(comparable(path), claim),
  };
}
