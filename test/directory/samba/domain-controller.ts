import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attributesLdif, classesLdif, contentLdif, type DirectoryContent, linksLdif } from './lync-schema.js';

const samba = '/usr/sbin/samba';

/** CI installs Samba; elsewhere its tests are skipped, and say so. */
export const hasSamba = existsSync(samba);
export const sambaSuite = hasSamba
  ? 'Samba'
  : 'Samba (SKIPPED: the packages samba, samba-ad-provision and ldb-tools are not installed)';

const folders = ['private', 'lock', 'state', 'cache', 'run', 'ncalrpc', 'sysvol', 'netlogon'];

const configuration = (folder: string, address: string): string => `[global]
workgroup = CONTOSO
realm = CONTOSO.COM
netbios name = DC1
server role = active directory domain controller
server services = ldap
interfaces = ${address}/8
bind interfaces only = yes
private dir = ${folder}/private
lock directory = ${folder}/lock
state directory = ${folder}/state
cache directory = ${folder}/cache
pid directory = ${folder}/run
ncalrpc dir = ${folder}/ncalrpc
log file = ${folder}/samba.log
tls keyfile = ${folder}/key.pem
tls certfile = ${folder}/cert.pem
tls cafile = ${folder}/cert.pem
[sysvol]
path = ${folder}/sysvol
[netlogon]
path = ${folder}/netlogon
`;

/** A domain controller of a forest of its own, contoso.com, on loopback, with the containers of a Lync deployment. */
export class DomainController {
  static readonly root = 'DC=contoso,DC=com';
  static readonly password = 'Passw0rd-of-tests';
  readonly address: string;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  /** @param address of the loopback network, which no other controller has: the ports cannot be chosen */
  constructor(address: string) {
    this.address = address;
    this.#folder = mkdtempSync(path.join(os.tmpdir(), 'cs-pchat-samba-'));
  }

  /** The certificate that clients are to trust. */
  get certificate(): string {
    return this.#file('cert.pem');
  }

  #file(name: string): string {
    return path.join(this.#folder, name);
  }

  #run(program: string, args: string[], input?: string): void {
    try {
      execFileSync(program, args, { input: input ?? '', stdio: 'pipe' });
    } catch (error) {
      const { stderr, stdout } = error as { stderr: Buffer; stdout: Buffer };
      throw new Error(`${program} failed: ${stderr}${stdout}`, { cause: error });
    }
  }

  /** Provisions it and waits until it answers: about six seconds. Without content the forest was never prepared for Lync. */
  async start(content?: DirectoryContent): Promise<void> {
    for (const name of folders) mkdirSync(this.#file(name), { mode: 0o700 });
    writeFileSync(this.#file('smb.conf'), configuration(this.#folder, this.address));
    const key = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=dc1.contoso.com';
    const names = `subjectAltName=DNS:dc1.contoso.com,IP:${this.address}`;
    const files = ['-keyout', this.#file('key.pem'), '-out', this.certificate];
    this.#run('openssl', [...key.split(' '), ...files, '-addext', names]);
    this.#run('samba-tool', [
      'domain',
      'provision',
      `--configfile=${this.#file('smb.conf')}`,
      '--server-role=dc',
      '--dns-backend=NONE',
      '--host-name=dc1',
      `--host-ip=${this.address}`,
      '--realm=CONTOSO.COM',
      '--domain=CONTOSO',
      `--adminpass=${DomainController.password}`,
    ]);
    const { root } = DomainController;
    // One call is one transaction, and each needs what the one before it has added.
    const prepared =
      content === undefined
        ? []
        : [attributesLdif(root), classesLdif(root), linksLdif(root), contentLdif(root, content)];
    for (const ldif of prepared) {
      const url = `ldb://${this.#file('private/sam.ldb')}`;
      this.#run('ldbmodify', ['-H', url, '--option=dsdb:schema update allowed=true'], ldif);
    }
    await this.restart();
  }

  async restart(): Promise<void> {
    await this.#end();
    // It ends when its standard input closes, so it cannot outlive this process.
    this.#process = spawn(samba, ['-i', '--model=single', `--configfile=${this.#file('smb.conf')}`, '--debug-stdout'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    for (let i = 0; i < 300 && !(await this.#answers()); i++) await wait(100);
    if (!(await this.#answers())) throw new Error(`Samba does not answer: ${this.#log()}`);
  }

  #log(): string {
    const file = this.#file('samba.log');
    return existsSync(file) ? readFileSync(file, 'utf8').slice(-2_000) : '';
  }

  async #answers(): Promise<boolean> {
    const answers = [389, 636, 3268, 3269].map(
      (port) =>
        new Promise<boolean>((resolve) => {
          const socket = net.connect(port, this.address);
          socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
          socket.on('connect', () => socket.destroy());
        }),
    );
    return (await Promise.all(answers)).every(Boolean);
  }

  /** Runs samba-tool on the database of the controller. */
  tool(...args: string[]): void {
    this.#run('samba-tool', [
      ...args,
      '-H',
      `ldb://${this.#file('private/sam.ldb')}`,
      `--configfile=${this.#file('smb.conf')}`,
    ]);
  }

  async #end(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    if (process === undefined || process.exitCode !== null) return;
    const closed = new Promise((resolve) => process.once('close', resolve));
    process.kill('SIGTERM');
    await closed;
  }

  async stop(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
