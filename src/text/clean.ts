// Characters that a terminal obeys instead of showing, or that reorder or hide what is shown:
// controls, lone surrogates, line and paragraph separators, and the invisible format characters
// (bidirectional overrides, zero-width spaces, tags). Removing characters, not sequences, leaves
// nothing that could join up into a new sequence. The joiners U+200C and U+200D stay: Persian,
// Devanagari and family emoji need them. https://trojansource.codes, CVE-2021-42574.
const UNSAFE =
  /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{fff9}-\u{fffb}[[\p{Cf}\p{Cn}]&&\p{Default_Ignorable_Code_Point}]]--[\t\n\u{200c}\u{200d}]]/gv;

// Most texts are clean; checking that takes a quarter of the time that cleaning does.
const CLEAN_BLOCK = /^[\n\t -~]*$/;
const CLEAN_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** Text of several lines with `\n` as line end and without characters that control a terminal. */
export function cleanBlock(text: string): string {
  if (CLEAN_BLOCK.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\v\f\u0085\u2028\u2029]/g, " ")
    .replace(UNSAFE, "");
}

/** The same on one line: every run of white space becomes one space. */
export function cleanLine(text: string): string {
  if (CLEAN_LINE.test(text)) return text;
  return cleanBlock(text).replace(/\s+/g, " ").trim();
}

/** The text with the characters that {@link cleanBlock} removes as JSON escapes, `\u001b`. */
export function visible(text: string): string {
  if (CLEAN_BLOCK.test(text)) return text;
  return text.replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, i) => {
      const unit = character.charCodeAt(i).toString(16);
      return `\\u${unit.padStart(4, "0")}`;
    }).join(""),
  );
}
