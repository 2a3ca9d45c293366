import { parseArgs } from 'node:util';
import { BenchServer, serverSet } from './bench-server.js';
import { hasProgram, measureStep } from './measure.js';

const middle = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

const percent = (share) => `${(100 * share).toFixed(1)} %`;

/**
 * freebcp and the cmdlets in turn, out and in, several times: on a machine whose speed changes from minute to minute only the
 * shares of pairs can be compared, and the one in the middle of them says most.
 */
export const run = async (args) => {
  const { values } = parseArgs({
    args,
    options: { set: { type: 'string', default: 'S' }, rounds: { type: 'string', default: '5' } },
  });
  if (!hasProgram('freebcp')) throw new Error('freebcp is not on the PATH.');
  const set = serverSet(values.set);
  const server = new BenchServer(set);
  const { source, copy, target } = server;
  const tables = await server.makeSource();

  console.log(`${set.title}\n`);
  console.log(
    '| round | freebcp out s | export s | of its rows per second | freebcp in s | import s | of its rows per second |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const shares = { out: [], in: [] };
  for (let round = 1; round <= Number(values.rounds); round++) {
    const fileName = set.fresh('package.zip');
    await server.settle(source);
    const out = await server.copyTables(tables, source, 'out');
    const exported = await measureStep('exportCsPersistentChatData', { ...source, fileName });
    await server.makeCopy();
    await server.settle(copy);
    const into = await server.copyTables(tables, copy, 'in');
    // A server would go on to tidy it up.
    await server.drop(copy);
    await server.makeTarget();
    await server.settle(target);
    const imported = await measureStep('importCsPersistentChatData', { ...target, fileName });
    await server.drop(target);
    shares.out.push(out.seconds / exported.seconds);
    shares.in.push(into.seconds / imported.seconds);
    const [a, b, c, d] = [out, exported, into, imported].map(({ seconds }) => seconds.toFixed(2));
    console.log(
      `| ${round} | ${a} | ${b} | ${percent(shares.out.at(-1))} | ${c} | ${d} | ${percent(shares.in.at(-1))} |`,
    );
  }
  console.log(`| the middle | | | ${percent(middle(shares.out))} | | | ${percent(middle(shares.in))} |`);
  await server.drop(source);
};
