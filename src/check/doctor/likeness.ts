const LEAST = 5;
/** A longer name is a sentence, and its slips would cost more memory than they are worth. */
const MOST = 60;
/** So many names that differ in one letter are a family, not slips. */
const FAMILY = 6;

/** A topic without what joins its words: `open-source` and `opensource` are one. */
export function squeezed(topic: string): string {
  return topic.replaceAll("-", "");
}

/**
 * A topic with its last word in the singular. `gpus` is a plural and `status` is not, `cookies` is
 * one of `cookie` and `policies` of `policy`: which it is, the other topics tell.
 */
export function singular(topic: string, isTopic: (name: string) => boolean): string {
  if (topic.length < 4 || topic.endsWith("ss")) return topic;
  const known = singulars(topic).find(isTopic);
  if (known !== undefined) return known;
  if (/(?:us|is)$/.test(topic)) return topic;
  if (/[^aeiou]ies$/.test(topic)) return topic.replace(/ies$/, "y");
  return topic.replace(/(?<=s|x|z|ch|sh)es$|s$/, "");
}

const ENDINGS: readonly (readonly [plural: RegExp, singular: readonly string[]])[] = [
  [/s$/, [""]],
  [/(?<=s|x|z|ch|sh|o)es$/, [""]],
  [/(?<=[^aeiou])ies$/, ["y"]],
  [/ves$/, ["f", "fe"]],
  [/ses$/, ["sis"]],
  [/ices$/, ["ix", "ex"]],
  [/(?<=\bwo|\b)men$/, ["man"]],
  [/\bpeople$/, ["person"]],
  [/\bchildren$/, ["child"]],
];

/** What a topic may be an English plural of. */
function singulars(topic: string): string[] {
  return ENDINGS.flatMap(([plural, endings]) =>
    plural.test(topic) ? endings.map((ending) => topic.replace(plural, ending)) : [],
  );
}

/**
 * The pairs of names that are one letter apart: one more, another, or two in the wrong order. Each
 * name is filed under what is left of it without one letter, so that near ones meet there and no
 * name is compared with all others.
 */
export function slips(names: readonly string[]): [string, string][] {
  const files = new Map<string, string[]>();
  for (const name of names) {
    if (name.length < LEAST || name.length > MOST) continue;
    const rests = new Set([name]);
    for (let i = 1; i < name.length; i++) rests.add(name.slice(0, i) + name.slice(i + 1));
    for (const rest of rests) files.set(rest, [...(files.get(rest) ?? []).slice(0, FAMILY), name]);
  }
  const pairs = new Map<string, [string, string]>();
  for (const file of files.values()) {
    if (file.length > FAMILY) continue;
    for (const [i, a] of file.entries())
      for (const b of file.slice(i + 1))
        if (digits(a) === digits(b) && isSlip(a, b)) pairs.set(`${a} ${b}`, [a, b]);
  }
  return [...pairs.values()];
}

/** `gpt-4` and `gpt-5` are two things. */
function digits(name: string): string {
  return name.replace(/[^\p{N}]/gu, "");
}

/** Names that meet in a file may still be two letters apart: one that left, and one that came. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return true;
  const apart = [...a.split("").keys()].filter((i) => a[i] !== b[i]);
  const [first = 0, second = first] = apart;
  return (
    apart.length === 1 ||
    (apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
  );
}
