import type { Parsed } from "../episode/parse.ts";
import { unique } from "../text/compare.ts";
import { canonical, type Vocabulary } from "../topics/vocabulary.ts";
import { applyEdits } from "./rules/edits.ts";
import type { Finding } from "./rules/finding.ts";

/** What a check found, and what else it knows of the text. */
interface Result {
  found: Finding[];
}

interface Fixed<R> {
  text: string;
  last: R;
}

/** More kinds of fixes than one file has; two that undo each other must come to an end. */
const STEPS = 50;

/** Each round makes the edits that did not overlap; more rounds than kinds of them change nothing. */
const ROUNDS = 5;

/**
 * A text with every fix made that its findings have, and what its check says then. Where the
 * results are not `alike`, each kind of fix is made by itself and kept only if they still are.
 */
export function fixText<R extends Result>(
  text: string,
  check: (text: string) => R,
  alike: (before: R, after: R) => boolean,
): Fixed<R> {
  const first = check(text);
  const whole = rounds({ text, last: first }, () => true);
  if (alike(first, whole.last)) return whole;
  let kept: Fixed<R> = { text, last: first };
  const refused = new Set<string>();
  for (let i = 0; i < STEPS; i++) {
    const code = kept.last.found.find((one) => one.fix.length > 0 && !refused.has(one.code))?.code;
    if (code === undefined) break;
    const next = rounds(kept, (one) => one === code);
    refused.add(code);
    if (next.text === kept.text || !alike(first, next.last)) continue;
    kept = next;
    // What failed before may succeed on another text.
    refused.clear();
    refused.add(code);
  }
  return kept;

  function rounds(from: Fixed<R>, wanted: (code: string) => boolean): Fixed<R> {
    let { text: better, last } = from;
    for (let i = 0; i < ROUNDS; i++) {
      const edits = last.found.flatMap(({ code, fix }) => (wanted(code) ? fix : []));
      if (edits.length === 0) break;
      better = applyEdits(better, edits);
      last = check(better);
    }
    return { text: better, last };
  }
}

/** Whether two readings of a file say the same, an alias being the same as its topic. */
export function sameContent(before: Parsed, after: Parsed, vocabulary: Vocabulary): boolean {
  if (!before.readable) return true;
  return after.readable && content(before, vocabulary) === content(after, vocabulary);
}

function content({ episode }: Parsed, vocabulary: Vocabulary): string {
  const { sections, takeaways, topics, ...rest } = episode;
  const meant = (names: readonly string[]) =>
    unique(names.map((name) => canonical(vocabulary, name))).sort();
  const points = takeaways.map((one) => ({ ...one, topics: meant(one.topics) }));
  // The takeaways say what their section says, without the spelling of its topics.
  const others = sections.map((one) => (one.name === "takeaways" ? one.name : one));
  return JSON.stringify({ ...rest, topics: meant(topics), sections: others, takeaways: points });
}
