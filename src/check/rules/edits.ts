/** A replacement of a part of a text, in characters from its start. */
export interface Edit {
  start: number;
  length: number;
  text: string;
}

/** A text with edits applied; of two that overlap only the first is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    if (edit.start < end) continue;
    pieces.push(text.slice(end, edit.start), edit.text);
    end = edit.start + edit.length;
  }
  return [...pieces, text.slice(end)].join("");
}
