/** A field of an episode that metadata may state. */
export type FieldName =
  | "podcast"
  | "number"
  | "title"
  | "guests"
  | "hosts"
  | "date"
  | "duration"
  | "reading"
  | "url"
  | "topics"
  | "description"
  | "takeaways";

/**
 * The keys that give each field, in plain form (see {@link plainKey}): first the field's own, then
 * those that other tools and people write, in the languages they write in. The order is the order
 * in which they count.
 */
const KEYS: Readonly<Record<FieldName, readonly string[]>> = {
  podcast: words(
    `podcast channel show series showtitle showname podcasttitle podcastname channeltitle
    channelname sendung kanal programa canal podcaster émission канал подкаст 节目 節目 频道 頻道
    播客 チャンネル 番組名 番組 팟캐스트 채널`,
  ),
  number: words(
    `number episode episodenumber episodenum episodeno ep folge folgennummer episodio episódio épisode aflevering puntata 회차
    выпуск 期 期数 期數 第期 第回 集数 回 エピソード番号`,
  ),
  title: words(
    "title episodetitle name titel título titolo titre название 标题 標題 本期 本集 タイトル 제목",
  ),
  guests: words(
    `guests guest speakers speaker featuredguest featuredguests coguest guestname guestnames gast
    gäste gasten invitado invitados invité invités invitée invitées ospite ospiti convidado
    convidada convidados convidadas invitada invitadas гость гости 嘉宾 嘉宾简介 嘉賓 嘉賓簡介 ゲスト 話者 게스트`,
  ),
  hosts: words(
    `hosts host hostname hostnames cohost cohosts moderation moderator presentador presentadores
    apresentador animateur animatrice conduttore presentator ведущий ведущие 主播 主持人 主持
    ホスト 司会 진행자 진행 ownerhost`,
  ),
  date: words(
    `date published publishdate publishtime pubdate episodepublishdate publicationdate
    publishedat publisheddate airdate airedon uploaddate episodedate recorddate recordingdate
    dateadded datum veröffentlicht fecha fechadepublicación datedepublication data
    datadepublicação datadipubblicazione дата 日期 发布日期 發布日期 发布时间 發布時間 公開日 投稿日
    配信日 날짜 게시일`,
  ),
  duration: words(
    `duration length episodelength episodeduration podcastduration runtime durationseconds
    durationminutes durationsec durationmin dauer länge duración durée durata duração duur
    длительность 时长 時長 再生時間 収録時間 長さ 재생시간 길이`,
  ),
  reading: words(
    `readingtime readingminutes readtime timetoread lesezeit tiempodelectura tempsdelecture
    tempodileitura leestijd времячтения 阅读时间 閱讀時間 読了時間`,
  ),
  url: words(
    `url urls link source sourceurl episodeurl episodelink youtube youtubeurl youtubelink videourl
    videolink originalurl originallink canonicalurl permalink quelle enlace lien fonte bron ссылка
    链接 連結 鏈接 原始链接 来源 來源 视频链接 影片連結 リンク 動画url 링크 links audio audiourl file
    enclosure enclosureurl`,
  ),
  topics: words(
    `topics keywords tags tag topic categories concepts themes theme themen schlagworte
    schlagwörter temas thèmes теги темы 标签 標籤 关键词 關鍵詞 主题 主題 タグ キーワード 태그`,
  ),
  description: words(
    `description summary abstract tldr aidescription beschreibung descripción descrição descrizione описание
    简介 簡介 概要`,
  ),
  takeaways: words("takeaways keytakeaways insights keyinsights"),
};

/** Keys about the podcast though they would give a field without their first word. */
const OF_THE_PODCAST =
  /^(?:podcast|show)(?:url|link|description|summary|image|feed|website|author|id)$/;

/** What a key of front matter is read as, and how early it counts among the keys of its field. */
export interface KnownKey {
  field: FieldName;
  /** The key in its plain form, without a first word that says whose it is. */
  key: string;
  rank: number;
}

const KNOWN = new Map<string, KnownKey>(
  (Object.keys(KEYS) as FieldName[]).flatMap((field) =>
    KEYS[field].map((key, rank) => [key, { field, key, rank }] as const),
  ),
);

/** The field that a key gives, null without one; `names` says more of other people's keys. */
export function knownKey(
  written: string,
  names?: ReadonlyMap<string, string | null>,
): KnownKey | null {
  const plain = plainKey(written);
  const own = names?.get(plain);
  if (own === null) return null;
  return lookUp(own === undefined ? plain : plainKey(own));
}

function lookUp(plain: string): KnownKey | null {
  const known = KNOWN.get(plain);
  if (known) return known;
  const rest = OF_THE_PODCAST.test(plain) ? undefined : PREFIXED.exec(plain)?.[1];
  const inner = rest === undefined ? undefined : KNOWN.get(rest);
  return inner ? { ...inner, rank: inner.rank + 0.5 } : null;
}

const PREFIXED = /^(?:episode|video|podcast|show)(.+)$/;
const PLAIN = /^[a-z]+$/;
/** A longer text is not a key. */
const LONGEST = 80;

/**
 * A key as keys are compared: lower case, only letters, without a gloss in brackets. `Guest(s)`
 * gives `guests`, `核心洞察 (Core insights)` gives `核心洞察`.
 */
export function plainKey(key: string): string {
  if (PLAIN.test(key)) return key;
  if (key.length > LONGEST) return "";
  return key
    .normalize("NFC")
    .toLowerCase()
    .replace(/\(s\)/g, "s")
    .replace(/(?<=\S\s*)[([（【][^)\]）】]*[)\]）】]/g, "")
    .replace(/[^\p{L}\p{M}]+/gu, "");
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
