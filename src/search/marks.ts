// The times that transcripts and show notes carry: `[00:03]`, `Ada (00:03:10):`, `00:03:10 -`.
const CLOCK = String.raw`(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)`;
const MARK = new RegExp(
  [
    String.raw`\[${CLOCK}\]`,
    String.raw`\(${CLOCK}\)(?=\s*:|\s*$)`,
    String.raw`^[ \t>]*[(（]?${CLOCK}[)）]?(?=\s*[-–—:|]|\s|$)`,
  ].join("|"),
  "gm",
);

/** The time, in seconds, of the last mark that begins at or before a place in lines of plain text. */
export function markBefore(lines: string, place: number): number | null {
  let seconds: number | null = null;
  for (const match of lines.matchAll(MARK)) {
    if (match.index > place) break;
    const at = match.slice(1).findIndex((_, i) => i % 3 === 2 && match[i + 1] !== undefined);
    if (at < 0) continue;
    const [hours = "0", minutes = "0", rest = "0"] = match.slice(at - 1, at + 2);
    if (match[at - 1] !== undefined && Number(minutes) > 59) continue;
    seconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
  }
  return seconds;
}
