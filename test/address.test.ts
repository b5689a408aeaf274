import { expect, test } from "vitest";
import { withoutSecrets, withoutUser } from "../src/episode/address.ts";

test.each([
  ["http://bob:hunter2@host/x", "http://host/x"],
  ["https://bob@host/x", "https://host/x"],
  ["https://:hunter2@host:8080/x?a=1#b", "https://host:8080/x?a=1#b"],
  ["HTTPS://Bob:p%40ss@host", "HTTPS://host"],
  ["https://bob:p@ss@host/x", "https://host/x"],
  ["http:/bob:hunter2@host/x", "http:/host/x"],
  ["http:bob:hunter2@host/x", "http:host/x"],
  ["http:\\\\bob:hunter2@host\\x", "http:\\\\host\\x"],
  ["ftp://bob:hunter2@host/x", "ftp://host/x"],
  ["//bob:hunter2@host/x", "//host/x"],
  ["bob:hunter2@host/x", "host/x"],
  ["bob:p@ss@host/x", "host/x"],
  ["  https://bob:hunter2@host/x", "  https://host/x"],
  ["http://bob:hunter2@ho st/x", "http://ho st/x"],
  ["http://bob:hun/ter2@host/x", "http://host/x"],
])("the user and password leave %s", (address, bare) => {
  expect(withoutUser(address)).toBe(bare);
  expect(withoutSecrets(address)).toBe(bare);
});

test.each([
  ["https://host/x?token=s3", "https://host/x"],
  ["https://host/x?id=3&token=s3", "https://host/x?id=3"],
  ["https://host/x?TOKEN=s3&id=%20a", "https://host/x?id=%20a"],
  ["https://host/x?key=s3", "https://host/x"],
  ["https://host/x?api_key=s3&apikey=s3&api-key=s3&apiKey=s3", "https://host/x"],
  ["https://host/x?access_token=s3", "https://host/x"],
  ["https://host/x?authToken=s3&accesstoken=s3", "https://host/x"],
  ["https://host/x?auth=s3&sig=s3&secret=s3&password=s3&pass=s3", "https://host/x"],
  ["https://host/x?client_secret=s3&user=bob&email=bob%40host", "https://host/x"],
  [
    "https://host/x?X-Amz-Credential=s3&X-Amz-Signature=s3&X-Amz-Date=1",
    "https://host/x?X-Amz-Date=1",
  ],
  ["https://host/x?%74oken=s3", "https://host/x"],
  ["https://host/x?a=1;token=s3", "https://host/x"],
  ["https://host/x?a=1#token=s3", "https://host/x?a=1"],
  ["https://host/x#/home?access_token=s3", "https://host/x"],
  ["https://host/x?url=https%3A%2F%2Fbob%3As3%40other%2F", "https://host/x"],
  ["https://host/x?u=https://other/?token=s3&b=2", "https://host/x?b=2"],
  ["https://bob:s3@host/x?token=s3#part", "https://host/x#part"],
])("tokens leave %s", (address, bare) => {
  expect(withoutSecrets(address)).toBe(bare);
});

test.each([
  "https://host/x?p=12&v=dQw4w9WgXcQ&t=2470s",
  "https://host/x?author=ada&tokens=&keyword=a&monkey=b&design=c&passage=d&compass=e&hockey=f",
  "https://host/x?url=https%3A%2F%2Fother%2F%3Fp%3D1",
  "https://host/@ada/x?q=a@b#c@d",
  "https://host/x?token",
  "https://host/x?",
  "https://host/#:~:text=the%20key",
  "mailto:ada@example.org?subject=x",
  "notes/a?token=1.md",
  "a@b.md",
  "C:\\notes\\a@b.md",
  "talk.md",
  "-",
  "",
])("%j stays as it is", (address) => {
  expect(withoutSecrets(address)).toBe(address);
});
