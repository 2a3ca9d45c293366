import { expect, test } from '@jest/globals';
import { explainConnect } from '../../lib/sqlserver/server-errors.js';

const where = { address: 'sql1.contoso.com', database: 'mgc', encryption: 'Verified', role: 'source' } as const;

test.each([
  ['tedious 19', 'The server does not support encryption.'],
  ['tedious 20', "Server did not negotiate encryption, but the 'encrypt' config option is set to `true`."],
])('a server that cannot encrypt, as %s tells it', (_, message) => {
  const thrown = new Error('The connection failed.', {
    cause: Object.assign(new Error(message), { code: 'EENCRYPT' }),
  });
  expect(explainConnect(thrown, where)).toMatchObject({
    code: 'EncryptionFailed',
    recommendedAction: expect.stringContaining('-Encryption Unencrypted'),
  });
});
