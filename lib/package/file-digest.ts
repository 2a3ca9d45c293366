import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { PackageInput } from './zip-reader.js';

const pieceSize = 1024 * 1024;

/** SHA-256 of all bytes of a package: the same for a file whose every byte has been looked at before. */
export const readFileDigest = async (input: PackageInput): Promise<string> => {
  const hash = createHash('sha256');
  if ('bytes' in input) return hash.update(input.bytes).digest('hex');
  const file = await open(input.fileName);
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (let read = 1; read > 0; ) {
      ({ bytesRead: read } = await file.read(piece, 0, pieceSize));
      hash.update(piece.subarray(0, read));
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex');
};
