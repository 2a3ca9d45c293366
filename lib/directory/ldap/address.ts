import { resolveSrv } from 'node:dns/promises';
import { CmdletError } from '../../host/cmdlet-error.js';
import { withoutLogin } from '../../secrets.js';

/** A server to talk to. */
export interface LdapServer {
  /** `ldap` is raised to TLS by StartTLS before anything is said; `ldaps` is TLS from the beginning. */
  protocol: 'ldap' | 'ldaps';
  host: string;
  port: number;
}

/** What `-Directory` says: one server, or a domain whose controllers are looked up. */
export type LdapAddress = { kind: 'server'; server: LdapServer } | { kind: 'domain'; domain: string };

const ports = { ldap: 389, ldaps: 636 } as const;
const catalogPorts = { ldap: 3268, ldaps: 3269 } as const;

/**
 * Reads the address of an Active Directory: `ldaps://dc1.contoso.com`, `ldap://dc1.contoso.com:389`, or the DNS name of a domain.
 *
 * @throws CmdletError DirectoryAddressInvalid
 */
export const parseLdapAddress = (text: string): LdapAddress => {
  const match = /^(ldaps?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?\/?$/i.exec(text.trim());
  if (match !== null) {
    const protocol = match[1]!.toLowerCase() as LdapServer['protocol'];
    const port = match[3] === undefined ? ports[protocol] : Number(match[3]);
    if (port >= 1 && port <= 65_535) {
      return { kind: 'server', server: { protocol, host: match[2]!.replace(/^\[|\]$/g, ''), port } };
    }
  } else if (/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text.trim())) {
    return { kind: 'domain', domain: text.trim() };
  }
  const shown = withoutLogin(text);
  throw new CmdletError('DirectoryAddressInvalid', `'${shown}' is not the address of a directory.`, { target: shown });
};

/**
 * The servers to try, best first.
 *
 * @param domainController is talked to instead of what the address says
 * @throws CmdletError DirectoryUnreachable, when the domain has no records of domain controllers
 */
export const serversOf = async (address: LdapAddress, domainController?: string): Promise<LdapServer[]> => {
  if (domainController !== undefined) {
    const protocol = address.kind === 'server' ? address.server.protocol : 'ldaps';
    return [{ protocol, host: domainController, port: ports[protocol] }];
  }
  if (address.kind === 'server') return [address.server];
  const { domain } = address;
  try {
    const records = await resolveSrv(`_ldap._tcp.dc._msdcs.${domain}`);
    return records
      .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
      .map(({ name }) => ({ protocol: 'ldaps', host: name, port: ports.ldaps }));
  } catch (cause) {
    throw new CmdletError('DirectoryUnreachable', `The DNS knows no domain controllers of ${domain}.`, {
      target: domain,
      cause,
      recommendedAction: 'Check the name, or give a server: -Directory ldaps://dc1.contoso.com.',
    });
  }
};

/** The global catalogue of the same server. */
export const catalogOf = ({ protocol, host }: LdapServer): LdapServer => ({
  protocol,
  host,
  port: catalogPorts[protocol],
});

export const serverText = ({ protocol, host, port }: LdapServer): string =>
  `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
