import { CmdletError } from '../host/cmdlet-error.js';
import { literal } from '../powershell/literal.js';
import { type DirectoryObject, valuesOf } from './directory.js';
import { isEndpoint } from './endpoint.js';
import type { SipAddress } from './sip-address.js';

/** Name of the Lookup Server's account unless somebody chose another (R21). */
const lookupUser = 'ocschat';

const again = 'When all domain controllers have got to know, run New-CsPersistentChatEndpoint again.';

/** What holds the address, and what to do about it, ready to be typed. */
const explain = (holder: DirectoryObject, { user }: SipAddress): { what: string; action: string } => {
  const name = literal(holder.distinguishedName);
  if (valuesOf(holder, 'objectClass').includes('user')) {
    const remove = `Remove-ADUser -Identity ${name}`;
    return user.toLowerCase() === lookupUser
      ? {
          what: ', the user account of the old Lookup Server',
          action: `Delete that account in Active Directory: ${remove}. ${again}`,
        }
      : {
          what: ', a user account',
          action: `If it is the account of the old Lookup Server, delete it in Active Directory: ${remove}. ${again} If not, choose another address.`,
        };
  }
  if (isEndpoint(holder)) {
    return {
      what: ', an endpoint',
      action: `Choose another address, or remove that endpoint: Remove-CsPersistentChatEndpoint -Identity ${name}.`,
    };
  }
  return { what: '', action: 'Choose another address, or take this one from that object in Active Directory.' };
};

/** The error for an address that somebody has; one holder is explained, the others are named. */
export const addressInUse = (
  address: SipAddress,
  holders: readonly [DirectoryObject, ...DirectoryObject[]],
): CmdletError => {
  const [first, ...others] = holders;
  const { what, action } = explain(first, address);
  const also = others.map(({ distinguishedName }) => ` It is also in use by ${distinguishedName}.`).join('');
  return new CmdletError('SipAddressInUse', `${address.text} is in use by ${first.distinguishedName}${what}.${also}`, {
    target: first.distinguishedName,
    recommendedAction: action,
  });
};
