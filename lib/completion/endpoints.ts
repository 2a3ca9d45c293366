import { findEndpoints } from '../directory/find-endpoints.js';
import { openDirectory } from '../directory/open.js';
import { beginsWith, type Completion, mostCompletions } from './completion.js';
import type { Places } from './places.js';

/** Endpoints by SIP address, or by display name when that is what has been begun. */
export async function* endpointsIn(word: string, places: Places, signal: AbortSignal): AsyncGenerator<Completion> {
  const directory = await openDirectory(places, 'read');
  try {
    let left = mostCompletions;
    for await (const { sipAddress, displayName, persistentChatPoolFqdn } of findEndpoints(directory, { signal })) {
      const typed = [
        { text: sipAddress, value: sipAddress },
        { text: sipAddress.replace(/^sip:/i, ''), value: sipAddress },
        { text: displayName, value: displayName },
      ];
      const match = typed.find(({ text }) => text !== '' && beginsWith(text, word));
      if (match === undefined) continue;
      if (left-- === 0) return;
      yield { value: match.value, description: `${displayName} ${persistentChatPoolFqdn}`.trim() };
    }
  } finally {
    await directory.close();
  }
}
