import v8 from 'node:v8';
import vm from 'node:vm';

/** Whether this process is ours alone. */
let isKeptSmall = false;

/**
 * Lets the heap grow by three tenths before V8 collects garbage, instead of to three or four times its size. For a process that
 * is ours alone: it takes a tenth to a third less memory, and a fiftieth more time. Threads started later do the same.
 */
export const keepHeapSmall = (): void => {
  isKeptSmall = true;
  v8.setFlagsFromString('--heap-growing-percent=30');
  // Where some objects are kept, V8 would soon make others that look the same, and are only passed on, long-lived as well.
  v8.setFlagsFromString('--no-allocation-site-pretenuring');
  // Of threads started later: what they make is sent away at once. This thread has its own size from its start.
  v8.setFlagsFromString('--max-semi-space-size=2');
};

/**
 * How much of its limit the old part of the heap grows by before V8 collects, in per cent. What gives the same memory differs: 5 takes
 * half as much CPU again in V8 of Node 20 and 22, and none in that of Node 24, which with 20 lets up to 50 MB of buffers wait.
 */
const oftenTrigger = Number.parseInt(process.versions.v8, 10) >= 13 ? 5 : 20;

/**
 * Lets V8 collect more often while a step runs that makes far more objects than it keeps. By itself it lets the old part of the heap
 * grow by 8 MB at least, which is nearly as much as there is in it. Only in a process that is ours alone.
 */
export const collectOften = async <T>(step: () => Promise<T>): Promise<T> => {
  if (!isKeptSmall) return step();
  const setTrigger = (percent: number): void => v8.setFlagsFromString(`--incremental-marking-hard-trigger=${percent}`);
  setTrigger(oftenTrigger);
  try {
    return await step();
  } finally {
    setTrigger(0);
  }
};

/** Bytes of pieces that may wait to be collected, by the part of the heap in which they are. */
const mostWaiting = {
  /** More than are in use, so that none of them is taken for long-lived. */
  minor: 4 * 1024 * 1024,
  /** Each time takes some milliseconds. */
  major: 8 * 1024 * 1024,
};

/**
 * Passes pieces on, and collects those that nobody needs any more. V8 does so by itself when its own objects fill the young part of
 * the heap; a thread that makes few objects but many buffers lets up to 64 MB of them wait.
 *
 * @param type `major` where other objects fill the young part in no time, so that pieces leave it before they are used; it goes
 *   through all of the heap, so it is done only in a process that is ours alone
 */
export const collectUsed = async function* <Piece extends { length: number }>(
  pieces: AsyncIterable<Piece>,
  type: keyof typeof mostWaiting,
): AsyncGenerator<Piece> {
  if (type === 'major' && !isKeptSmall) {
    yield* pieces;
    return;
  }
  v8.setFlagsFromString('--expose-gc');
  const collect = vm.runInNewContext('gc') as NodeJS.GCFunction;
  let waiting = 0;
  for await (const piece of pieces) {
    yield piece;
    waiting += piece.length;
    if (waiting < mostWaiting[type]) continue;
    // V8 of Node 20 takes any type for the minor one.
    if (type === 'minor') collect({ type });
    else collect();
    waiting = 0;
  }
};

/**
 * Frees the memory of a piece that nobody needs any more, where it is all of that memory; it would wait until V8 collects. Only Node 22
 * and later can do so.
 */
export const freeMemory = ({ buffer, byteLength }: Uint8Array): void => {
  const { transfer } = buffer as { transfer?: (length: number) => unknown };
  if (byteLength === buffer.byteLength) transfer?.call(buffer, 0);
};
