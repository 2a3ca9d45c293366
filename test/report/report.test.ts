import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  exportCsPersistentChatData,
  importCsPersistentChatData,
  newCsPersistentChatDatabase,
} from '../../cmdlets/index.js';
import { generateSample } from '../../lib/sample/sample.js';
import { useWorkspace } from '../workspace.js';

const workspace = useWorkspace();
const target = () => ({ dbInstance: workspace.file('target.db'), fileName: workspace.file('legacy.zip') });

const hostile = `<script>document.title='owned'</script><img src=x onerror="document.title='owned'">&amp;"'`;

beforeEach(async () => {
  await generateSample(workspace.file('legacy.db'), { messages: 300 });
  await newCsPersistentChatDatabase({ dbInstance: workspace.file('target.db') });
  workspace.run('legacy.db', 'UPDATE tblNode SET nodeName = ?, topic = ? WHERE nodeID = 30', hostile, hostile);
  await exportCsPersistentChatData({
    dbInstance: workspace.file('legacy.db'),
    fileName: workspace.file('legacy.zip'),
    report: workspace.file('export.html'),
  });
});

const html = (name: string): string => readFileSync(workspace.file(name), 'utf8');

describe('the report', () => {
  test('is one page that asks for nothing outside itself and holds no text of data unescaped', async () => {
    await importCsPersistentChatData({ ...target(), whatIf: true, report: workspace.file('rehearsal.html') });
    const text = html('rehearsal.html');
    expect(text).not.toMatch(/<[^>]*\s(src|href)=/);
    expect(text).not.toContain('<img');
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).toContain('&lt;script&gt;document.title=&#39;owned&#39;');
    expect(text).toContain('This was a rehearsal; nothing was changed.');
  });

  test('R23 ends with what is left to do, with the real names', async () => {
    await importCsPersistentChatData({ ...target(), report: workspace.file('import.html') });
    const steps = [
      ...html('import.html')
        .split('What is left to do')[1]!
        .matchAll(/<li>(.*?)<\/li>/gs),
    ].map(([, text]) => text);
    expect(steps).toHaveLength(8);
    expect(steps[0]).toContain('\\\\files.contoso.com\\GroupChat');
    expect(steps[1]).toContain('sip:ocschat@contoso.com');
    expect(steps[2]).toContain('New-CsPersistentChatEndpoint');
  });

  test('is JSON when the name ends in .json', async () => {
    const result = await importCsPersistentChatData({ ...target(), whatIf: true, report: workspace.file('r.json') });
    const { nextSteps, ...rest } = JSON.parse(html('r.json'));
    expect(rest).toEqual(JSON.parse(JSON.stringify(result)));
    expect(nextSteps).toHaveLength(8);
  });

  test('an existing report is replaced, and a folder that does not exist is an error', async () => {
    await importCsPersistentChatData({ ...target(), whatIf: true, report: workspace.file('export.html') });
    expect(html('export.html')).toContain('rehearsal');
    const call = importCsPersistentChatData({ ...target(), whatIf: true, report: workspace.file('no/where.html') });
    await expect(call).rejects.toMatchObject({ code: 'FileNotWritable' });
  });
});

const browser = process.env.CHROMIUM ?? '/usr/bin/chromium';
const inBrowser = existsSync(browser) ? describe : describe.skip;
if (!existsSync(browser)) console.warn('Skipped: the report in a browser. Install Chromium, or name it in CHROMIUM.');

inBrowser('the report in a browser', () => {
  const open = async (javaScriptEnabled: boolean) => {
    await importCsPersistentChatData({ ...target(), whatIf: true, report: workspace.file('rehearsal.html') });
    const { chromium } = await import('playwright-core');
    const arguments_ = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    const instance = await chromium.launch({ executablePath: browser, args: arguments_ });
    const page = await (await instance.newContext({ javaScriptEnabled })).newPage();
    const problems: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => problems.push(message.text()));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`file://${workspace.file('rehearsal.html')}`);
    return { instance, page, problems, requests };
  };

  test('shows everything without scripts', async () => {
    const { instance, page, requests } = await open(false);
    expect(await page.locator('table').count()).toBe(4);
    expect(await page.locator('table').nth(2).locator('tbody tr').count()).toBe(40);
    expect(requests).toHaveLength(1);
    await instance.close();
  });

  test('is searched and sorted with scripts, and runs none that come from data', async () => {
    const { instance, page, problems, requests } = await open(true);
    expect(await page.title()).toContain('rehearsal');
    const findings = page.locator('table').first();
    const rows = await findings.locator('tbody tr').count();
    await page.locator('input[type=search]').first().fill('InvitationsSwitchedOff');
    const shown = await findings.locator('tbody tr:visible').count();
    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(rows);
    const rooms = page.locator('table').nth(2);
    const column = rooms.locator('thead th', { hasText: 'New messages' });
    await column.click();
    await column.click();
    expect(await column.getAttribute('aria-sort')).toBe('descending');
    const numbers = (await rooms.locator('tbody tr td:nth-child(7)').allTextContents()).map((text) =>
      Number(text.replaceAll(',', '')),
    );
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(problems).toEqual([]);
    expect(requests).toHaveLength(1);
    await instance.close();
  });
});
