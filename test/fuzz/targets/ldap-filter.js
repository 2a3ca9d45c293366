import { ldapPredicate } from '../../../dist/lib/directory/ldap-filter.js';
import { onlyClearErrors } from './only-clear-errors.js';

const object = {
  distinguishedName: 'CN=ocschat,CN=Application Contacts,DC=contoso,DC=com',
  guid: '00000000-0000-0000-0000-000000000001',
  attributes: new Map([
    ['objectclass', ['top', 'contact']],
    ['displayname', ['Persistent Chat']],
    ['msrtcsip-optionflags', ['256']],
  ]),
};

/** Any text as an LDAP filter. */
export const fuzz = async (bytes) => {
  const accepts = await onlyClearErrors(() => ldapPredicate(bytes.toString('utf8')));
  if (accepts !== undefined && typeof accepts(object) !== 'boolean') throw new Error('Neither yes nor no');
};
