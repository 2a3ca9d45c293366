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

test('an IP address where the driver and Node want a name', () => {
  const refused = "The property 'options.servername' Setting the TLS ServerName to an IP address is not permitted.";
  expect(explainConnect(new Error(`Failed to connect to 10.0.0.5:1433 - ${refused}`), where)).toMatchObject({
    code: 'EncryptionFailed',
    recommendedAction: expect.stringContaining('the name of the server'),
  });
});
