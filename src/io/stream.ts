import { UserError } from "../errors.ts";

/** The most bytes of a document that are read; a feed of a thousand long episodes has a fifth. */
export const MAX_BYTES = 256 * 2 ** 20;

/** All bytes of a stream, which messages call `name`. Throws a UserError where there are too many. */
export async function bytesOf(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
  most = MAX_BYTES,
  progress: (bytes: number) => void = () => {},
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    progress(size);
    if (size > most) throw new UserError(`${name} has more than ${most / 2 ** 20} MB`);
  }
  return Buffer.concat(chunks);
}
