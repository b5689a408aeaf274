/** An item or paragraph as a title and the text that goes with it. */
export interface Lead {
  title: string;
  text: string;
  /** True where the title is only the beginning of a sentence. */
  cut: boolean;
}

const TASK = /^\[[ xX]\]\s+/;
const BOLD = /^([^\p{L}\p{N}*_`[#<]{0,6})(\*\*|__)(?=\S)(.+?)(?<=\S)\2/su;
/** What ends a bold lead, after it; the mark belongs to neither side. */
const MARK = /^(?:\s*(?:[:：。，,]|\.(?!\.)|——?|–|→|->)|\s+-{1,2}(?=\s))\s*/;
const MARK_INSIDE = /\s*(?:[:：。，,]|(?<!\.)\.|\s[-–—→]+|——?)$/;
const PLAIN_LEAD = /^([^\n]{1,59}?)(?::(?=\s)|：|\s(—{1,2}|–)\s|——)\s*(?=\S)/u;
const SENTENCE_END = /[.!?。！？…](?:\s|$)|[。！？]/u;
const TITLE_MOST = 120;
const CUT_MOST = 80;

/**
 * The first paragraph of an item as its title and text: a bold lead, `Title: text`, the first
 * sentence, or of a longer sentence its beginning and the whole as the text.
 */
export function splitLead(paragraph: string): Lead {
  const text = paragraph.replace(TASK, "");
  return boldLead(text) ?? plainLead(text) ?? sentenceLead(text);
}

/** Whether a text begins with a bold lead. */
export function hasBoldLead(text: string): boolean {
  return BOLD.test(text.replace(TASK, ""));
}

function boldLead(text: string): Lead | null {
  const match = BOLD.exec(text);
  if (!match) return null;
  const inner = match[1]! + match[3]!;
  const title = oneLine(inner.replace(MARK_INSIDE, ""));
  if (title === "") return null;
  const after = text.slice(match[0].length);
  const mark = MARK.exec(after);
  if (after.trim() === "") return { title, text: "", cut: false };
  if (mark) return { title, text: after.slice(mark[0].length).trim(), cut: false };
  const apart =
    /^\s*(?:[([（]|\n)/.test(after) || MARK_INSIDE.test(inner) || /[?!？！]$/.test(inner);
  return { title, text: apart ? after.trim() : text.trim(), cut: false };
}

function plainLead(text: string): Lead | null {
  const match = PLAIN_LEAD.exec(text);
  if (!match) return null;
  const head = match[1]!.trim();
  const rest = text.slice(match[0].length);
  if (head === "" || /^speaker \d+$/i.test(head) || SENTENCE_END.test(head) || !balanced(head))
    return null;
  // Two dashes in one sentence enclose a part of it.
  const dash = match[2];
  if (dash !== undefined && (sentenceOf(rest) ?? rest).includes(` ${dash} `)) return null;
  return { title: oneLine(head), text: rest.trim(), cut: false };
}

/** Whether no bracket, quote or code is open at the end of a text. */
function balanced(text: string): boolean {
  const count = (sign: string) => text.split(sign).length - 1;
  return (
    count("(") === count(")") &&
    count("[") === count("]") &&
    count("`") % 2 === 0 &&
    count("**") % 2 === 0 &&
    count("“") === count("”") &&
    count('"') % 2 === 0
  );
}

function sentenceLead(text: string): Lead {
  const sentence = sentenceOf(text) ?? text;
  if (sentence.trim().length > TITLE_MOST)
    return { title: shortened(plain(oneLine(sentence))), text: text.trim(), cut: true };
  return {
    title: oneLine(oneLine(sentence).replace(/(?<![.…])\.$|。$|(?<!:):$/u, "")),
    text: text.slice(sentence.length).trim(),
    cut: false,
  };
}

const ENDS =
  /(?:[.!?…]+["”’'»)*_]*(?=\s+["“‘'«([*_`]?[\p{Lu}\p{Lo}\p{N}])|[。！？]+[」』”’）)]*(?=\S))/gu;
const ABBREVIATED =
  /(?:^|[\s("“])(?:Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|etc|approx|No|Nr|Fig|e\.g|i\.e|cf|z\.B|bzw|ca|p|pp|[A-Z]|[A-Z]\.[A-Z])\.$/u;
const SHORTEST = 8;
/** A sentence that goes on longer has no end worth finding. */
const LONGEST = 400;

/** The first sentence where another follows it; null where the text is one sentence. */
function sentenceOf(text: string): string | null {
  for (const { index, 0: end } of text.slice(0, LONGEST).matchAll(ENDS)) {
    const sentence = text.slice(0, index + end.length);
    const least = /[。！？]/u.test(end) ? 2 : SHORTEST;
    if (sentence.trim().length >= least && !ABBREVIATED.test(sentence) && balanced(sentence))
      return sentence;
  }
  return null;
}

function shortened(text: string): string {
  const head = text.slice(0, CUT_MOST - 1).replace(/[\ud800-\udbff]$/, "");
  const word = /^.{40,}(?=\s)/su.exec(head)?.[0] ?? head;
  return `${word.replace(/[\s,;:–—-]+$/u, "")}…`;
}

/** A text without the marks of links, emphasis and code. */
function plain(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\](?:\([^()\s]*(?:\s+"[^"]*")?\)|\[[^[\]]*\])/g, "$1")
    .replace(/(\*\*|__|`)(?=\S)(.+?)\1/g, "$2");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
