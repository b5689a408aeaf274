import { UserError } from "../errors.ts";

/** The size limit of a document in bytes, five times a feed of a thousand long episodes. */
export const MAX_BYTES = 256 * 2 ** 20;

/** All bytes of a stream; messages call it `name`. Throws a UserError where there are too many. */
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
