/** LDIF of the part of the Lync schema that endpoints touch (endpoint-active-directory, section 3), and of the containers. */

/** An arc for attributes and classes whose numbers are not public: made from a random GUID. */
const arc = '1.2.840.113556.1.8000.2554.41375.26211.17632.18301.42118.7421930.5211603';
const lync = '1.2.840.113556.1.6.24.1';

const syntaxes = {
  text: ['attributeSyntax: 2.5.5.12', 'oMSyntax: 64'],
  boolean: ['attributeSyntax: 2.5.5.8', 'oMSyntax: 1'],
  integer: ['attributeSyntax: 2.5.5.9', 'oMSyntax: 2'],
  name: ['attributeSyntax: 2.5.5.1', 'oMSyntax: 127', 'oMObjectClass:: KwwCh3McAIVK'],
} as const;

const attributes: [name: string, id: string, syntax: keyof typeof syntaxes][] = [
  ['msRTCSIP-PrimaryUserAddress', `${lync}.1`, 'text'],
  ['msRTCSIP-UserEnabled', `${lync}.6`, 'boolean'],
  ['msRTCSIP-PrimaryHomeServer', `${lync}.57`, 'name'],
  ['msRTCSIP-OptionFlags', `${lync}.87`, 'integer'],
  ['msRTCSIP-DeploymentLocator', `${arc}.1`, 'text'],
  ['msRTCSIP-OwnerUrn', `${arc}.2`, 'text'],
  ['msRTCSIP-DomainName', `${arc}.3`, 'text'],
];

const classes: [name: string, id: string, mayContain: string[]][] = [
  ['msRTCSIP-Service', `${arc}.11`, []],
  ['msRTCSIP-ApplicationContacts', `${arc}.12`, []],
  ['msRTCSIP-Pools', `${arc}.13`, []],
  ['msRTCSIP-Pool', `${arc}.14`, ['dNSHostName', 'msRTCSIP-PrimaryHomeServer']],
  ['msRTCSIP-GlobalContainer', `${arc}.15`, []],
  ['msRTCSIP-Domain', `${arc}.16`, ['msRTCSIP-DomainName']],
];

const entry = (dn: string, lines: string[]): string => [`dn: ${dn}`, ...lines, ''].join('\n');
const schemaName = (name: string, root: string): string => `CN=${name},CN=Schema,CN=Configuration,${root}`;

export const attributesLdif = (root: string): string =>
  attributes
    .map(([name, id, syntax]) =>
      entry(schemaName(name, root), [
        'changetype: add',
        'objectClass: attributeSchema',
        `attributeID: ${id}`,
        `lDAPDisplayName: ${name}`,
        ...syntaxes[syntax],
        'isSingleValued: TRUE',
        'isMemberOfPartialAttributeSet: TRUE',
        'searchFlags: 1',
      ]),
    )
    .join('\n');

export const classesLdif = (root: string): string =>
  classes
    .map(([name, id, mayContain]) =>
      entry(schemaName(name, root), [
        'changetype: add',
        'objectClass: classSchema',
        `governsID: ${id}`,
        `lDAPDisplayName: ${name}`,
        'subClassOf: container',
        'objectClassCategory: 1',
        'possSuperiors: container',
        ...mayContain.map((attribute) => `mayContain: ${attribute}`),
        'defaultSecurityDescriptor: D:(A;;RPWPCRCCDCLCLORCWOWDSDDTSW;;;DA)(A;;RPLCLORC;;;AU)',
      ]),
    )
    .join('\n');

/** Lets contacts and users have the attributes. */
export const linksLdif = (root: string): string =>
  ['Contact', 'User']
    .map((name) =>
      entry(schemaName(name, root), [
        'changetype: modify',
        'add: mayContain',
        ...attributes
          .filter(([attribute]) => attribute !== 'msRTCSIP-DomainName')
          .map(([attribute]) => `mayContain: ${attribute}`),
      ]),
    )
    .join('\n');

export interface DirectoryContent {
  sipDomains: string[];
  pools: string[];
  /** Accounts with a SIP address. */
  users: { name: string; sipAddress: string; container?: string; proxyAddresses?: string[] }[];
}

/** The containers of a deployment, and what is in them. */
export const contentLdif = (root: string, { sipDomains, pools, users }: DirectoryContent): string => {
  const service = `CN=RTC Service,CN=Services,CN=Configuration,${root}`;
  const add = (dn: string, type: string, lines: string[] = []): string =>
    entry(dn, ['changetype: add', `objectClass: ${type}`, ...lines]);
  return [
    add(service, 'msRTCSIP-Service'),
    add(`CN=Application Contacts,${service}`, 'msRTCSIP-ApplicationContacts'),
    add(`CN=Pools,${service}`, 'msRTCSIP-Pools'),
    add(`CN=Global Settings,${service}`, 'msRTCSIP-GlobalContainer'),
    ...pools.map((fqdn) => add(`CN=${fqdn},CN=Pools,${service}`, 'msRTCSIP-Pool', [`dNSHostName: ${fqdn}`])),
    ...sipDomains.map((name) =>
      add(`CN=${name},CN=Global Settings,${service}`, 'msRTCSIP-Domain', [`msRTCSIP-DomainName: ${name}`]),
    ),
    ...users.map(({ name, sipAddress, container = `CN=Users,${root}`, proxyAddresses = [] }) =>
      add(`CN=${name},${container}`, 'user', [
        `sAMAccountName: ${name}`,
        `displayName: ${name}`,
        `msRTCSIP-PrimaryUserAddress: ${sipAddress}`,
        'msRTCSIP-UserEnabled: TRUE',
        ...[...proxyAddresses, sipAddress].map((address) => `proxyAddresses: ${address}`),
      ]),
    ),
  ].join('\n');
};
