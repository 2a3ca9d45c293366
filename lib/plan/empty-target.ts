import type { PlanTarget } from './make-plan.js';

/** A plan against it holds every problem that a package has by itself (R17). */
export const emptyTarget: PlanTarget = {
  model: async () => ({
    address: '',
    forest: '',
    root: { number: 1, id: '' },
    principals: { byId: () => undefined, byUri: () => undefined, uri: () => '' },
    categories: [],
    rooms: [],
    addins: [],
    accessEntries: 0,
  }),
  messages: async function* () {},
  hasMessages: async () => false,
  hasInvitation: async () => false,
  newestPreference: async () => null,
};
