import { hasScheme } from "../text/web-address.ts";

// What a name of a parameter in an address consists of where its value is a secret: `access_token`,
// `X-Amz-Signature`, `authKey`.
const SECRET_WORDS = new Set(
  (
    "access auth authorization bearer credential credentials email jwt key login otp passcode " +
    "passphrase password passwd passwort pass policy pw pwd secret session sessionid sid sig sign " +
    "signature token user username"
  ).split(" "),
);
const SECRET_ENDING =
  /(?:token|secret|signature|password|(?:access|api|auth|feed|private|user)key)$/;

// Also what a person may type for an address: without its scheme, or with one slash.
const USER = /^(\s*(?:https?:[/\\]*|[a-z][a-z\d+.-]*:\/\/|\/\/))[^/?#\\]*@/i;
const USER_ONLY = /^\s*(?!mailto:)[^\s/\\@:]{2,}:[^\s/\\]*@/i;
const BROKEN = /^(\s*[a-z][a-z\d+.-]*:[/\\]*).*@/is;

/** An address without the user and password in it, as written otherwise. */
export function withoutUser(address: string): string {
  const bare = address.replace(USER, "$1").replace(USER_ONLY, "");
  const broken = bare === address && bare.includes("@") && !URL.canParse(bare);
  return broken ? bare.replace(BROKEN, "$1") : bare;
}

/**
 * An address as it may be printed and kept: without user and password, and without what in its
 * query or fragment is a token, a key or a signature. What is not an address stays as it is.
 */
export function withoutSecrets(address: string): string {
  const bare = withoutUser(address);
  const [, head, query = "", fragment = ""] =
    /^(\s*[a-z][a-z\d+.-]*:[^?#]*)(\?[^#]*)?(#.*)?$/is.exec(bare) ?? [];
  if (head === undefined) return bare;
  return head + withoutTokens(query) + withoutTokens(fragment);
}

function withoutTokens(part: string): string {
  const pairs = part.slice(1).split("&");
  const kept = pairs.filter((pair) => !isSecret(pair));
  if (kept.length === pairs.length) return part;
  return kept.length === 0 ? "" : part[0] + kept.join("&");
}

function isSecret(pair: string): boolean {
  return [...new URLSearchParams(pair.replaceAll(";", "&"))].some(([name, value]) => {
    // An address within the address may have secrets of its own.
    if (hasScheme(value) && withoutSecrets(value) !== value) return true;
    const words = name
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .split(/[^a-z\d]+/);
    return value !== "" && words.some((word) => SECRET_WORDS.has(word) || SECRET_ENDING.test(word));
  });
}
