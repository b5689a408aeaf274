import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { serve, type Handler } from "./server.ts";
import { temporaryFolder } from "./temporary.ts";
import { episode } from "./episode.ts";

// What an address has of a user, a password or a token goes to its host, and nowhere else.

const SECRETS = ["hunter2", "bob", "s3cret"];

/** The names and texts of everything below a folder. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .map((file) => (statSync(file).isFile() ? `${file}\n${readFileSync(file, "utf8")}` : file))
    .join("\n");
}

function expectKept(said: string): void {
  for (const secret of SECRETS) expect(said).not.toContain(secret);
}

const MARKDOWN = "---\npodcast: Desk Notes\ntitle: A talk\n---\n\n## TL;DR\n\nWords.\n";
const HTML = "<html><body><h1>A talk</h1><h2>Summary</h2><p>Words.</p></body></html>";
const PLAIN = "A few words without any form.\n";
const GUESSED = "# #12: A talk\n\n## Summary\n\nWords.\n";

describe.each<[string, string, string]>([
  ["Markdown", "text/markdown", MARKDOWN],
  ["a page that takes its address from where it is", "text/html", HTML],
  ["what is in no known format", "text/plain", PLAIN],
  ["what is guessed, with the line of the source", "text/markdown", GUESSED],
  ["what has no title but its address", "text/markdown", "---\npodcast: P\n---\n\n## TL;DR\n\nx\n"],
])("an address with a password and a token, of %s", (_, type, body) => {
  test.each(["import", "import --dry-run"])("%s", async (command) => {
    const seen: (string | undefined)[] = [];
    const host = await serve(({ headers, url }, response) => {
      seen.push(headers.authorization, url);
      response.writeHead(200, { "content-type": type }).end(body);
    });
    const cwd = temporaryFolder();
    const address = `http://bob:hunter2@${host}/?id=3&token=s3cret`;
    for (let round = 0; round < 2; round++) {
      const { stdout, stderr } = await episode([...command.split(" "), address, "--to", "lib"], {
        cwd,
      });
      expectKept(stdout + stderr);
    }
    expectKept(everythingIn(cwd));
    const basic = `Basic ${Buffer.from("bob:hunter2").toString("base64")}`;
    expect(seen.slice(0, 2)).toEqual([basic, "/?id=3&token=s3cret"]);
  });
});

test("the page's own address is kept without what is secret, and it is known again", async () => {
  const host = await serve((_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end(HTML),
  );
  const cwd = temporaryFolder();
  const run = (address: string) => episode(["import", address, "--to", "lib"], { cwd });
  expect(await run(`http://bob:hunter2@${host}/x?id=3&token=s3cret`)).toMatchObject({ code: 0 });
  expect(everythingIn(join(cwd, "lib"))).toContain(`url: http://${host}/x?id=3\n`);
  for (const other of [`http://ada:other@${host}/x?id=3&token=new`, `http://${host}/x?id=3`])
    expect(await run(other)).toEqual({ stdout: "", stderr: "1 unchanged\n", code: 0 });
});

test("an import whose address was once kept whole is known again", async () => {
  const host = await serve((_, response) =>
    response.writeHead(200, { "content-type": "text/markdown" }).end(MARKDOWN),
  );
  const cwd = temporaryFolder();
  const address = `http://bob:hunter2@${host}/x?token=s3cret`;
  const run = () => episode(["import", address, "--to", "lib"], { cwd });
  await run();
  const memory = join(cwd, "lib/.episode/imported/desk-notes/a-talk.md");
  const text = readFileSync(memory, "utf8");
  expect(text).toContain(` from http://${host}/x,`);
  writeFileSync(memory, text.replace(`http://${host}/x`, address));
  writeFileSync(join(cwd, "lib/desk-notes/a-talk.md"), `${MARKDOWN}\n## Mine\n\nOwn.\n`);
  expect(await run()).toEqual({ stdout: "", stderr: "1 unchanged\n", code: 0 });
});

test.each<[string, (host: string, other: string) => Handler]>([
  ["that is not there", () => (_, response) => response.writeHead(404).end()],
  [
    "that leads to another host with a token",
    (_, other) => (request, response) => {
      const location = `http://bob:hunter2@${other}/y?X-Amz-Signature=s3cret`;
      response.writeHead(302, { location }).end(request.url);
    },
  ],
  [
    "that leads nowhere",
    () => (_, response) =>
      response.writeHead(302, { location: "ftp://bob:hunter2@x/?token=s3cret" }).end(),
  ],
  [
    "that leads on for ever",
    () => (request, response) => response.writeHead(302, { location: request.url! }).end(),
  ],
])("a page %s: no message shows what is secret", async (_, handler) => {
  const seen: (string | undefined)[] = [];
  const other = await serve(({ headers }, response) => {
    seen.push(headers.authorization, headers.cookie, headers.referer);
    response.writeHead(403).end();
  });
  const host = await serve(handler("", other));
  const address = `http://bob:hunter2@${host}/x?token=s3cret`;
  const cwd = temporaryFolder();
  const { stdout, stderr, code } = await episode(["import", address, "--to", "lib"], { cwd });
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expectKept(stderr);
  expect(seen.filter((one) => one !== undefined)).toEqual([]);
});

test.each([
  "http://bob:hunter2@127.0.0.1:1/x?token=s3cret",
  "http://bob:hunter2@ho st/x?token=s3cret",
  "http://bob:hun/hunter2@host:x/x?token=s3cret",
  "ftp://bob:hunter2@host/x?token=s3cret",
  "htps://bob:hunter2@host/x?auth=s3cret",
  "http:/bob:hunter2@host/x?token=s3cret",
  "bob:hunter2@host/x",
  "//bob:hunter2@host/x",
])("where %s gives nothing, no message shows what is secret", async (address) => {
  const cwd = temporaryFolder();
  const { stdout, stderr, code } = await episode(["import", address, "--to", "lib"], { cwd });
  expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
  expect(stderr).toMatch(/^episode: /);
  expectKept(stderr);
});

test.each([
  ["url=https://bob:hunter2@host/x?a=1", 0],
  ["audio=https://bob:hunter2@host/x?a=1", 0],
  ["url=ftp://bob:hunter2@host/x?a=1", 2],
])("of --set %s no user is kept or printed", async (set, exit) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "a.md"), MARKDOWN);
  const { stdout, stderr, code } = await episode(["import", "a.md", "--to", "lib", "--set", set], {
    cwd,
  });
  expect(code).toBe(exit);
  expectKept(stdout + stderr + everythingIn(cwd));
  expect(stderr + everythingIn(cwd)).toContain("host/x?a=1");
});

test("addresses found in documents are kept without a user, and with their query", async () => {
  const cwd = temporaryFolder();
  const feed = `<rss><channel><title>P</title><item><title>One</title><guid>1</guid>
    <link>https://bob:hunter2@host/one?token=mine</link>
    <enclosure url="https://bob:hunter2@host/one.mp3?token=mine"/></item></channel></rss>`;
  const page = `<html><head><link rel="canonical" href="https://bob:hunter2@host/two?a=1"></head>
    <body><h1>Two</h1><h2>Summary</h2><p>Words.</p></body></html>`;
  const note = "---\npodcast: P\ntitle: Three\nurl: https://bob:hunter2@host/three?key=mine\n---\n";
  const json = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "P",
    items: [{ id: "4", title: "Four", url: "https://bob:hunter2@host/four" }],
  });
  writeFileSync(join(cwd, "feed.xml"), feed);
  writeFileSync(join(cwd, "page.html"), page);
  writeFileSync(join(cwd, "note.md"), note);
  writeFileSync(join(cwd, "feed.json"), json);
  const sources = ["feed.xml", "page.html", "note.md", "feed.json"];
  const { stderr, code } = await episode(["import", ...sources, "--to", "lib"], { cwd });
  expect(code).toBe(0);
  const kept = everythingIn(join(cwd, "lib"));
  expectKept(kept + stderr);
  for (const url of ["one?token=mine", "one.mp3?token=mine", "two?a=1", "three?key=mine", "four"])
    expect(kept).toContain(`: https://host/${url}\n`);
});
