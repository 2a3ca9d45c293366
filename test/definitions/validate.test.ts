import { expect, test } from '@jest/globals';
import { loadCmdletDefinition } from '../../lib/definitions/load.js';
import { validateOptions } from '../../lib/definitions/validate.js';
import { CmdletError } from '../../lib/host/cmdlet-error.js';
import { validators } from '../../schemas/validators.js';

const validate = (cmdlet: string, options: Record<string, unknown>) =>
  validateOptions(loadCmdletDefinition(cmdlet), validators[cmdlet]!, options);

const failure = (cmdlet: string, options: Record<string, unknown>): CmdletError => {
  try {
    validate(cmdlet, options);
  } catch (thrown) {
    if (thrown instanceof CmdletError) return thrown;
  }
  throw new Error('was accepted');
};

const exporting = { dbInstance: 'legacy.db', fileName: 'legacy.zip' };
const importing = { dbInstance: 'target.db', fileName: 'legacy.zip' };

test.each<[string, string, Record<string, unknown>, string, string]>([
  ['a missing parameter', 'Export-CsPersistentChatData', { fileName: 'a.zip' }, 'ParameterMissing', 'DBInstance'],
  [
    'a missing parameter of the default set',
    'Import-CsPersistentChatData',
    { dbInstance: 'a.db' },
    'ParameterMissing',
    'FileName',
  ],
  [
    'null for a mandatory parameter',
    'Export-CsPersistentChatData',
    { dbInstance: null },
    'ParameterMissing',
    'DBInstance',
  ],
  ['an unknown parameter', 'Export-CsPersistentChatData', { ...exporting, speed: 1 }, 'ParameterInvalid', 'speed'],
  ['an inherited name', 'Export-CsPersistentChatData', { ...exporting, toString: 1 }, 'ParameterInvalid', 'toString'],
  [
    'a number for text',
    'Export-CsPersistentChatData',
    { ...exporting, dbInstance: 5 },
    'ParameterInvalid',
    'DBInstance',
  ],
  ['empty text', 'Export-CsPersistentChatData', { ...exporting, dbInstance: '' }, 'ParameterInvalid', 'DBInstance'],
  [
    'NUL in a path',
    'Export-CsPersistentChatData',
    { ...exporting, fileName: 'a\0.zip' },
    'ParameterInvalid',
    'FileName',
  ],
  [
    'NUL in an address',
    'Export-CsPersistentChatData',
    { ...exporting, dbInstance: 'a\0.db' },
    'ParameterInvalid',
    'DBInstance',
  ],
  [
    'a value that is not listed',
    'Export-CsPersistentChatData',
    { ...exporting, level: 'Most' },
    'ParameterInvalid',
    'Level',
  ],
  [
    'text for a switch',
    'Export-CsPersistentChatData',
    { ...exporting, passThru: 'yes' },
    'ParameterInvalid',
    'PassThru',
  ],
  ['text for a list', 'Export-CsPersistentChatData', { ...exporting, scope: 'Sales' }, 'ParameterInvalid', 'Scope'],
  ['an empty list', 'Export-CsPersistentChatData', { ...exporting, scope: [] }, 'ParameterInvalid', 'Scope'],
  [
    'empty text in a list',
    'Export-CsPersistentChatData',
    { ...exporting, scope: ['Sales', ''] },
    'ParameterInvalid',
    'Scope',
  ],
  [
    'a date in another form',
    'Export-CsPersistentChatData',
    { ...exporting, startDate: '1/2/2010' },
    'ParameterInvalid',
    'StartDate',
  ],
  [
    'text for bytes',
    'Import-CsPersistentChatData',
    { dbInstance: 'a.db', byteInput: 'UEs=' },
    'ParameterInvalid',
    'ByteInput',
  ],
  [
    'text that is too long',
    'Import-CsPersistentChatData',
    { ...importing, separator: '-'.repeat(17) },
    'ParameterInvalid',
    'Separator',
  ],
  [
    'text of a forbidden form',
    'Import-CsPersistentChatData',
    { ...importing, separator: '\\' },
    'ParameterInvalid',
    'Separator',
  ],
  ['a number below the range', 'Get-CsPersistentChatRoom', { resultSize: -1 }, 'ParameterInvalid', 'ResultSize'],
  ['a number above the range', 'Get-CsPersistentChatRoom', { resultSize: 2 ** 31 }, 'ParameterInvalid', 'ResultSize'],
  ['a broken number', 'Get-CsPersistentChatRoom', { resultSize: 1.5 }, 'ParameterInvalid', 'ResultSize'],
  ['not a number', 'Get-CsPersistentChatRoom', { resultSize: Number.NaN }, 'ParameterInvalid', 'ResultSize'],
  [
    'half a credential',
    'Get-CsPersistentChatEndpoint',
    { credential: { userName: 'a' } },
    'ParameterInvalid',
    'Credential',
  ],
  [
    'whatIf where nothing is changed',
    'Export-CsPersistentChatData',
    { ...exporting, whatIf: true },
    'ParameterInvalid',
    'whatIf',
  ],
  ['text for whatIf', 'Import-CsPersistentChatData', { ...importing, whatIf: 'no' }, 'ParameterInvalid', 'whatIf'],
  [
    'parameters of two sets',
    'Export-CsPersistentChatData',
    { ...exporting, asBytes: true },
    'ParameterSetConflict',
    'AsBytes, FileName',
  ],
  [
    'an identity and a filter',
    'Get-CsPersistentChatRoom',
    { identity: 'a', filter: 'b' },
    'ParameterSetConflict',
    'Filter, Identity',
  ],
])('%s is refused by name', (_what, cmdlet, options, code, target) => {
  const error = failure(cmdlet, options);
  expect([error.code, error.target]).toEqual([code, target]);
  expect(error.message).toContain(target.split(', ')[0]);
});

test('defaults are filled in', () => {
  expect(validate('Export-CsPersistentChatData', exporting)).toEqual({ ...exporting, level: 'All' });
});

test('listed values are taken in any case and handed on as the definition spells them', () => {
  expect(validate('Export-CsPersistentChatData', { ...exporting, level: 'roomDIRECTORY' })).toMatchObject({
    level: 'RoomDirectory',
  });
});

test('undefined and null are as if left out', () => {
  const options = { ...exporting, report: undefined, scope: null };
  expect(validate('Export-CsPersistentChatData', options)).toEqual({ ...exporting, level: 'All' });
});

test('the options of the caller stay as they are', () => {
  const options = Object.freeze({ ...exporting, level: 'user' });
  validate('Export-CsPersistentChatData', options);
  expect(options.level).toBe('user');
});

test.each(['2010-01-31', '2010-01-31T08:15', '2010-01-31T08:15:30Z', '2010-01-31T08:15:30.1234567+01:00'])(
  '%s is a point in time',
  (startDate) => {
    expect(validate('Export-CsPersistentChatData', { ...exporting, startDate })).toMatchObject({ startDate });
  },
);

test('the other parameter set may be used', () => {
  const byteInput = new Uint8Array([1, 2]);
  const options = validate('Import-CsPersistentChatData', { dbInstance: 'a.db', byteInput });
  expect(options).toEqual({ dbInstance: 'a.db', byteInput, separator: ' / ' });
});

test('a password never stands in the message', () => {
  const error = failure('Get-CsPersistentChatEndpoint', { credential: { userName: 'a', password: ['hunter2'] } });
  expect(error.target).toBe('Credential');
  expect(`${error.message}${error.recommendedAction}`).not.toContain('hunter2');
});
