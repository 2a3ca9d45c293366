import type { PrincipalName } from '../stores/persistent-chat-reader.js';

/** How lists show principals: by address, or with -AsObject by display name, where there is one. */
export const showPrincipals = (names: readonly PrincipalName[], asObject: boolean | undefined): string[] =>
  names.map(({ uri, displayName }) => (asObject && displayName ? displayName : uri));
