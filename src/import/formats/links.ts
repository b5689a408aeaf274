import { cleanBlock } from "../../text/clean.ts";
import { isWebAddress } from "../../text/web-address.ts";

const SAFE = /^(?:https?|mailto):$/;

/** An address on the web as it was written, null for other texts. */
export function webAddress(text: string): string | null {
  const trimmed = cleanBlock(text).trim();
  return isWebAddress(trimmed) && !/[\s<>"]/.test(trimmed) ? trimmed : null;
}

/**
 * An address that may be in a Markdown link, its brackets and spaces encoded; null for others.
 * One relative to its page is made whole where the page's own is known.
 */
export function linkTarget(text: string, page: string | null = null): string | null {
  const trimmed = cleanBlock(text).trim();
  const whole = URL.canParse(trimmed) ? trimmed : wholeAddress(trimmed, page);
  if (whole === null || !SAFE.test(new URL(whole).protocol)) return null;
  return whole.replace(/[\s<>()\\]/g, (c) =>
    "()".includes(c) ? `%${c.charCodeAt(0).toString(16)}` : encodeURIComponent(c),
  );
}

/** A place within the page itself has no address worth keeping. */
function wholeAddress(relative: string, page: string | null): string | null {
  if (page === null || relative === "" || relative.startsWith("#")) return null;
  return URL.canParse(relative, page) ? new URL(relative, page).href : null;
}
