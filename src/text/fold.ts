/**
 * Text for comparing names as people type them: without case, so that `GRÖSSE` is `größe` and the
 * final sigma a sigma, and without Latin diacritics. The dotless ı stays: it is another letter.
 */
export function fold(text: string): string {
  return plainLower(text).replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/** Lower case without Latin diacritics; the refs of existing files are made from it. */
export function plainLower(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}
