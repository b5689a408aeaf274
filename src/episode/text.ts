// Characters that a terminal obeys instead of showing, or that reorder or hide what is shown:
// controls, lone surrogates, line and paragraph separators, and the invisible format characters
// (bidirectional overrides, zero-width spaces, tags). Removing characters, not sequences, leaves
// nothing that could join up into a new sequence. The joiners U+200C and U+200D stay: Persian,
// Devanagari and family emoji need them. https://trojansource.codes, CVE-2021-42574.
const UNSAFE =
  /[[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{fff9}-\u{fffb}[[\p{Cf}\p{Cn}]&&\p{Default_Ignorable_Code_Point}]]--[\t\n\u{200c}\u{200d}]]/gv;

// Most texts are clean already; to see that takes a quarter of the time that cleaning does.
const CLEAN_BLOCK = /^[\n\t -~]*$/;
const CLEAN_LINE = /^(?:[!-~]+(?: [!-~]+)*)?$/;
const CLEAN_TOPIC = /^[a-z\d]+(?:-[a-z\d]+)*$/;
// `c` and `c#` are two topics, `a#b` is one name with an odd mark.
const SHARPS = /(?<=\p{L}[#+]*)#(?=#*(?:$|[\s_,-]))/gu;

/** Text of several lines, line ends made `\n`, free of all that could drive a terminal. */
export function cleanBlock(text: string): string {
  if (CLEAN_BLOCK.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\v\f\u0085\u2028\u2029]/g, " ")
    .replace(UNSAFE, "");
}

/** The same on a single line: any run of white space becomes one space. */
export function cleanLine(text: string): string {
  if (CLEAN_LINE.test(text)) return text;
  return cleanBlock(text).replace(/\s+/g, " ").trim();
}

/** The text with every character that {@link cleanBlock} would drop written as JSON does, `\u001b`. */
export function visible(text: string): string {
  if (CLEAN_BLOCK.test(text)) return text;
  return text.replace(UNSAFE, (character) =>
    Array.from({ length: character.length }, (_, i) => {
      const unit = character.charCodeAt(i).toString(16);
      return `\\u${unit.padStart(4, "0")}`;
    }).join(""),
  );
}

/**
 * Text for comparing names as people type them: without case, so that `GRÖSSE` is `größe` and the
 * final sigma a sigma, and without Latin diacritics. The dotless ı stays: it is another letter.
 */
export function fold(text: string): string {
  return plainLower(text).replaceAll("ß", "ss").replaceAll("ς", "σ");
}

/** Lower case without Latin diacritics; the refs of existing files are made of it. */
function plainLower(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
}

const SIGNS = /(?<=\p{L})[#+]+/gu;

/**
 * The part of a ref made from a name: `Lenny's Podcast` gives `lennys-podcast`, `C++` gives
 * `c-plus-plus`; may be empty.
 */
export function slug(text: string): string {
  const signs = (run: string) =>
    Array.from(run, (sign) => (sign === "#" ? "-sharp" : "-plus")).join("");
  return plainSlug(/[#+]/.test(text) ? text.replace(SIGNS, (run) => `${signs(run)} `) : text);
}

/** The same for a file's name, in which `#` and `+` are marks like any other. */
export function plainSlug(text: string): string {
  return plainLower(text)
    .replace(/['’]|\p{Variation_Selector}/gu, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** A topic as it is compared: lower case, one `-` for spaces, `_` and `-`, no leading `#`. */
export function topicName(text: string): string {
  if (CLEAN_TOPIC.test(text)) return text;
  return (
    cleanLine(text)
      .replace(/^#+/, "")
      .normalize("NFC")
      .toLowerCase()
      // The small letter of İ would keep its dot as a second one.
      .replaceAll("i\u0307", "i")
      .replace(SHARPS, "\u0000")
      .replace(/[\s_,#-]+/g, "-")
      .replaceAll("\u0000", "#")
      .replace(/^-+|-+$/g, "")
  );
}

/** The values without repeats, in the order they first came. */
export function unique<T>(values: Iterable<T>): T[] {
  return [...new Set(values)];
}

/** The order of two texts by their characters' codes, the same on every machine. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A line with the entities that tools leave in titles and addresses as their characters. */
export function withoutEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{2,7})|#x([\da-f]{2,6})|([a-z]{2,4}));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
    },
  );
}
