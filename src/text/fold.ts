/**
 * Text for comparing names as people type them: without case, so that `GRÖSSE` is `größe` and the
 * final sigma a sigma, and without Latin diacritics. The dotless ı stays: it is another letter.
 */
export function fold(text: string): string {
  return plainLower(text).replaceAll("ß", "ss").replaceAll("ς", "σ");
}

// oxlint-disable-next-line no-control-regex
const ASCII = /^[\u0000-\u007f]*$/;

/** Lower case without Latin diacritics; the refs of existing files are made from it. */
export function plainLower(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}
