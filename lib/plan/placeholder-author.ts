import type { MessageBatch } from '../package/read-messages.js';
import type { PrincipalTable } from '../records/principal-table.js';
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

/** Gives messages without a known author to the placeholder. */
export const withPlaceholder = async function* (
  batches: AsyncIterable<MessageBatch>,
  principals: PrincipalTable,
): AsyncGenerator<MessageBatch> {
  for await (const { room, messages } of batches) {
    for (const message of messages) {
      if (principals.place(message.author) === undefined) message.author = placeholderAuthor.id;
    }
    yield { room, messages };
  }
};
