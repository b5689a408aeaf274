import { singular } from "../../text/plural.ts";

const LEAST = 5;
/** A longer name is a sentence, and too expensive to index. */
const MOST = 60;
/** More names than this that differ in one letter are a series, not slips. */
const FAMILY = 6;

/** A topic without hyphens, so that `open-source` equals `opensource`. */
export function squeezed(topic: string): string {
  return topic.replaceAll("-", "");
}

/**
 * A topic with its last word in the singular, by preference a form that is a topic: `policies` is
 * the plural of `policy`, and of `policie` only where there is such a topic.
 */
export function singularTopic(topic: string, isTopic: (name: string) => boolean): string {
  const at = topic.lastIndexOf("-") + 1;
  const last = topic.slice(at);
  if (topic.length < 4 || last.endsWith("ss")) return topic;
  const forms = [singular(last), last.replace(/s$/, "")].map((form) => topic.slice(0, at) + form);
  return forms.find(isTopic) ?? forms[0]!;
}

/**
 * The pairs of names that are one letter apart: one more, another, or two in the wrong order. Names
 * are indexed by what is left without one of their letters, so that none is compared with all.
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

/** The digits of a name: `gpt-4` and `gpt-5` are two topics. */
function digits(name: string): string {
  return name.replace(/[^\p{N}]/gu, "");
}

/** Names in one group of the index may still be two letters apart: one removed, one added. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return true;
  const apart = [...a.split("").keys()].filter((i) => a[i] !== b[i]);
  const [first = 0, second = first] = apart;
  return (
    apart.length === 1 ||
    (apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
  );
}
