/**
 * A hash of 53 bits, for names and to notice damage, not against somebody who wants two texts to
 * have the same: two products of four bytes at a time, mixed at the end as in MurmurHash3.
 * https://github.com/bryc/code/blob/master/jshash/experimental/cyrb53.js (public domain)
 */
export function hash53(text: string): number {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  let low = 0xdeadbeef ^ bytes.length;
  let high = 0x41c6ce57 ^ bytes.length;
  for (const word of new Int32Array(padded.buffer)) {
    low = Math.imul(low ^ word, 2654435761);
    high = Math.imul(high ^ word, 1597334677);
    // A product carries bits upwards only.
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  low = mixed(low) ^ spread(high);
  high = mixed(high) ^ spread(low);
  return 2 ** 32 * (high & 0x1fffff) + (low >>> 0);
}

function mixed(bits: number): number {
  return Math.imul(bits ^ (bits >>> 16), 2246822507);
}

function spread(bits: number): number {
  return Math.imul(bits ^ (bits >>> 13), 3266489909);
}
