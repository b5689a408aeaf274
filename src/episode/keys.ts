import { IN_BODY, METADATA, STARRED, type FieldName } from "./fields.ts";

/** Keys about the podcast though they would give a field without their first word. */
const OF_THE_PODCAST =
  /^(?:podcast|show)(?:url|link|description|summary|image|feed|website|author|id)$/;

/** What a key of front matter is read as, and how early it counts among the keys of its field. */
export interface KnownKey {
  field: FieldName;
  /** The key in its plain form, without a first word that says whose it is. */
  key: string;
  rank: number;
}

const KNOWN = new Map<string, KnownKey>(
  [...METADATA, ...IN_BODY].flatMap(({ field, keys }) =>
    keys.split(/\s+/).map((key, rank) => [key, { field, key, rank }] as const),
  ),
);

const STARS = new Set(STARRED.keys.split(" "));

/** Whether a key says only that an episode is a favourite, and is not a list of topics. */
export function isStar(written: string): boolean {
  return STARS.has(plainKey(written));
}

/** The field that a key gives, null without one; `names` says more of other people's keys. */
export function knownKey(
  written: string,
  names?: ReadonlyMap<string, string | null>,
): KnownKey | null {
  const plain = plainKey(written);
  const own = names?.get(plain);
  if (own === null) return null;
  return lookUp(own === undefined ? plain : plainKey(own));
}

function lookUp(plain: string): KnownKey | null {
  const known = KNOWN.get(plain);
  if (known) return known;
  const rest = OF_THE_PODCAST.test(plain) ? undefined : PREFIXED.exec(plain)?.[1];
  const inner = rest === undefined ? undefined : KNOWN.get(rest);
  return inner ? { ...inner, rank: inner.rank + 0.5 } : null;
}

const PREFIXED = /^(?:episode|video|podcast|show)(.+)$/;
const PLAIN = /^[a-z]+$/;
/** A longer text is not a key. */
const LONGEST = 80;

/**
 * A key as keys are compared: lower case, only letters, without a gloss in brackets. `Guest(s)`
 * gives `guests`, `核心洞察 (Core insights)` gives `核心洞察`.
 */
export function plainKey(key: string): string {
  if (PLAIN.test(key)) return key;
  if (key.length > LONGEST) return "";
  return key
    .normalize("NFC")
    .toLowerCase()
    .replace(/\(s\)/g, "s")
    .replace(/(?<=\S\s*)[([（【][^)\]）】]*[)\]）】]/g, "")
    .replace(/[^\p{L}\p{M}]+/gu, "");
}
