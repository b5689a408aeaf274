import { unescape } from "node:querystring";
import { withoutSecrets } from "../episode/address.ts";
import { UserError } from "../errors.ts";
import { parseWebAddress } from "../text/web-address.ts";
import { decode } from "./charset.ts";
import { bytesOf } from "./stream.ts";

/** What a server gave. */
export interface Fetched {
  text: string;
  /** Lower case, without parameters; null where the server named none. */
  mediaType: string | null;
}

/** How far a fetch may go. */
export interface FetchLimits {
  milliseconds: number;
  bytes: number;
}

const LIMITS: FetchLimits = { milliseconds: 30_000, bytes: 64 * 1024 * 1024 };

const MAX_REDIRECTS = 5;

const HEADERS = {
  "user-agent": "episode",
  accept: "text/html, application/rss+xml, application/xml, text/markdown, text/plain, */*;q=0.5",
};

/**
 * Fetches a document over http or https, calling `progress` with the number of bytes received. No cookies
 * are kept; a user and password in the address go to no other host, and no message shows them or a
 * token in the address. Throws a UserError where nothing comes, or too much, or not in time.
 */
export async function fetchText(
  address: string,
  progress: (bytes: number) => void,
  limits: FetchLimits = LIMITS,
): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.milliseconds);
  try {
    const response = await follow(address, signal);
    // The limit is for the unpacked size, not the one that the server announces.
    const name = withoutSecrets(address);
    const bytes = await bytesOf(response.body ?? [], name, limits.bytes, progress);
    const [mediaType, charset] = typeOf(response);
    return { text: await decode(bytes, charset), mediaType };
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw failure(address, error, limits);
  }
}

async function follow(address: string, signal: AbortSignal): Promise<Response> {
  let url = addressOf(address, undefined);
  const { origin } = url;
  const secret = authorization(url);
  for (let count = 0; count <= MAX_REDIRECTS; count++) {
    // The user and password are for one host only, also after a redirect.
    const headers =
      secret !== null && url.origin === origin ? { ...HEADERS, authorization: secret } : HEADERS;
    const response = await fetch(bare(url), { redirect: "manual", signal, headers });
    const location =
      response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
    if (location === null) return checked(response, url);
    await response.body?.cancel();
    url = addressOf(location, url);
  }
  throw new UserError(`${withoutSecrets(address)} leads on more than ${MAX_REDIRECTS} times`);
}

function addressOf(text: string, base: URL | undefined): URL {
  const url = parseWebAddress(text, base);
  if (url !== null) return url;
  const what = base
    ? `${withoutSecrets(base.href)} leads to ${withoutSecrets(text)}, which`
    : withoutSecrets(text);
  throw new UserError(`${what} is not a web address`, "an address begins with https:// or http://");
}

function authorization({ username, password }: URL): string | null {
  if (username === "" && password === "") return null;
  const pair = `${unescape(username)}:${unescape(password)}`;
  return `Basic ${Buffer.from(pair).toString("base64")}`;
}

function bare(url: URL): URL {
  const copy = new URL(url);
  copy.username = "";
  copy.password = "";
  return copy;
}

function checked(response: Response, url: URL): Response {
  if (response.ok) return response;
  throw new UserError(
    `${withoutSecrets(url.href)} answers ${response.status} ${response.statusText}`.trim(),
  );
}

function typeOf(response: Response): [string | null, string | null] {
  const header = response.headers.get("content-type") ?? "";
  const [type = "", ...parameters] = header.toLowerCase().split(";");
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([\w.:-]+)/.exec(one)?.[1]);
  return [type.trim() || null, charset.find((name) => name !== undefined) ?? null];
}

function failure(address: string, error: unknown, limits: FetchLimits): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "TimeoutError")
    return new UserError(
      `${withoutSecrets(address)} took longer than ${limits.milliseconds / 1000} seconds`,
    );
  const cause = error.cause instanceof Error ? error.cause : error;
  const reason = "code" in cause ? String(cause.code) : cause.message;
  // fetch throws a TypeError, unpacking an error with a code; anything else is a bug.
  if (!(error instanceof TypeError) && !("code" in error)) return error;
  return new UserError(`${withoutSecrets(address)} cannot be reached (${reason})`);
}
