/** Whether a text begins as an address of any kind does: `https://`, `file://`. */
export function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text);
}

/** A web address, or one relative to `base`; null for anything that is not http or https. */
export function parseWebAddress(text: string, base?: URL): URL | null {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : null;
  return url?.protocol === "http:" || url?.protocol === "https:" ? url : null;
}

/** Whether a text is a web address as people write one, with `//`. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && parseWebAddress(text) !== null;
}
