import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compareTicks, isoToTicks, ticksToIso } from '../../lib/records/ticks.js';

const lastTick = 3_155_378_975_999_999_999n;
const anyTicks = fc.bigInt({ min: 0n, max: lastTick }).map(String);

describe('ticks and dates', () => {
  test.each([
    ['633482073409535482', '2008-06-04T20:15:40.9535482Z'],
    ['621355968000000000', '1970-01-01T00:00:00.0000000Z'],
    ['621355967999999999', '1969-12-31T23:59:59.9999999Z'],
    ['0', '0001-01-01T00:00:00.0000000Z'],
    ['1', '0001-01-01T00:00:00.0000001Z'],
    [String(lastTick), '9999-12-31T23:59:59.9999999Z'],
  ])('%s is %s', (ticks, iso) => {
    expect(ticksToIso(ticks)).toBe(iso);
    expect(isoToTicks(iso)).toBe(ticks);
  });

  test('every tick survives the way there and back', () => {
    fc.assert(fc.property(anyTicks, (ticks) => isoToTicks(ticksToIso(ticks)!) === ticks));
  });

  test('text keeps the order of the ticks', () => {
    fc.assert(
      fc.property(anyTicks, anyTicks, (a, b) => {
        const [first, second] = [ticksToIso(a)!, ticksToIso(b)!];
        return Math.sign(compareTicks(a, b)) === (first < second ? -1 : first > second ? 1 : 0);
      }),
    );
  });

  test.each(['-1', String(lastTick + 1n), '9223372036854775807', '-9223372036854775808'])('%s is no date', (ticks) => {
    expect(ticksToIso(ticks)).toBeNull();
  });
});

describe('isoToTicks', () => {
  test.each([
    ['2010-01-01', '2010-01-01T00:00:00.0000000Z'],
    ['2010-01-01T12:30', '2010-01-01T12:30:00.0000000Z'],
    ['2010-01-01T12:30:15', '2010-01-01T12:30:15.0000000Z'],
    ['2010-01-01T12:30:15.5', '2010-01-01T12:30:15.5000000Z'],
    ['2010-01-01T12:30:15.0000001', '2010-01-01T12:30:15.0000001Z'],
    ['2010-01-01T00:00:00+02:00', '2009-12-31T22:00:00.0000000Z'],
    ['2010-01-01T23:00:00.25-05:30', '2010-01-02T04:30:00.2500000Z'],
    ['2012-02-29', '2012-02-29T00:00:00.0000000Z'],
  ])('%s is %s', (text, iso) => {
    expect(ticksToIso(isoToTicks(text))).toBe(iso);
  });

  test.each([
    '',
    'yesterday',
    '2010',
    '2010-1-1',
    '2010-02-30',
    '2011-02-29',
    '2010-13-01',
    '2010-00-10',
    '2010-01-01T25:00',
    '2010-01-01T12:60',
    '2010-01-01T12:30:61',
    '2010-01-01T12:30:15.12345678',
    '2010-01-01Z',
    '2010-01-01 12:30',
    ' 2010-01-01',
    '2010-01-01\n',
    '01/02/2010',
    '2010-01-01T12:30:15+0200',
    '2010-01-01T00:00:00+25:00',
  ])('%j is refused', (text) => {
    expect(() => isoToTicks(text)).toThrow(
      expect.objectContaining({ name: 'CmdletError', code: 'ParameterInvalid', target: text }),
    );
  });
});

test('compareTicks compares numbers, not texts', () => {
  expect(['10', '9', '633482073409535482', '0'].sort(compareTicks)).toEqual(['0', '9', '10', '633482073409535482']);
  expect(compareTicks('7', '7')).toBe(0);
});
