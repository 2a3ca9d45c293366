/** The errors that the PowerShell module finds by itself, before or instead of an answer from Node. */
export const moduleErrors = {
  NodeNotFound: {
    category: 'ObjectNotFound',
    recommendedAction: 'Install Node 20.19 or later, or name its program in CS_PCHAT_NODE.',
  },
  NodeTooOld: {
    category: 'NotInstalled',
    recommendedAction: 'Install Node 20.19 or later, or name its program in CS_PCHAT_NODE.',
  },
  NodeFailed: {
    category: 'ResourceUnavailable',
    recommendedAction: 'Run the command again; if it fails in the same way, reinstall cs-persistent-chat.',
  },
  ModuleNotBuilt: {
    category: 'NotInstalled',
    recommendedAction:
      'Run cs-persistent-chat install-module (in a clone, npm run build), or name the folder of cs-persistent-chat in CS_PCHAT_HOME.',
  },
} as const;
