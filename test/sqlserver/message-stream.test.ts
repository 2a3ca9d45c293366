import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Value } from '../../lib/sqlserver/server.js';
import type { StoredMessage } from '../../lib/stores/connection.js';
import { MessageStream } from '../../lib/stores/sqlserver/message-stream.js';
import { OneAtATime } from '../../lib/stores/sqlserver/one-at-a-time.js';
import type { BoundQuery, StreamRows } from '../../lib/stores/sqlserver/read-ahead.js';

interface Stored {
  room: number;
  id: number;
  date: number;
}

const asMessage = ({ id, date }: Stored): StoredMessage => [id, String(date), 7, true, `text of ${id}`, null];

/** Messages as a server keeps them, and what it was asked for. */
class Table {
  readonly #messages: Stored[];
  readonly #piece: number;
  readonly sizes: number[] = [];
  /** Rows that were sent. */
  sent = 0;
  /** How many rows to send before the connection is lost, once for each of them. */
  readonly losses: number[];

  constructor(messages: Stored[], piece = 60, losses: number[] = []) {
    this.#messages = messages.toSorted((a, b) => a.room - b.room || a.id - b.id);
    this.#piece = piece;
    this.losses = losses;
  }

  /** The rows of one of the two queries that there are. */
  #answer({ sql, values }: BoundQuery): Value[][] {
    const size = Number(/\d+/.exec(/TOP (\d+)/.exec(sql)![1]!)![0]);
    this.sizes.push(size);
    const [room, ...rest] = values.map(Number);
    const isFirst = sql.includes('channelID >= ?');
    const since = sql.includes('chatDate >= ') ? rest.at(-1)! : Number.NEGATIVE_INFINITY;
    return this.#messages
      .filter((m) => m.date >= since)
      .filter((m) => (isFirst ? m.room >= room! : m.room > room! || (m.room === room && m.id > rest[0]!)))
      .slice(0, size)
      .map((m) => [String(m.id), String(m.date), 7, 1, `text of ${m.id}`, null, m.room]);
  }

  readonly read: StreamRows = async (query, onRows) => {
    while (true) {
      const rows = this.#answer(query());
      let lost = this.losses.shift() ?? Number.POSITIVE_INFINITY;
      for (let start = 0; start < rows.length && lost > 0; start += this.#piece) {
        await nextTurn();
        const piece = rows.slice(start, start + Math.min(this.#piece, lost));
        lost -= piece.length;
        this.sent += piece.length;
        await onRows(piece);
      }
      if (lost > 0) return;
    }
  };

  of(room: number, since: number | null): StoredMessage[] {
    return this.#messages.filter((m) => m.room === room && (since === null || m.date >= since)).map(asMessage);
  }
}

const read = async (stream: MessageStream, room: number, since: number | null, most = Number.POSITIVE_INFINITY) => {
  const found: StoredMessage[] = [];
  for await (const messages of stream.of(room, since === null ? null : String(since))) {
    // Their room comes at the end.
    found.push(...messages.map((message) => message.slice(0, 6) as StoredMessage));
    if (found.length >= most) break;
  }
  return found;
};

const inRoom = (room: number, count: number): Stored[] =>
  Array.from({ length: count }, (_, i) => ({ room, id: i * 3 + 1, date: i % 5 }));

describe('MessageStream', () => {
  test('gives the messages of any rooms, asked for in any order, to their end or not, also when connections are lost', async () => {
    const rooms = fc.array(
      fc.record({
        room: fc.integer({ min: -3, max: 12 }),
        count: fc.oneof(
          { weight: 4, arbitrary: fc.nat(8) },
          { weight: 1, arbitrary: fc.constantFrom(999, 1000, 2500) },
        ),
      }),
      { maxLength: 8 },
    );
    const wanted = fc.record({
      room: fc.integer({ min: -4, max: 13 }),
      since: fc.constantFrom(null, null, 2),
      most: fc.constantFrom(1, Number.POSITIVE_INFINITY),
    });
    await fc.assert(
      fc.asyncProperty(
        rooms,
        fc.array(wanted, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 3 }),
        async (contents, questions, inOrder, piece, losses) => {
          const unique = new Map(contents.map(({ room, count }) => [room, count]));
          const table = new Table(
            [...unique].flatMap(([room, count]) => inRoom(room, count)),
            piece,
            losses,
          );
          const stream = new MessageStream(table.read, () => []);
          for (const { room, since, most } of inOrder ? questions.toSorted((a, b) => a.room - b.room) : questions) {
            const expected = table.of(room, since);
            const found = await read(stream, room, since, most);
            if (most === 1) expect(found).toEqual(expected.slice(0, found.length));
            else expect(found).toEqual(expected);
            expect(found.length > 0).toBe(expected.length > 0);
          }
          stream.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  test('does not ask again for rooms that follow each other, and asks for more each time', async () => {
    const rooms = Array.from({ length: 4_000 }, (_, room) => room);
    const table = new Table(rooms.flatMap((room) => inRoom(room, 10)));
    const stream = new MessageStream(table.read, () => []);
    for (const room of rooms) expect(await read(stream, room, null)).toHaveLength(10);
    expect(table.sizes).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 16_000]);
    expect(table.sent).toBe(40_000);
  });

  test('reads no further ahead than a few pieces', async () => {
    const table = new Table(inRoom(1, 20_000), 50);
    const stream = new MessageStream(table.read, () => []);
    const messages = stream.of(1, null);
    await messages.next();
    for (let turn = 0; turn < 100; turn++) await nextTurn();
    expect(table.sent).toBeLessThan(1_000);
    await messages.return(undefined);
    stream.close();
  });

  test('rooms far apart do not have everything between them read', async () => {
    const table = new Table([...inRoom(1, 10), ...inRoom(2, 100_000), ...inRoom(3, 10)]);
    const stream = new MessageStream(table.read, () => []);
    expect(await read(stream, 1, null)).toHaveLength(10);
    expect(await read(stream, 3, null)).toHaveLength(10);
    expect(table.sent).toBeLessThan(30_000);
  });

  test('what reading fails with is what its user gets, and the next one tries anew', async () => {
    let failures = 1;
    const table = new Table(inRoom(5, 3));
    const stream = new MessageStream(
      async (query, onRows) => {
        if (failures-- > 0) throw new RangeError('no answer');
        await table.read(query, onRows);
      },
      () => [],
    );
    await expect(read(stream, 5, null)).rejects.toThrow(new RangeError('no answer'));
    expect(await read(stream, 5, null)).toHaveLength(3);
  });
});

describe('OneAtATime', () => {
  test('a step is told when another waits for it', async () => {
    const turns = new OneAtATime();
    const order: string[] = [];
    const long = turns.run(async () => {
      order.push('begin');
      await turns.wanted();
      order.push('end');
    });
    await nextTurn();
    expect(order).toEqual(['begin']);
    const next = turns.run(async () => {
      order.push('next');
    });
    await Promise.all([long, next]);
    expect(order).toEqual(['begin', 'end', 'next']);
  });

  test('a step that others wait for already is told at once', async () => {
    const turns = new OneAtATime();
    const first = turns.run(() => turns.wanted());
    const second = turns.run(async () => 'second');
    await first;
    expect(await second).toBe('second');
  });
});
