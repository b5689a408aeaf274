/** What each type of field holds; rows/schema.ts says it as JSON Schema. */
export interface MetadataTypes {
  text: string;
  "text?": string | null;
  /** The number of an episode as its podcast counts, a text: `490`, `315.5`, `S2E4`. */
  "number?": string | null;
  /** A calendar day, `YYYY-MM-DD`, or as much of one as is known: `YYYY-MM` or `YYYY`. */
  "date?": string | null;
  "seconds?": number | null;
  "minutes?": number | null;
  names: string[];
  topics: string[];
}

/** A field of an episode's metadata. */
export interface MetadataField {
  /** What messages, codes of problems and the reader call it. */
  field: FieldName;
  /** The property of an episode that has it, in JSON too. */
  name: string;
  type: keyof MetadataTypes;
  about: string;
  /** The key of front matter it is written under. */
  key: string;
  /**
   * The keys that give it, in plain form (see keys.ts): first its own, then those that other tools
   * and people write, in the languages they write in. The order is the order in which they count.
   */
  keys: string;
  /** Its English keys as people write them, for hints. */
  english: string;
}

/** The topic of favourites, and the keys that people state it by: `starred: true`. */
export const STARRED = { topic: "starred", keys: "starred favorite favourite" };

/**
 * The metadata of an episode, in the order it is written. Types, front matter, edits, merges, rows,
 * JSON, the index, schema and help follow from this table; metadata.ts has what reads each field.
 */
export const METADATA = [
  {
    field: "podcast",
    name: "podcast",
    type: "text?",
    about: "the podcast it belongs to",
    key: "podcast",
    keys: `podcast channel show series showtitle showname podcasttitle podcastname channeltitle
      channelname sendung kanal programa canal podcaster émission канал подкаст 节目 節目 频道 頻道 播客
      チャンネル 番組名 番組 팟캐스트 채널`,
    english: "podcast channel",
  },
  {
    field: "number",
    name: "number",
    type: "number?",
    about: "as the podcast counts: 490, 315.5, S2E4",
    key: "number",
    keys: `number episode episodenumber episodenum episodeno ep folge folgennummer episodio
      episódio épisode aflevering puntata 회차 выпуск 期 期数 期數 第期 第回 集数 回 エピソード番号`,
    english: "number episode episode_number",
  },
  {
    field: "title",
    name: "title",
    type: "text",
    about: "the episode's title",
    key: "title",
    keys: `title episodetitle name titel título titolo titre название 标题 標題 本期 本集 タイトル 제목`,
    english: "title",
  },
  {
    field: "guests",
    name: "guests",
    type: "names",
    about: "names",
    key: "guests",
    keys: `guests guest speakers speaker featuredguest featuredguests coguest guestname guestnames
      gast gäste gasten invitado invitados invité invités invitée invitées ospite ospiti
      convidado convidada convidados convidadas invitada invitadas гость гости 嘉宾 嘉宾简介 嘉賓 嘉賓簡介
      ゲスト 話者 게스트`,
    english: "guests guest speakers",
  },
  {
    field: "hosts",
    name: "hosts",
    type: "names",
    about: "names",
    key: "hosts",
    keys: `hosts host hostname hostnames cohost cohosts moderation moderator presentador
      presentadores apresentador animateur animatrice conduttore presentator ведущий ведущие
      主播 主持人 主持 ホスト 司会 진행자 진행 ownerhost`,
    english: "hosts host",
  },
  {
    field: "date",
    name: "date",
    type: "date?",
    about: "when it came out: YYYY-MM-DD, YYYY-MM or YYYY",
    key: "date",
    keys: `date published publishdate publishtime pubdate episodepublishdate publicationdate
      publishedat publisheddate airdate airedon uploaddate episodedate recorddate
      recordingdate dateadded datum veröffentlicht fecha fechadepublicación datedepublication
      data datadepublicação datadipubblicazione дата 日期 发布日期 發布日期 发布时间 發布時間 公開日 投稿日 配信日 날짜 게시일`,
    english: "date published publish_date",
  },
  {
    field: "duration",
    name: "durationSeconds",
    type: "seconds?",
    about: "length of the recording",
    key: "duration",
    keys: `duration length episodelength episodeduration podcastduration runtime durationseconds
      durationminutes durationsec durationmin dauer länge duración durée durata duração duur
      длительность 时长 時長 再生時間 収録時間 長さ 재생시간 길이`,
    english: "duration length runtime",
  },
  {
    field: "reading",
    name: "readingMinutes",
    type: "minutes?",
    about: "time to read the summary",
    key: "reading_time",
    keys: `readingtime readingminutes readtime timetoread lesezeit tiempodelectura tempsdelecture
      tempodileitura leestijd времячтения 阅读时间 閱讀時間 読了時間`,
    english: "reading_time",
  },
  {
    field: "url",
    name: "url",
    type: "text?",
    about: "where to listen",
    key: "url",
    keys: `url urls link source sourceurl episodeurl episodelink youtube youtubeurl youtubelink
      videourl videolink originalurl originallink canonicalurl permalink quelle enlace lien
      fonte bron ссылка 链接 連結 鏈接 原始链接 来源 來源 视频链接 影片連結 リンク 動画url 링크 links audio audiourl file
      enclosure enclosureurl`,
    english: "url link source source_url",
  },
  {
    field: "topics",
    name: "topics",
    type: "topics",
    about: "topics of the whole episode",
    key: "topics",
    keys: `topics keywords tags tag topic categories concepts themes theme themen schlagworte
      schlagwörter temas thèmes теги темы 标签 標籤 关键词 關鍵詞 主题 主題 タグ キーワード 태그
      ${STARRED.keys}`,
    english: "topics topic tags keywords",
  },
] as const satisfies readonly (Omit<MetadataField, "field"> & { field: string })[];

/** Keys for what metadata may state and the body of an episode has: its summary, its takeaways. */
export const IN_BODY = [
  {
    field: "description",
    keys: `description summary abstract tldr aidescription beschreibung descripción descrição
      descrizione описание 简介 簡介 概要`,
    english: "description summary",
  },
  {
    field: "takeaways",
    keys: "takeaways keytakeaways insights keyinsights",
    english: "takeaways key_takeaways",
  },
] as const;

/** The metadata of an episode. */
export type MetadataValues = {
  [F in (typeof METADATA)[number] as F["name"]]: MetadataTypes[F["type"]];
};

/** A field that front matter may state. */
export type FieldName = (typeof METADATA | typeof IN_BODY)[number]["field"];

type OneField = (typeof METADATA)[number];

/** A field that is a list of texts. */
type ListField = Extract<OneField, { type: "names" | "topics" }>;

/** Whether a field is a list. */
export function isList(field: OneField): field is ListField {
  return field.type === "names" || field.type === "topics";
}

/** Whether a value of a field, or of another part of an episode, says nothing. */
export function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Metadata with a value for each field; a value has to be of the field's type. */
export function metadataFrom(valueOf: (field: OneField) => unknown) {
  const values = METADATA.map((field) => [field.name, valueOf(field)] as const);
  return Object.fromEntries(values) as MetadataValues;
}

/** Metadata that states nothing; an episode has to have a title. */
export function noMetadata(): Omit<MetadataValues, "title"> & { title: null } {
  return { ...metadataFrom((field) => (isList(field) ? [] : null)), title: null };
}
