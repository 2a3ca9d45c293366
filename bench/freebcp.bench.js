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
    '| round | freebcp out s | export s | of its rows per second | freebcp in s | import s | of its rows per second | import with the plan of a rehearsal s | of its rows per second |',
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|');
  const shares = { out: [], in: [], planned: [] };
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
    const importInto = async (options) => {
      await server.settle(target);
      const imported = await measureStep('importCsPersistentChatData', { ...target, fileName, ...options });
      await server.drop(target);
      return imported;
    };
    await server.makeTarget();
    const imported = await importInto({});
    await server.makeTarget();
    const plan = set.fresh('plan.json');
    await measureStep('importCsPersistentChatData', { ...target, fileName, whatIf: true, plan });
    const planned = await importInto({ plan });
    shares.out.push(out.seconds / exported.seconds);
    shares.in.push(into.seconds / imported.seconds);
    shares.planned.push(into.seconds / planned.seconds);
    const [a, b, c, d, e] = [out, exported, into, imported, planned].map(({ seconds }) => seconds.toFixed(2));
    const [x, y, z] = [shares.out, shares.in, shares.planned].map((list) => percent(list.at(-1)));
    console.log(`| ${round} | ${a} | ${b} | ${x} | ${c} | ${d} | ${y} | ${e} | ${z} |`);
  }
  const [x, y, z] = [shares.out, shares.in, shares.planned].map((list) => percent(middle(list)));
  console.log(`| the middle | | | ${x} | | | ${y} | | ${z} |`);
  await server.drop(source);
};
