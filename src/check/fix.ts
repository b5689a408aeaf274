import type { Parsed } from "../episode/parse.ts";
import { unique } from "../text/compare.ts";
import { canonical, type Vocabulary } from "../topics/vocabulary.ts";
import { applyEdits } from "./rules/edits.ts";
import type { Finding } from "./rules/finding.ts";

/** What a check gives besides findings is up to the kind of file. */
interface Checked {
  findings: Finding[];
}

interface Fixed<R> {
  text: string;
  last: R;
}

/** More than there are codes with a fix; two fixes that undo each other must come to an end. */
const MAX_STEPS = 50;

/** A round makes the edits that do not overlap; after as many rounds as codes nothing is left. */
const MAX_ROUNDS = 5;

/**
 * A text with the fixes of its findings made, and the result of checking it then. Where that would
 * change the content, each code's fixes are made by themselves and kept only if they do not.
 */
export function fixText<R extends Checked>(
  text: string,
  check: (text: string) => R,
  hasSameContent: (before: R, after: R) => boolean,
): Fixed<R> {
  const first = check(text);
  const whole = rounds({ text, last: first }, () => true);
  if (hasSameContent(first, whole.last)) return whole;
  let kept: Fixed<R> = { text, last: first };
  const refused = new Set<string>();
  for (let i = 0; i < MAX_STEPS; i++) {
    const { findings } = kept.last;
    const code = findings.find((one) => one.fix.length > 0 && !refused.has(one.code))?.code;
    if (code === undefined) break;
    const next = rounds(kept, (one) => one === code);
    refused.add(code);
    if (next.text === kept.text || !hasSameContent(first, next.last)) continue;
    kept = next;
    // A fix that failed before may succeed on another text.
    refused.clear();
    refused.add(code);
  }
  return kept;

  function rounds(from: Fixed<R>, isWanted: (code: string) => boolean): Fixed<R> {
    let { text: better, last } = from;
    for (let i = 0; i < MAX_ROUNDS; i++) {
      const edits = last.findings.flatMap(({ code, fix }) => (isWanted(code) ? fix : []));
      if (edits.length === 0) break;
      better = applyEdits(better, edits);
      last = check(better);
    }
    return { text: better, last };
  }
}

/** Whether two readings of a file have the same content, an alias being the same as its topic. */
export function sameContent(before: Parsed, after: Parsed, vocabulary: Vocabulary): boolean {
  if (!before.readable) return true;
  return after.readable && contentOf(before, vocabulary) === contentOf(after, vocabulary);
}

function contentOf({ episode }: Parsed, vocabulary: Vocabulary): string {
  const { sections, takeaways, topics, ...rest } = episode;
  const meant = (names: readonly string[]) =>
    unique(names.map((name) => canonical(vocabulary, name))).sort();
  const points = takeaways.map((one) => ({ ...one, topics: meant(one.topics) }));
  // The takeaways have the content of their section, without the spelling of its topics.
  const others = sections.map((one) => (one.name === "takeaways" ? one.name : one));
  return JSON.stringify({ ...rest, topics: meant(topics), sections: others, takeaways: points });
}
