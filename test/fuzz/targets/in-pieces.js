import { isDeepStrictEqual } from 'node:util';

const collect = async (read, chunks) => {
  const items = [];
  const source = (async function* () {
    yield* chunks;
  })();
  try {
    for await (const item of read(source)) items.push(item);
  } catch (thrown) {
    return { items: [], problem: thrown };
  }
  return { items, problem: undefined };
};

/** Reads the input in one piece and in two: where a stream is cut must not matter. @returns what was read */
export const readInPieces = async (input, read, { join, expected }) => {
  const place = input.length === 0 ? 0 : input.length - 1 - (input.length % 7);
  const whole = await collect(read, [input]);
  const cut = await collect(read, place > 0 ? [input.slice(0, place), input.slice(place)] : [input]);
  for (const { problem } of [whole, cut]) if (problem !== undefined && !(problem instanceof expected)) throw problem;
  if ((whole.problem === undefined) !== (cut.problem === undefined)) {
    throw new Error(`In one piece: ${whole.problem}; in two: ${cut.problem}`);
  }
  if (!isDeepStrictEqual(join(whole.items), join(cut.items))) throw new Error('Two pieces read otherwise than one');
  return join(whole.items);
};
