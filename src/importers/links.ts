import { cleanBlock } from "../episode/text.ts";

const SAFE = /^(?:https?|mailto):$/;

/** An address on the web as it was written, or null where it is none. */
export function webAddress(text: string): string | null {
  const trimmed = cleanBlock(text).trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(trimmed) && URL.canParse(trimmed) ? trimmed : null;
}

/** An address that may stand in a Markdown link, its brackets and blanks encoded; null for others. */
export function linkTarget(text: string): string | null {
  const trimmed = cleanBlock(text).trim();
  if (!URL.canParse(trimmed) || !SAFE.test(new URL(trimmed).protocol)) return null;
  return trimmed.replace(/[\s<>()\\]/g, (c) =>
    "()".includes(c) ? `%${c.charCodeAt(0).toString(16)}` : encodeURIComponent(c),
  );
}
