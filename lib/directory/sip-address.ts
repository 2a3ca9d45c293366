import { CmdletError } from '../host/cmdlet-error.js';

// The characters that Lync allows in front of the @; what would begin a parameter or a header of the URI is not among them.
const pattern =
  /^sip:([a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*)@((?:[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$/i;

export interface SipAddress {
  /** With the prefix sip: in lower case, the rest as typed. */
  text: string;
  user: string;
  domain: string;
}

/** @throws CmdletError SipAddressInvalid */
export const parseSipAddress = (text: string): SipAddress => {
  const invalid = (why: string, recommendedAction?: string): CmdletError =>
    new CmdletError('SipAddressInvalid', `'${text}' is not a SIP address: ${why}.`, {
      target: text,
      ...(recommendedAction === undefined ? {} : { recommendedAction }),
    });
  if (!/^sip:/i.test(text)) {
    const prefixed = pattern.test(`sip:${text}`) ? `Write sip:${text}` : undefined;
    throw invalid('it must begin with sip:', prefixed);
  }
  const match = pattern.exec(text);
  if (match === null || text.length > 256) throw invalid('after sip: comes a name, @ and a SIP domain');
  return { text: `sip:${text.slice(4)}`, user: match[1]!, domain: match[2]! };
};

/** Whether two addresses are the same; the prefix may be missing. */
export const sameSipAddress = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (address: string): string => address.replace(/^sip:/i, '').toLowerCase();
