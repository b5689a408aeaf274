import { topicName } from "../text/topic-name.ts";

const BODY = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_/+&'’.-]*[\p{L}\p{M}\p{N}+])?#*`;
const TAG = String.raw`#${BODY}(?![\p{L}\p{N}#])`;
const MARKS = String.raw`[,;.!?…:]*`;
const INLINE = new RegExp(String.raw`(?<![\p{L}\p{N}_\\/&#])${TAG}`, "gu");
const RUN = new RegExp(String.raw`^\s*(?:${TAG}${MARKS}(?:\s+|$))*${TAG}${MARKS}\s*$`, "u");
const WORDS = /[\s,;]+/;

/** The topic a hashtag such as `#b.` names, null where the word is not a hashtag. */
export function topicOfTag(word: string): string | null {
  if (!/^#[^\s#]/.test(word)) return null;
  const bare = word.slice(1).replace(/[,;.!?…:)\]_-]+$/u, "");
  if (/#[^#]|[。？！，、]/.test(bare)) return null;
  return topicName(bare) || null;
}

/** The words of a line that may be one of topics. */
export function tagWords(line: string): string[] {
  return line.split(WORDS).filter((word) => word !== "");
}

/** A hashtag in a text: where it is and the topic it names. */
export interface Hashtag {
  index: number;
  length: number;
  topic: string;
}

/** The hashtags of a line in which `masked` has no code, links and addresses; each has a letter. */
export function hashtagsIn(masked: string): Hashtag[] {
  if (!masked.includes("#")) return [];
  return [...masked.matchAll(INLINE)].flatMap(({ index, 0: tag }) => {
    // `#1` and `#2的` count something.
    const counts = /^#\d+(?:st|nd|rd|th|\p{sc=Han}.*)?$/u.test(tag);
    const topic = /\p{L}/u.test(tag) && !counts ? topicName(tag) : "";
    return topic === "" ? [] : [{ index, length: tag.length, topic }];
  });
}

/** Whether a text is a run of hashtags, with their commas and marks, and nothing else. */
export function isRun(masked: string): boolean {
  return masked.includes("#") && masked.length < MOST && RUN.test(masked) && /\p{L}/u.test(masked);
}

/** No one writes a run so long; testing a longer one would only take time. */
const MOST = 2000;

const HIDDEN =
  /(`+)(?!`)[^`]*(?:`(?!\1)[^`]*)*?\1(?!`)|!?\[(?:[^[\]]|\[[^[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])|<[^<>\s][^<>]*>|\b[a-z][a-z\d+.-]{1,15}:\/\/[^\s<>)\]]+|&#?\w{1,31};/giu;

/** A line of the same length with code, links, addresses and entities replaced by spaces. */
export function mask(line: string): string {
  if (!/[`[<&]|:\/\//.test(line)) return line;
  return line.replace(HIDDEN, (found) => "\u0000".repeat(found.length));
}

/** Words after which a sentence goes on, so that a hashtag after them is one of its words. */
const GOES_ON =
  /(?:^|\s)(?:a|an|the|of|to|in|on|at|for|with|from|by|about|into|over|under|after|before|between|and|or|but|nor|vs|as|is|are|we|der|die|das|den|dem|ein|eine|einen|und|oder|von|zu|mit|für|in|im|auf|an|el|la|los|las|un|una|y|o|de|del|en|con|para|por|le|les|et|ou|du|des|à|au|avec|pour|il|lo|di|e|da|per|os|do|em|com)$/iu;

/** Whether a text breaks off where its last hashtags are taken away. */
export function breaksOff(text: string): boolean {
  return text.trim() === "" || GOES_ON.test(text.trim());
}

const MOST_TAGS = 100;

/** Where a run of hashtags at the end of a line begins; -1 where it ends in none. */
export function runStart(masked: string): number {
  if (!masked.includes("#")) return -1;
  let end = masked.trimEnd().length;
  let start = -1;
  for (let tags = 0; tags < MOST_TAGS; tags++) {
    const from = masked.lastIndexOf("#", end - 1);
    if (from < 0) return start;
    // The mark of `#c#` is inside a word.
    const word = Math.max(masked.lastIndexOf(" ", from), masked.lastIndexOf("\t", from)) + 1;
    if (!isRun(masked.slice(word, end))) return start;
    start = word;
    end = word;
    while (end > 0 && /\s/.test(masked[end - 1]!)) end--;
  }
  return start;
}
