import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EchoModule, makeEchoModule } from './echo-module.js';
import { describePowerShell, linesOf, literal } from './pwsh.js';

const hostileTexts = [
  '',
  ' ',
  `it's "quoted"`,
  `$(exit 3) $env:PATH $\{x} @{a=1}`,
  '`n `0 `" ; & | > < %PATH% !x! ^',
  'line one\nline two\r\nline three\ttab',
  '<Objs>&amp;<![CDATA[x]]></Objs>',
  '_x0041_ _x005F_ _X0041_ __x0041__ _x',
  '\\ \\\\ \\" \\u0041',
  'nul \0 bell \x07 escape \x1b[31m delete \x7f',
  'Zürich, Ελλάδα, Россия, 日本語, עברית',
  'emoji 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'lone \ud83d surrogates \udc00 reversed \udc00\ud83d',
  '\ufeff \ufffe \uffff \u2028 \u0085',
  '‘typographic’ “quotes”',
  '{"json": [1, 2]}',
  '-Act Fatal --help /?',
  'long '.repeat(200_000),
];

/** The UTF-16 units in Base64. .NET's own reader would replace lone surrogates, so the script rebuilds them one by one. */
const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

const readUnits = `
function Read-Units([string] $Base64) {
  $bytes = [Convert]::FromBase64String($Base64)
  $units = [char[]]::new($bytes.Length / 2)
  for ($i = 0; $i -lt $units.Length; $i++) { $units[$i] = [char]($bytes[2 * $i] + 256 * $bytes[2 * $i + 1]) }
  [string]::new($units)
}`;

describePowerShell('values on the wire', () => {
  let echo: EchoModule;
  let start: string;
  beforeAll(async () => {
    echo = await makeEchoModule();
    start = `Import-Module ${literal(echo.manifest)}\n${readUnits}\n`;
  });
  afterAll(() => echo.remove());

  const options = async (command: string, before = ''): Promise<Record<string, unknown>> => {
    const lines = await linesOf(`${start}${before}\n(${command}).Message`);
    return JSON.parse(lines.at(-1)!);
  };

  test('every text comes back as it was', async () => {
    const calls = hostileTexts.map(
      (text) => `$sent = Read-Units ${literal(utf16(text))}
        $received = (Invoke-Echo Text -Text $sent).Message
        [string]::Equals($sent, $received, 'Ordinal')`,
    );
    expect(await linesOf(start + calls.join('\n'))).toEqual(hostileTexts.map(() => 'True'));
  });

  test('Node sees exactly what was typed', async () => {
    const texts = hostileTexts.slice(0, -1);
    const list = texts.map((text) => `(Read-Units ${literal(utf16(text))})`).join(', ');
    expect((await options(`Invoke-Echo Options -List ${list}`)).list).toEqual(texts);
  });

  test('numbers, switches, Booleans and lists keep their types', async () => {
    expect(await options('Invoke-Echo Options -Count 2147483647 -On -Flag $false -List a')).toMatchObject({
      count: 2_147_483_647,
      on: true,
      flag: false,
      list: ['a'],
    });
    expect(await options('Invoke-Echo Options -On:$false')).toMatchObject({ on: false });
  });

  test('what is not given is not sent', async () => {
    expect(Object.keys(await options('Invoke-Echo Options'))).toEqual([
      'act',
      'verbose',
      'whatIf',
      'folder',
      'process',
    ]);
  });

  test('dates carry a zone only when they have one', async () => {
    expect(await options("Invoke-Echo Options -Date '2010-01-02'")).toMatchObject({
      date: '2010-01-02T00:00:00.0000000',
    });
    const utc = "([datetime]::SpecifyKind([datetime]'2010-01-02T03:04:05.1234567', 'Utc'))";
    expect(await options(`Invoke-Echo Options -Date ${utc}`)).toMatchObject({ date: '2010-01-02T03:04:05.1234567Z' });
  });

  test('paths and embedded databases count from the current location, servers stay', async () => {
    const home = `$ExecutionContext.SessionState.Path.SetLocation(${literal(echo.folder)}) > $null`;
    expect(await options(`Invoke-Echo Options -Path 'a[1]*.zip' -Address ' b.db '`, home)).toMatchObject({
      path: path.join(echo.folder, 'a[1]*.zip'),
      address: path.join(echo.folder, 'b.db'),
      folder: echo.folder,
    });
    expect(await options(`Invoke-Echo Options -Address SQLite:c`, home)).toMatchObject({
      address: `sqlite:${path.join(echo.folder, 'c')}`,
    });
    expect(await options(`Invoke-Echo Options -Address 'server.contoso.com\\rtc'`, home)).toMatchObject({
      address: 'server.contoso.com\\rtc',
    });
  });

  test('a credential arrives', async () => {
    const script = `$secret = [securestring]::new()
      foreach ($c in 'p"\u00e4$'.ToCharArray()) { $secret.AppendChar($c) }
      $credential = [System.Management.Automation.PSCredential]::new('CONTOSO\\admin', $secret)`;
    expect(await options('Invoke-Echo Options -Credential $credential', script)).toMatchObject({
      credential: { userName: 'CONTOSO\\admin', password: 'p"\u00e4$' },
    });
  });

  test('bytes arrive as a parameter, byte by byte, and as a whole', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7) % 256);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const script = `$bytes = [byte[]]::new(100000); for ($i = 0; $i -lt 100000; $i++) { $bytes[$i] = ($i * 7) % 256 }`;
    for (const command of [
      'Invoke-Echo Options -Bytes $bytes',
      '$bytes | Invoke-Echo Options',
      ',$bytes | Invoke-Echo Options',
    ]) {
      expect(await options(command, script)).toMatchObject({ bytes: hash });
    }
  });

  test('two byte arrays in a pipeline stay two', async () => {
    const script = `${start}[byte[]] $a = 1, 2; [byte[]] $b = 3, 4, 5; @(, $a; , $b | Invoke-Echo Options).Count`;
    expect(await linesOf(script)).toEqual(['2']);
  });

  test('bytes come back as one array', async () => {
    const script = `${start}
      foreach ($count in 0, 1, 49152, 200001) {
        $bytes = Invoke-Echo Bytes -Count $count
        "$($bytes.GetType().Name) $($bytes.Length) $($bytes.Length -eq 0 -or $bytes[$count - 1] -eq ($count - 1) % 251)"
      }`;
    expect(await linesOf(script)).toEqual([
      'Byte[] 0 True',
      'Byte[] 1 True',
      'Byte[] 49152 True',
      'Byte[] 200001 True',
    ]);
  });

  test('objects are in order and have the type of their definition', async () => {
    const script = `${start}
      $all = Invoke-Echo Objects -Count 1234
      $all.Count
      $all[0].PSTypeNames[0]
      $wrong = 0
      for ($i = 0; $i -lt 1234; $i++) { if ($all[$i].Message -ne "$i") { $wrong++ } }
      $wrong`;
    expect(await linesOf(script)).toEqual(['1234', 'CsPersistentChat.Finding', '0']);
  });
});
