import type { PrincipalName } from '../stores/persistent-chat-reader.js';

/** How lists show principals: by address, or with -AsObject by name, where there is one. */
export const showPrincipals = (principals: readonly PrincipalName[], asObject: boolean | undefined): string[] =>
  principals.map(({ uri, name }) => (asObject && name !== '' ? name : uri));
