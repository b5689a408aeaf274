/**
 * The name of the first element of a document of markup, in lower case; null without one.
 * Comments, instructions and a DOCTYPE with all that it declares are passed over.
 */
export function rootElement(text: string): string | null {
  let at = 0;
  for (;;) {
    const tag = /^[\s\ufeff]*<(!--|!doctype\b|\?|[a-z][\w:.-]*)/i.exec(text.slice(at, at + 4096));
    if (!tag) return null;
    const name = tag[1]!.toLowerCase();
    if (/^[a-z]/.test(name)) return name;
    const from = at + tag[0].length;
    const end = name === "!doctype" ? doctypeEnd(text, from) : name === "?" ? ">" : "-->";
    const found = text.indexOf(end, from);
    if (found < 0) return null;
    at = found + end.length;
  }
}

/** Declarations inside a DOCTYPE are between brackets and have ends of their own. */
function doctypeEnd(text: string, from: number): string {
  return /^[^[>]*\[/.test(text.slice(from, from + 4096)) ? "]>" : ">";
}
