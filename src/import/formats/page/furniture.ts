import type { Guess } from "../importer.ts";
import { closesSentence, type Line } from "./lines.ts";

const MAX_CHARACTERS = 80;
const FURNITURE =
  /^(?:(?:share|copy link|tweet|print|bookmark|save|play|pause|back(?: to top)?|previous|next|home|menu|search|log ?in|sign (?:in|up)|subscribe|follow|download|listen on|watch on|open in|privacy|terms|cookies?|contact|report (?:an? )?\w+|powered by|made with|loading)\b|©|\(c\)|copyright\b|all rights reserved)/i;

/** Whether a line belongs to the page around an episode: buttons, menus, notices. */
export function isFurniture(text: string): boolean {
  if (text.length > MAX_CHARACTERS || !FURNITURE.test(text)) return false;
  return /©|copyright|rights/i.test(text) || (!closesSentence(text) && text.split(" ").length <= 6);
}

/** The lines without the page's furniture at their end; adds to `guesses` what is left out. */
export function withoutFurniture(lines: readonly Line[], guesses: Guess[]): Line[] {
  let end = lines.length;
  while (end > 0 && (lines[end - 1]!.text === "" || isFurniture(lines[end - 1]!.text))) end--;
  for (const { number, text } of lines.slice(end))
    if (text !== "") guesses.push({ line: number, message: `left out “${text}”` });
  return lines.slice(0, end);
}
