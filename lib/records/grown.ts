/**
 * A buffer for that many bytes, with the content of one that has become too small. It is at least twice as large, so that little is
 * copied however often it grows.
 */
export const grown = (buffer: Buffer, bytes: number): Buffer<ArrayBuffer> => {
  const larger = Buffer.allocUnsafe(Math.max(bytes, 2 * buffer.length));
  buffer.copy(larger);
  return larger;
};
