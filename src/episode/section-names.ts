/**
 * What a section's name means: one of the three that an episode is made of, or another fixed name.
 */
export type SectionKind =
  | "tldr"
  | "guests"
  | "takeaways"
  | "quotes"
  | "actions"
  | "resources"
  | "chapters"
  | "transcript"
  | "questions"
  | "notes"
  | "metadata";

/** A section's name as it was recognised. */
export interface NamedSection {
  kind: SectionKind;
  /** 0 for the plainest name of its kind; of two sections of a kind the plainer counts. */
  rank: number;
}

/** More names of the three sections, by kind, as `library.yaml` gives them. */
export type MoreNames = ReadonlyMap<string, SectionKind>;

// In each list the plainest names come first. Names in Chinese, Japanese and Korean have to match
// as a whole; in other scripts the words of BEFORE may be before a name and a tail after it.
const NAMES: Readonly<Record<SectionKind, string>> = {
  tldr: `tldr,tl dr; summary; overview; synopsis,abstract,gist,main thesis,one sentence summary,
    recap,zusammenfassung,überblick,kurzfassung,resumen,résumé,riassunto,sintesi,resumo,一句话结论,一句话总结,エピソード概要,内容概要,
    samenvatting,резюме,кратко,总结,總結,摘要,概要,概述,要約,まとめ,요약`,
  guests: `guests,guest; about the guests,about the guest,about guests,about guest; speakers,speaker,
    participants,about the speaker,about the speakers,gäste,gast,invitados,invitado,invitée,invités,
    invité,ospiti,ospite,convidados,convidado,gasten,гости,гость,嘉宾,嘉宾简介,嘉賓,嘉賓簡介,ゲスト,
    게스트`,
  takeaways: `takeaways; takeaway,highlights,insights,learnings,lessons learned,snips,
    counterintuitive insights,one sentence takeaway,erkenntnisse,kernaussagen,kernpunkte,lektionen,
    puntos clave,ideas clave,conclusiones clave,lecciones aprendidas,lecciones,aprendizajes,
    points clés,idées clés,à retenir,leçons apprises,leçons,punti chiave,concetti chiave,
    lezioni apprese,lezioni,pontos chave,pontos principais,principais ideias,aprendizados,
    lições aprendidas,lições,belangrijkste inzichten,kernpunten,geleerde lessen,lessen,
    ключевые тезисы,ключевые мысли,ключевые идеи,ключевые выводы,главные тезисы,главные мысли,
    главные идеи,главные выводы,основные тезисы,основные мысли,основные идеи,основные выводы,
    полезные инсайты,要点,要點,关键要点,關鍵要點,核心要点,核心要點,核心观点,核心觀點,核心洞察,关键洞察,
    關鍵洞察,核心结论,核心結論,核心心法,心法与原则,心法與原則,精华收获,精華收穫,精华总结,精華總結,
    本集带走,本集帶走,收获,收穫,启发,啟發,啓發,重要なポイント,ポイント,学び,気づき,学びのポイント,注目ポイント,キーポイント,ハイライト,总结与核心洞察,全文精华总结,精华收获总结,重要洞察,新颖洞察,핵심 요점,핵심 요약,
    주요 인사이트,시사점`,
  quotes: "quotes,quote,notable quotes,memorable quotes,zitate,citas,citations,金句",
  actions: "action items,actions,recommendations,practical recommendations,next steps",
  resources: "links,resources,show notes,shownotes,references,ressourcen,参考资源,参考資源",
  chapters: "chapters,timestamps,kapitelmarken,kapitel,时间轴,時間軸",
  transcript:
    "transcript,full transcript,transkript,transcripción,transcription,文字起こし,逐字稿,文字稿",
  questions: "questions,q a,q and a,qa,faq",
  notes: "notes,my notes",
  metadata:
    "metadata,episode metadata,episode info,episode information,動画情報,材料信息,基本信息,節目資訊,エピソード情報,配信情報,番組情報",
};

/** Names only alone or with one of BEFORE; with a tail only after one of STRONG or a count. */
const WEAK = new Set(["points", "ideas", "arguments", "lessons"]);
const STRONG = new Set(["key", "main", "top", "big", "core", "all"]);

const BEFORE = new Set(
  `the my our these all key main major top big biggest core most important essential central
  actionable practical quick final general overall best favourite favorite interesting surprising
  memorable notable counterintuitive useful episode podcast show conversation interview executive personal personalized
  short brief die der das wichtigste wichtigsten zentrale zentralen los las les i le os as de
  principales principali principais belangrijkste ключевые главные основные полезные`.split(/\s+/),
);

const TAIL = new Set(
  "from of to for and de del du des da do aus von der van und et y e i из и".split(" "),
);
const MAX_BEFORE = 3;
const MAX_TAIL = 5;
const ABOUT_EPISODE =
  /^(?:of|for|from) (?:the |this |that |our |today s )?(?:episode|show|podcast|conversation|interview|talk|video|discussion)$/;

const LONGEST_NAME = 4;

/** The section of each name, made at the first question: most runs of the program ask none. */
let names: Map<string, NamedSection> | null = null;

function exact(name: string): NamedSection | undefined {
  names ??= new Map(
    (Object.entries(NAMES) as [SectionKind, string][]).flatMap(([kind, lists]) =>
      lists
        .split(";")
        .flatMap((list, rank) =>
          list.split(",").map((one) => [spaced(one), { kind, rank }] as const),
        ),
    ),
  );
  return names.get(name);
}

/** Titles longer than this are not names; a name, words before it and a tail fit. */
const LONGEST = 90;

/**
 * What a heading or a bold line means as a section's name, regardless of case, emoji, numbers,
 * brackets and punctuation around it; null where it is not a section's name.
 */
export function sectionNamed(title: string, more?: MoreNames): NamedSection | null {
  if (title.length > LONGEST || title.includes("<!--")) return null;
  const plain = plainTitle(withoutId(title));
  const found = named(plain, more) ?? named(glossOf(title), more);
  if (found || !/[|/]/.test(title)) return found;
  // The same name in two languages: `Key Takeaways | 核心要点`.
  const parts = title.split(/\s*\|\s*|\s+\/\s+/);
  return parts.length === 2 ? (named(parts[0]!, more) ?? named(parts[1]!, more)) : null;
}

/** The section that a title names (`tldr`, `guests`, `takeaways`), null for others. */
export function knownSection(title: string): string | null {
  const kind = sectionNamed(title)?.kind;
  return kind === "tldr" || kind === "guests" || kind === "takeaways" ? kind : null;
}

/** A title's words; what is in brackets next to them is a gloss. */
function plainTitle(title: string): string {
  return title
    .replace(/\(s\)/gi, "s")
    .replace(/[([（【][^)\]）】]*[)\]）】]/g, (gloss, at: number) => {
      // `【要点】` is the name itself.
      return title.replace(gloss, "").replace(/[^\p{L}]/gu, "") === "" || at < 0 ? gloss : " ";
    });
}

/** A heading without the id that site generators let it have: `Overview {#overview}`. */
export function withoutId(title: string): string {
  const at = title.endsWith("}") ? title.lastIndexOf("{") : -1;
  return at >= 0 && /^\{[#.:][^}]*\}$/.test(title.slice(at)) ? title.slice(0, at).trimEnd() : title;
}

/** What is in brackets at the end of a few words, `提炼 (Key takeaways)`. */
function glossOf(title: string): string {
  return /^[^\d()（）“"]{1,15}[（(]([^()（）]+)[)）]\s*[:：]?\s*(?:\*\*)?$/u.exec(title)?.[1] ?? "";
}

function named(title: string, more: MoreNames | undefined): NamedSection | null {
  const words = wordsIn(title);
  if (words.length === 0) return null;
  // Readwise adds later highlights under a heading of their own.
  if (words[0] === "new" && words[1] === "highlights" && words[2] === "added")
    return { kind: "takeaways", rank: 3 };
  const whole = more?.get(words.join(" "));
  if (whole !== undefined) return { kind: whole, rank: 1 };
  const squeezed = exact(words.filter((word) => !/^\d/.test(word)).join(" "));
  if (squeezed && !isNumbered(squeezed.kind, words)) return squeezed;
  for (let from = 0; from <= MAX_BEFORE && from < words.length; from++) {
    const found = nameAt(words, from, title);
    if (found) return found;
    if (!BEFORE.has(words[from]!) && !isCount(words[from]!)) return null;
  }
  return null;
}

/** The name that begins at a word, where all that follows is a tail. */
function nameAt(words: readonly string[], from: number, title: string): NamedSection | null {
  for (let to = Math.min(words.length, from + LONGEST_NAME); to > from; to--) {
    const name = words.slice(from, to).join(" ");
    const weak = WEAK.has(name);
    const known: NamedSection | undefined = weak ? { kind: "takeaways", rank: 1 } : exact(name);
    if (!known || HAN.test(name)) continue;
    const before = words.slice(0, from);
    const tail = words.slice(to);
    const strong = before.some((word) => STRONG.has(word) || isCount(word));
    if (tail.length === 0) {
      if (isNumbered(known.kind, words)) continue;
      return from === 0 && !weak ? known : withWords(known, before);
    }
    if ((weak && !strong) || !isTail(known.kind, tail, title, name)) continue;
    return { kind: known.kind, rank: known.rank + 2 };
  }
  return null;
}

/** `Key Takeaways` is as plain as `Takeaways`; any other word before a name makes it less so. */
function withWords({ kind, rank }: NamedSection, before: readonly string[]): NamedSection {
  const plain = kind === "takeaways" && rank === 0 && before.join(" ") === "key";
  return { kind, rank: plain ? 0 : rank + 1 };
}

const HAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

function isTail(kind: SectionKind, tail: readonly string[], title: string, name: string): boolean {
  if (kind === "tldr" || kind === "guests") return ABOUT_EPISODE.test(tail.join(" "));
  if (kind !== "takeaways" || tail.length > MAX_TAIL) return false;
  if (TAIL.has(tail[0]!)) return true;
  const last = name.slice(name.lastIndexOf(" ") + 1);
  return new RegExp(`${last}[^\\p{L}\\p{N}]*?[:：]`, "iu").test(title);
}

/** `Speaker 1` is a voice of a transcript. */
function isNumbered(kind: SectionKind, words: readonly string[]): boolean {
  return kind === "guests" && /^\d/.test(words.at(-1)!);
}

function isCount(word: string): boolean {
  return /^\d{1,3}$/.test(word) || COUNTS.has(word);
}

const COUNTS = new Set("two three four five six seven eight nine ten".split(" "));

/** The name as {@link MoreNames} has it. */
export function spaced(name: string): string {
  return wordsIn(name).join(" ");
}

function wordsIn(title: string): string[] {
  const plain = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(
      /^[\s\p{P}\p{S}]*(?:[一二三四五六七八九十]{1,3}[、.．]|\p{N}+[.)、:：\s-]|[ivx]{1,4}[.)]\s)/u,
      " ",
    );
  return plain.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
}
