import { describe, expect, test } from '@jest/globals';
import { parseSipAddress, sameSipAddress } from '../../lib/directory/sip-address.js';

describe('SIP addresses', () => {
  test.each(['sip:ocschat@contoso.com', 'SIP:a.b+c@emea.contoso.com', "sip:o'neil@contoso.co.uk"])(
    '%s is one',
    (text) => {
      expect(parseSipAddress(text).text).toBe(`sip:${text.slice(4)}`);
    },
  );

  test.each([
    'ocschat@contoso.com',
    'sip:',
    'sip:ocschat',
    'sip:@contoso.com',
    'sip:a@contoso',
    'sip:a b@contoso.com',
    'sip:a@contoso.com;transport=tls',
    'sip:a@contoso.com?x=y',
    'sip:a@-contoso.com',
    'sip:.a@contoso.com',
    'sip:a@b@contoso.com',
    'sip:a@contoso.com\n',
    `sip:${'a'.repeat(250)}@contoso.com`,
    '',
  ])('%j is none', (text) => {
    expect(() => parseSipAddress(text)).toThrow(expect.objectContaining({ code: 'SipAddressInvalid', target: text }));
  });

  test('a forgotten prefix is supplied by the advice', () => {
    expect(() => parseSipAddress('a@contoso.com')).toThrow(
      expect.objectContaining({ recommendedAction: 'Write sip:a@contoso.com' }),
    );
  });

  test('comparison ignores case and prefix', () => {
    expect(sameSipAddress('SIP:Amy@Contoso.com', 'amy@contoso.com')).toBe(true);
    expect(sameSipAddress('sip:amy@contoso.com', 'sip:amy2@contoso.com')).toBe(false);
  });
});
