import type { PackageFacts } from '../package/package-model.js';
import { count } from '../plan/finding.js';
import type { Plan } from '../plan/plan.js';
import { literal } from '../powershell/literal.js';
import { PrincipalType } from '../records/records.js';

export interface NextStep {
  text: string;
  /** What to type, or empty. */
  command: string;
}

/** The domain of most addresses, for the names of accounts that the package does not tell. */
const sipDomain = ({ principals }: PackageFacts): string => {
  const domains = new Map<string, number>();
  for (const place of principals.places()) {
    if (principals.type(place) !== PrincipalType.user) continue;
    const domain = /^sip:[^@]+@([^;?]+)$/i.exec(principals.uri(place))?.[1]?.toLowerCase();
    if (domain !== undefined) domains.set(domain, (domains.get(domain) ?? 0) + 1);
  }
  return [...domains].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '<SIP domain>';
};

/**
 * What is left after an import, in order (R23), filled in with the names that are known.
 *
 * @param pool FQDN of the target's pool, empty when the settings do not name it
 */
export const nextSteps = (model: PackageFacts, plan: Plan, pool: string): NextStep[] => {
  const { fileStore } = model.manifest.source;
  const domain = sipDomain(model);
  const address = `sip:ocschat@${domain}`;
  const files = count(plan.totals.fileLinks, 'message mentions a file', 'messages mention files');
  const step = (text: string, command = ''): NextStep => ({ text, command });
  return [
    step(
      `Copy the whole folder of uploaded files${fileStore === '' ? '' : `, ${fileStore},`} to the file store of the new pool (${files}).`,
    ),
    step(`Delete the user account of the old Lookup Server, as a rule ${address}, or take the address away from it.`),
    step(
      'Create the endpoint with the same address.',
      `New-CsPersistentChatEndpoint -PersistentChatPoolFqdn ${pool === '' ? '<FQDN of the new pool>' : literal(pool)} -SipAddress ${literal(address)}`,
    ),
    step('Start the services of the new pool.'),
    step(
      'Verify that the data has arrived.',
      'Get-CsPersistentChatRoom | Sort-Object -Property MessageCount -Descending',
    ),
    step('Uninstall Group Chat from its computers.'),
    step(
      'Remove the trusted application and the trusted application pool from the Central Management store and Active Directory.',
    ),
    step('Enable Persistent Chat for the users of the new clients.'),
  ];
};
