/** Marks a deliberate line break until the text is wrapped; no text of a file contains it. */
export const HARD_BREAK = "\u0000";

// oxlint-disable-next-line no-control-regex
const STYLE = /\u001b(?:\[[\d;]*m|\]8;[^\u0007]*\u0007)/g;
const TIME = /^[[(（]?\d{1,3}:\d{2}(?::\d{2})?(?!\d)/;
const SPEAKER =
  /^\p{Lu}[\p{L}\p{M}.'’-]{0,30}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,30}){0,3}(?: [[(][\d:]{4,8}[\])])?[:：](?:\s|$)/u;
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}、。，]/u;

/**
 * A paragraph as one line: a line break in it becomes a space, unless it is deliberate or the next
 * line begins with a time or a speaker's name and colon.
 */
export function reflow(text: string): string {
  if (!text.includes("\n") && !text.includes(HARD_BREAK)) return text;
  const [first = "", ...rest] = text.split("\n");
  const pieces = [first];
  let before = first.replace(STYLE, "");
  for (const line of rest) {
    const plain = line.replace(STYLE, "").trimStart();
    const apart = TIME.test(plain) || SPEAKER.test(plain);
    const wide = EAST_ASIAN.test(before.slice(-1)) && EAST_ASIAN.test(plain.charAt(0));
    pieces.push(apart ? "\n" : wide ? "" : " ", line.trimStart());
    before = plain;
  }
  return pieces.join("").replaceAll(HARD_BREAK, "\n");
}
