import { type PrincipalRecord, PrincipalType } from '../records/records.js';

const longAgo = '630822816000000000';

/**
 * Stands for authors that the source does not know any more (schema-mapping section 4.7). Its type makes it arrive as other
 * authors from outside do: disabled, without roles. The GUID is fixed, so that a second import finds it again.
 */
export const placeholderAuthor: PrincipalRecord = {
  id: '00000000-0000-4000-8000-0000756E6B6E',
  type: PrincipalType.federatedUser,
  uri: 'ma-sys:unknown-author',
  displayName: 'Unknown author',
  commonName: null,
  companyName: null,
  email: null,
  adPath: null,
  userPrincipalName: null,
  disabled: 1,
  permissions: null,
  addedBy: null,
  addedOn: longAgo,
  updatedBy: null,
  updatedOn: longAgo,
  verifiedOn: '2000-01-01T00:00:00Z',
};
