/** A word of a run of text: as written, bare of punctuation, and where it starts in the run. */
export interface Word {
  written: string;
  bare: string;
  /** Bare and in lower case. */
  lower: string;
  start: number;
}

/** The words of a text, split at white space. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: written, index }) => {
    const bare = bareWord(written);
    return { written, bare, lower: bare.toLowerCase(), start: index };
  });
}

function bareWord(written: string): string {
  return written
    .slice(0, 60)
    .replace(/^[^\p{L}\p{N}$€£¥₹]+/u, "")
    .replace(/[^\p{L}\p{N}%+#]+$/u, "");
}

const words = (text: string) => new Set(text.split(" "));

/** Words that need a noun after them. */
export const DETERMINERS = words(
  "a an the this that these those my your his her its our their every each some any no another " +
    "both either neither most many several few whose all",
);
/** Words that need an object after them. */
export const PREPOSITIONS = words(
  "of to in on at by for from with into onto over under about between among through during " +
    "without within against across after before behind beyond despite like near toward towards " +
    "upon via per than as above below around besides except inside outside beside beneath amid " +
    "throughout versus vs",
);
/** Prepositions that also close a verb (`burn out`), so that a title may end in one. */
export const PARTICLES = words("in on over through out up off down away back around about by");
/** Words that need a clause or a second member after them. */
export const CONJUNCTIONS = words(
  "and or but nor because if when while although though since unless until whether so yet & " +
    "whereas where",
);
/** Verbs that need another word after them. */
export const AUXILIARIES = words(
  "is are was were be been being am has have had can could will would shall should may might " +
    "must isn't aren't wasn't weren't hasn't haven't hadn't can't cannot couldn't won't " +
    "wouldn't shouldn't mustn't do does did don't doesn't didn't became become becomes",
);
/** Words that stand for a subject. */
export const SUBJECTS = words(
  "i he she we they it you who what which there nobody nothing everyone everybody everything " +
    "someone somebody something anyone anybody anything none it's they're we're you're i'm " +
    "that's there's he's she's here",
);
/** Words that open sentences and are not names. */
const OPENERS = words(
  "then now even perhaps maybe instead rather often sometimes today however once only still " +
    "not why how one two three four five six seven eight nine ten half all more less much such " +
    "other others later soon never always almost nearly just too first second third next last " +
    "according given based thanks unlike whatever whoever whenever",
);
/** Words that qualify the one after them, so that a title does not end in one. */
export const QUALIFIERS = words(
  "very more most less least too quite rather almost nearly new old good bad big small large " +
    "great long short high low own same other such next first last second best worst better " +
    "early late main real true whole only even just also not never always still real-time",
);

const COMMON_VERBS = words(
  "went came said says told took gave got found made knew saw thought felt kept left began ran " +
    "won lost built bought sold paid spent wrote read grew fell rose held led met sent set put " +
    "cut hit let lay sat stood spoke broke chose drove drew flew threw taught caught brought " +
    "fought sought meant need make take give get find know see think feel keep leave begin run " +
    "win lose build buy sell pay spend write grow fall rise hold lead meet send want use work " +
    "say come go look seem help show start stop tell try ask call move live turn mean matter " +
    "depend remain explain suggest become",
);

/** Whether a word is in one of the closed classes that hold no names. */
export function isFunctionWord(lower: string): boolean {
  return [DETERMINERS, PREPOSITIONS, CONJUNCTIONS, AUXILIARIES, SUBJECTS, OPENERS].some((set) =>
    set.has(lower),
  );
}

/** Whether a word is, by list or ending, likely a verb that carries a clause. */
export function looksLikeVerb({ bare, lower }: Word): boolean {
  if (AUXILIARIES.has(lower) || COMMON_VERBS.has(lower)) return true;
  return bare === lower && /(?:[^eu]ed|ize|izes|ise[sd]|ifies|ify)$/.test(lower);
}

/** Whether a word's ending is that of a plural or of a verb in the third person. */
export function endsInS({ bare, lower }: Word): boolean {
  return bare === lower && lower.length > 3 && /[^siu]s$/.test(lower);
}

/** Whether a word begins with a capital letter. */
export function isCapital({ bare }: Word): boolean {
  return /^\p{Lu}/u.test(bare);
}

/** `LLM`, `GPUs`, `DeepSeek`, `GLP-1`: capitals that are spelling and say nothing of a sentence. */
export function isSpelling({ bare }: Word): boolean {
  return /^\P{Ll}{2,}s?$/u.test(bare) || /\p{Ll}\p{Lu}/u.test(bare) || /\p{Lu}.*\d/u.test(bare);
}

/** `iPad`, `gpt-oss-120b`: a name that begins small even where a sentence begins. */
export function isSmallName({ bare }: Word): boolean {
  return /^\p{Ll}{1,3}\p{Lu}/u.test(bare) || /^\p{Ll}[\p{L}.-]*[\p{L}-]\d/u.test(bare);
}

/** Whether a sentence ends with this word. */
export function endsSentence({ written, bare }: Word): boolean {
  if (/[!?…][)"”’»']*$/.test(written)) return true;
  return /\.[)"”’»']*$/.test(written) && !ABBREVIATION.test(bare);
}

const ABBREVIATION =
  /^(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|vs|etc|No|Inc|Ltd|Co|Corp|approx|e\.g|i\.e|(?:\p{L}\.)+\p{L})$/u;
