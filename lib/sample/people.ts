import { PrincipalType } from '../records/records.js';
import type { Random } from './random.js';
import { animals, colours, departments } from './words.js';

export interface SamplePrincipal {
  id: number;
  guid: string;
  type: number;
  uri: string;
  name: string | null;
  adPath: string | null;
  upn: string | null;
  disabled: boolean;
  permissions: number;
  /** Groups, folders and domains it belongs to directly. */
  direct: number[];
}

export interface SamplePeople {
  all: SamplePrincipal[];
  domains: SamplePrincipal[];
  groups: SamplePrincipal[];
  /** Users of the directory, disabled ones included. */
  users: SamplePrincipal[];
  federated: SamplePrincipal[];
  /** Users by the department group they belong to. */
  usersOf: Map<number, SamplePrincipal[]>;
}

const domainPaths = ['DC=contoso,DC=com', 'DC=emea,DC=contoso,DC=com'];

/** Makes everybody: two domains of one forest, folders, nested groups with one ring, users, federated and external ones. */
export const samplePeople = (count: number, random: Random): SamplePeople => {
  const all: SamplePrincipal[] = [];
  const add = (type: number, more: Partial<SamplePrincipal>): SamplePrincipal => {
    const guid = random.guid();
    const none = { name: null, adPath: null, upn: null, disabled: false, permissions: 0, direct: [] };
    const principal = { id: all.length + 2, guid, type, uri: `ma-grp:${guid.toLowerCase()}@u.g`, ...none, ...more };
    all.push(principal);
    return principal;
  };
  const domains = domainPaths.map((adPath) => add(PrincipalType.domain, { adPath }));
  const folders = departments.map((name, i) =>
    add(PrincipalType.folder, { adPath: `OU=${name},${domainPaths[i % 2]}`, direct: [domains[i % 2]!.id] }),
  );
  const groups: SamplePrincipal[] = [];
  for (let i = 0; i < Math.max(6, Math.floor(count / 60)); i++) {
    const parent = i >= departments.length ? groups[random.below(departments.length)]! : undefined;
    const adPath = `CN=Team ${i + 1},OU=Groups,${domainPaths[i % 2]}`;
    groups.push(
      add(PrincipalType.group, { adPath, direct: [domains[i % 2]!.id, ...(parent === undefined ? [] : [parent.id])] }),
    );
  }
  // Directories allow two groups to be members of each other.
  groups[0]!.direct.push(groups[1]!.id);
  groups[1]!.direct.push(groups[0]!.id);

  const federatedGroups = ['fabrikam.com', 'adatum.com'].map((domain) =>
    add(PrincipalType.federatedGroup, { uri: `ma-grp:${domain}@u.g`, name: domain }),
  );
  const federated = Array.from({ length: Math.max(2, Math.floor(count / 50)) }, (_, i) => {
    const group = federatedGroups[i % 2]!;
    const uri = `sip:partner${i + 1}@${i % 2 === 0 ? 'fabrikam.com' : 'adatum.com'}`;
    return add(PrincipalType.federatedUser, { uri, name: `Partner ${i + 1}`, direct: [group.id] });
  });
  add(PrincipalType.externalUser, { uri: 'sip:leftover@contoso.com', name: 'Leftover', disabled: true });

  const usersOf = new Map<number, SamplePrincipal[]>(groups.map(({ id }) => [id, []]));
  const users: SamplePrincipal[] = [];
  while (users.length === 0 || all.length < count - 1) {
    const i = users.length;
    const [colour, animal] = [colours[i % colours.length]!, animals[Math.floor(i / colours.length) % animals.length]!];
    const round = Math.floor(i / (colours.length * animals.length));
    const account = `${colour}.${animal}${round === 0 ? '' : round + 1}`.toLowerCase();
    const domain = i % 4 === 3 ? 1 : 0;
    const folder = folders[i % folders.length]!;
    const own = [...new Set([groups[i % groups.length]!, random.pick(groups)])];
    const user = add(PrincipalType.user, {
      uri: `sip:${account}@${domain === 0 ? 'contoso.com' : 'emea.contoso.com'}`,
      name: `${colour} ${animal}${round === 0 ? '' : ` ${round + 1}`}`,
      adPath: `CN=${colour} ${animal}${round === 0 ? '' : ` ${round + 1}`},${folder.adPath}`,
      upn: `${account}@contoso.com`,
      disabled: i % 31 === 30,
      permissions: i % 23 === 22 ? 6 : 0,
      direct: [...own.map(({ id }) => id), folder.id, domains[domain]!.id],
    });
    for (const { id } of own) usersOf.get(id)!.push(user);
    users.push(user);
  }
  return { all, domains, groups, users, federated, usersOf };
};
