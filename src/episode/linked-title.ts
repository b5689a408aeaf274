import { topicName } from "../text/topic-name.ts";

const LINK = String.raw`([^\p{L}\p{N}[\]\\]{0,6})\[((?:[^[\]]|\[[^[\]]*\]){1,300})\]\((https?:\/\/[^()\s]{1,1000})\)`;
/** A title that is nothing but a link. */
const LINK_ONLY = new RegExp(`^${LINK}$`, "u");
const LINK_WITH_PAGES = new RegExp(
  `^${LINK}(?:\\s+(?:\\[\\[[^[\\]]{1,100}\\]\\]|#\\S{1,100}))+$`,
  "u",
);

/** The words and the address of a title that is nothing but a link; null for any other. */
export function linkIn(title: string): { words: string; address: string } | null {
  const link = LINK_ONLY.exec(title);
  return link ? { words: `${link[1]}${link[2]}`, address: link[3]! } : null;
}

/** Pages that are linked after a title that is a link itself are its tags: \`[Title](…) [[tag]]\`. */
export function withPlainTags(title: string): string {
  if (!LINK_WITH_PAGES.test(title)) return title;
  return title.replace(
    /\s\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g,
    (_, name: string) => ` #${topicName(name)}`,
  );
}

/** The title's address goes to the end of the text, so that it is not lost. */
export function withAddress(text: string, address: string): string {
  if (text.includes(address)) return text;
  return [text, `<${address}>`].filter((part) => part !== "").join("\n\n");
}
