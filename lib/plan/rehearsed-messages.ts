import zlib from 'node:zlib';
import type { Plan } from './plan.js';
import type { PlannedRooms } from './planned.js';
import type { PrincipalMapping } from './principal-mapping.js';
import { emptyScan, type RoomScan, RoomScans } from './room-scans.js';

/** What the messages of a room show of themselves, whatever the target has. */
const shown = ['found', 'unknownAuthors', 'fileLinks', 'datesOutOfRange', 'largestId'] as const;

type RoomNumbers = RoomScan[(typeof shown)[number]][];

/**
 * What a plan found in the messages of a package. The same package with the same choices gives the same again, so that an import
 * after its rehearsal reads them once.
 */
export interface RehearsedMessages {
  /** For each room that migrates, in the order of the plan, what {@link shown} names. */
  rooms: Iterable<RoomNumbers>;
  /** Places of the principals that something needs, authors among them, in rising order. */
  principals: Iterable<number>;
}

/** Far more than those of the largest pool take; an import shall not be stopped by its memory. */
const most = 64 * 1024 * 1024;

const numbersOf = function* (scans: RoomScans): Generator<RoomNumbers> {
  for (const scan of scans) yield shown.map((name) => scan[name]);
};

export const messagesOf = ({ scans, principals }: Plan): RehearsedMessages => ({
  rooms: numbersOf(scans),
  principals: principals.named(),
});

/** As one short text, for nobody to read: tens of thousands of rooms are as many lines otherwise. */
export const packMessages = ({ rooms, principals }: RehearsedMessages): string =>
  zlib.deflateSync(JSON.stringify([[...rooms], [...principals]])).toString('base64');

const isNumber = (value: unknown): boolean => Number.isSafeInteger(value);

const isRoom = (value: unknown): value is RoomNumbers =>
  Array.isArray(value) &&
  value.length === shown.length &&
  value.every((number, i) => isNumber(number) || (number === null && shown[i] === 'largestId'));

/** @throws Error for a text that {@link packMessages} cannot have made */
export const unpackMessages = (text: string): RehearsedMessages => {
  const unpacked = zlib.inflateSync(Buffer.from(text, 'base64'), { maxOutputLength: most }).toString();
  const [rooms, principals] = JSON.parse(unpacked) as unknown[];
  if (!Array.isArray(rooms) || !rooms.every(isRoom)) throw new Error('The rooms are none.');
  if (!Array.isArray(principals) || !principals.every(isNumber)) throw new Error('The principals are none.');
  return { rooms, principals };
};

/**
 * Scans of a target without messages, from what a rehearsal found in those of the package.
 *
 * @returns undefined where it cannot have been this plan: with other choices there may be other rooms
 */
export const scanRehearsed = (
  { rooms, principals }: RehearsedMessages,
  context: { mapping: PrincipalMapping; rooms: PlannedRooms },
): RoomScans | undefined => {
  const numbers = [...rooms];
  if (numbers.length !== context.rooms.length) return undefined;
  for (const place of principals) context.mapping.need(place);
  const scans = new RoomScans(numbers.length);
  for (const [place, room] of numbers.entries()) {
    const scan: RoomScan = Object.assign(emptyScan(), Object.fromEntries(shown.map((name, i) => [name, room[i]])));
    scans.set(place, { ...scan, fresh: scan.found });
  }
  return scans;
};
