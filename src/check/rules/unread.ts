import { headings, scan } from "../../episode/headings.ts";
import { listEnd, softLine } from "../../episode/openers.ts";
import type { Parsed } from "../../episode/parse.ts";
import type { Rules } from "../../episode/rules.ts";
import { sectionNamed } from "../../episode/section-names.ts";
import type { CheckContext } from "./context.ts";

/** Words in titles of lists of takeaways. */
const WORDS = String.raw`take-?aways?|insights|lessons|learnings|highlights|(?:key|main|core|big) (?:points|ideas|arguments)|erkenntnisse|kernaussagen|lektionen|aprendizajes|lecciones|leçons|lezioni|lições|aprendizados`;
const WORDS_AT_END =
  "要点|要點|收获|收穫|启发|啟發|洞察|心法|精华|精華|带走|(?:学びの|重要な?|注目|主な)ポイント|学び|気づき|ハイライト|인사이트|시사점";
const TAIL = "about|and|for|from|in|i|of|on|that|to|we|with|you|&|aus|de|del|da|do|du|von";
const END = String.raw`[\p{P}\p{S}\s]*(?:[(（][^)）]*[)）]\s*)?$`;
/** A title that ends in such a word, or continues with what the list is about. */
const TEACHES = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${WORDS})(?:\s*[:：–—]|\s+(?:${TAIL})(?![\p{L}\p{N}])|${END})|(?:${WORDS_AT_END})${END}`,
  "iu",
);
/** The same words anywhere in a body. */
const ANY = new RegExp(`${WORDS}|${WORDS_AT_END}`, "iu");
/** Titles of other lists: links, questions, posts and the like. */
const OTHER =
  /\b(?:twitter|x\/|linkedin|instagram|social|related|further|more|next|future|questions?|links?|quotes?|resources?)\b|関連|相关|相關|技术|技術|实现|實現|作成|制作|製作/iu;
const ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S/;
const LINK_ITEM =
  /^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\*\*)?!?\[[^\]]*\](?:\([^)]*\)|\])(?:\*\*)?[\s.]*$/;
const HEADED = /^ {0,3}(#{2,6})\s+(?:\*\*)?\d{1,3}[.)、：:]/;
const LONGEST = 90;

/** Lines of the body, counted from 0; `to` is exclusive. */
interface Candidate {
  title: string;
  line: number;
  from: number;
  to: number;
  level: number;
}

/** Reports sections that look like takeaways, by their title and list, and are not read as such. */
export function checkUnread({ parsed, library, report }: CheckContext): void {
  const { parts, front } = parsed.layout;
  const { rules } = library;
  const { lines, outline } = parts;
  if (!ANY.test(front.body)) return;
  const taken = takenLines(parts);
  for (const one of candidates(lines, rules)) {
    const { title, line } = one;
    if (line === outline.title?.start || taken.has(line) || title.length > LONGEST) continue;
    if (!TEACHES.test(title) || OTHER.test(title) || sectionNamed(title, rules.sections)) continue;
    if (!isList(one, lines)) continue;
    report("section-unread", {
      line: front.bodyLine + line,
      column: 1,
      message: `“${title}” looks like takeaways and is not read as such`,
      hint: "rename it to ## Takeaways, or add its name to sections in library.yaml",
    });
  }
}

/** The lines of takeaways and transcripts, in which headings are not titles of sections. */
function takenLines(parts: Parsed["layout"]["parts"]): Set<number> {
  const taken = new Set<number>();
  const named = parts.sections.filter(({ outline }) => outline.named?.kind === "transcript");
  for (const { outline } of [...parts.takeaways, ...named])
    for (const { from, to } of outline.runs) for (let i = from; i < to; i++) taken.add(i);
  return taken;
}

function* candidates(lines: string[], rules: Rules): Generator<Candidate> {
  const { hidden } = scan(lines);
  const all = headings(lines, hidden).filter(({ inList }) => !inList);
  for (const [i, { text: title, start: line, end: from, level }] of all.entries()) {
    if (!TEACHES.test(title)) continue;
    let next = i + 1;
    while (next < all.length && all[next]!.level > level) next++;
    yield { title, line, from, to: all[next]?.start ?? lines.length, level };
  }
  for (let line = 0; line < lines.length; line++) {
    const soft = hidden[line] ? null : softLine(lines, line, rules.sections);
    const to = soft && TEACHES.test(soft.title) ? listEnd(lines, hidden, soft) : null;
    if (to === null) continue;
    yield { title: soft!.title, line, from: line + 1, to, level: 7 };
    // The lines of the list belong to it.
    line = to - 1;
  }
}

/** Whether lines are mostly a list of texts, or headings with numbers. */
function isList({ from, to, level }: Candidate, lines: readonly string[]): boolean {
  const own = lines.slice(from, to).filter((line) => line.trim() !== "");
  const numbered = own.filter((line) => (HEADED.exec(line)?.[1]?.length ?? 0) > level);
  if (numbered.length >= 2) return true;
  const items = own.filter((line) => ITEM.test(line));
  if (items.length < 2 || items.filter((line) => LINK_ITEM.test(line)).length * 2 > items.length)
    return false;
  const inside = own.filter((line) => ITEM.test(line) || /^\s{2,}\S/.test(line));
  return inside.length * 3 >= own.length * 2;
}
