import { IN_BODY, METADATA, type FieldName } from "../../episode/fields.ts";
import { knownKey, plainKey } from "../../episode/keys.ts";
import { visible } from "../../text/clean.ts";
import { didYouMean, slipsOf } from "../../text/nearest.ts";
import type { CheckContext } from "./context.ts";
import { missingFields } from "./fields.ts";

interface EnglishKey {
  field: FieldName;
  written: string;
}

const BY_PLAIN = new Map<string, EnglishKey>(
  [...METADATA, ...IN_BODY].flatMap(({ field, english }) =>
    english.split(" ").map((written) => [plainKey(written), { field, written }] as const),
  ),
);

/** Keys of other tools and plain words that are only a letter or two from one of ours. */
const OTHERS = new Set(
  `dated descriptor donation episodic guess gust hoist hose line lint numbered polished publisher
  publishers publishes sourced tabs taps tile tithe titled tonic toxic tropics`.split(/\s+/),
);

/** Whether a key in plain form is an English key of a field. */
export function isEnglishKey(field: FieldName, plain: string): boolean {
  return BY_PLAIN.get(plain)?.field === field;
}

/** Reports misspelt keys of front matter whose field has no other value. */
export function checkKeys({ parsed, library, report }: CheckContext): void {
  const { front } = parsed.layout;
  const { keys: names } = library.rules;
  const missing = missingFields(parsed);
  for (const [key, value] of front.values) {
    const plain = plainKey(key);
    if (value === null || names.has(plain) || knownKey(key) !== null || OTHERS.has(plain)) continue;
    const wanted = [...BY_PLAIN].filter(
      ([one, { field }]) => missing.has(field) && !isOtherNumber(one, plain),
    );
    const [near] = slipsOf(
      wanted.map(([one]) => one),
      plain,
    );
    if (near === undefined) continue;
    report("key-unknown", {
      line: front.placeOf(key).line,
      column: 1,
      message: `“${visible(key)}” is not a known key`,
      hint: didYouMean([BY_PLAIN.get(near)!.written]),
    });
  }
}

/** Whether two keys differ in number: `sources` is not a slip of `source`. */
function isOtherNumber(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return !short.endsWith("s") && long === `${short}s`;
}
