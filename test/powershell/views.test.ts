import { expect, test } from '@jest/globals';
import { loadObjectDefinition, objectNames } from '../../lib/definitions/load.js';

/** What a column takes that has no width of its own, so that it is worth having. */
const least = 12;

test.each(objectNames())('the table of %s fits 120 columns, and its headers fit their columns', (name) => {
  const { table } = loadObjectDefinition(name).object;
  const widths = table.map(({ width = least }) => width);
  expect(widths.reduce((sum, width) => sum + width + 1, -1)).toBeLessThanOrEqual(120);
  for (const { property, header = property, width = Number.POSITIVE_INFINITY } of table) {
    expect(header.length).toBeLessThanOrEqual(width);
  }
});

test.each(objectNames())('the table of %s shows every value of a fixed set in full', (name) => {
  const { object, properties } = loadObjectDefinition(name);
  for (const { property, width } of object.table) {
    const values = properties[property]!.enum ?? [];
    if (width !== undefined) expect(values.filter((value) => value.length > width)).toEqual([]);
  }
});
