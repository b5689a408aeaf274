import { setTimeout } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { fetchText } from "../src/io/fetch.ts";
import { serve, type Handler } from "./server.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

const PAGE = "---\npodcast: Desk Notes\nnumber: 12\ntitle: Café\n---\n\nWords.\n";

/** The address of a server on this machine. */
const web = async (handler: Handler) => `http://${await serve(handler)}`;

const answer =
  (body: string | Buffer, headers: Record<string, string> = {}): Handler =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

const fetched = (address: string) => fetchText(address, () => {});

test("a page on the web is imported, and importing it again is a no-op", async () => {
  const cwd = temporaryFolder();
  const address = await web(answer(PAGE, { "content-type": "text/markdown" }));
  const first = await episode(["import", `${address}/talk.md`, "--to", "lib"], { cwd });
  expect(first).toEqual({ stdout: "lib/desk-notes/12.md\n", stderr: "", code: 0 });
  const again = await episode(["import", `${address}/talk.md`, "--to", "lib"], { cwd });
  expect(again).toEqual({ stdout: "", stderr: "1 unchanged\n", code: 0 });
});

test.each([
  ["UTF-8 by default", Buffer.from("café"), "text/html"],
  ["the server's charset", Buffer.from("café", "latin1"), 'text/html; charset="ISO-8859-1"'],
  [
    "the page's own charset",
    Buffer.from('<meta charset="windows-1252">café', "latin1"),
    "text/html",
  ],
  [
    "XML's encoding",
    Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>café', "latin1"),
    "text/xml",
  ],
  [
    "a mark before the server's charset",
    Buffer.from("\ufeffcafé", "utf16le"),
    "text/html; charset=utf-8",
  ],
  ["an encoding nobody knows", Buffer.from("café"), "text/html; charset=nonsense"],
])("text is read in %s", async (_, body, type) => {
  const { text, mediaType } = await fetched(await web(answer(body, { "content-type": type })));
  expect(text).toMatch(/café$/);
  expect(mediaType).toBe(type.split(";")[0]);
});

test.each([
  ["gzip", gzipSync("café")],
  ["br", brotliCompressSync("café")],
])("%s is unpacked", async (encoding, body) => {
  const { text } = await fetched(await web(answer(body, { "content-encoding": encoding })));
  expect(text).toBe("café");
});

test("five redirects are followed, six are not", async () => {
  const address = await web((request, response) => {
    const left = Number(request.url!.slice(1));
    if (left > 0) response.writeHead(302, { location: `/${left - 1}` });
    response.end("there");
  });
  expect((await fetched(`${address}/5`)).text).toBe("there");
  await expect(fetched(`${address}/6`)).rejects.toThrow("leads on more than 5 times");
});

test.each(["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,hello", "javascript:1"])(
  "a redirect to %s is not followed",
  async (location) => {
    const address = await web((_, response) => response.writeHead(301, { location }).end());
    await expect(fetched(address)).rejects.toThrow(
      `leads to ${location}, which is not a web address`,
    );
  },
);

test("a name and password go to their own host alone, and are never shown", async () => {
  const seen: (string | undefined)[] = [];
  const other = await web(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(404).end();
  });
  const address = await web(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(302, { location: other, "set-cookie": "a=b" }).end();
  });
  const secret = address.replace("://", "://ada:se%20cret%zz@");
  await expect(fetched(secret)).rejects.toThrow(`${other}/ answers 404 Not Found`);
  expect(seen).toEqual([`Basic ${Buffer.from("ada:se cret%zz").toString("base64")}`, undefined]);
});

test("a redirect's own name and password are not sent", async () => {
  const seen: (string | undefined)[] = [];
  const other = await web(({ headers }, response) => {
    seen.push(headers.authorization, headers.cookie);
    response.end("there");
  });
  const location = other.replace("://", "://a:b@");
  const address = await web((_, response) => response.writeHead(302, { location }).end());
  await fetched(address);
  expect(seen).toEqual([undefined, undefined]);
});

test("what is too much is broken off while it comes, packed or not", async () => {
  const limits = { milliseconds: 30_000, bytes: 1024 * 1024 };
  let sent = 0;
  const endless = await web(async (_, response) => {
    response.on("error", () => {});
    while (!response.destroyed) {
      response.write(Buffer.alloc(64 * 1024));
      sent++;
      await setTimeout(1);
    }
  });
  await expect(fetchText(endless, () => {}, limits)).rejects.toThrow("has more than 1 MB");
  expect(sent).toBeLessThan(1000);
  const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
  const packed = await web(answer(bomb, { "content-encoding": "gzip" }));
  await expect(fetchText(packed, () => {}, limits)).rejects.toThrow("has more than 1 MB");
});

test("a server that keeps one waiting is left", async () => {
  const limits = { milliseconds: 100, bytes: 1024 };
  const silent = await web(() => {});
  await expect(fetchText(silent, () => {}, limits)).rejects.toThrow("took longer than 0.1 seconds");
  const slow = await web((_, response) => response.write("a"));
  await expect(fetchText(slow, () => {}, limits)).rejects.toThrow("took longer than 0.1 seconds");
});

test.each<[string, Handler, RegExp]>([
  ["that is not there", (_, response) => response.writeHead(404).end(), /answers 404 Not Found$/],
  [
    "that is cut short",
    (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("a");
      response.destroy();
    },
    /cannot be reached/,
  ],
  ["packed wrongly", answer("no gzip", { "content-encoding": "gzip" }), /cannot be reached/],
])("a page %s is no internal error", async (_, handler, message) => {
  const address = await web(handler);
  const { stdout, stderr, code } = await episode(["import", address, "--to", "lib"], {
    cwd: temporaryFolder(),
  });
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr.split("\n")[0]).toMatch(message);
});

test("a server that is not there is no internal error", async () => {
  const { stderr, code } = await episode(["import", "http://127.0.0.1:1/", "--to", "lib"]);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^episode: http:\/\/127\.0\.0\.1:1\/ cannot be reached/);
});
