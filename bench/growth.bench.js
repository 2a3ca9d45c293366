import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as echarts from 'echarts';
import { measureStep } from './measure.js';
import { SampleSet } from './sample-set.js';

const plot = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'growth.svg');

const base = { rooms: 1_000, principals: 5_000, messages: 100_000, membersPerRoom: 10 };

/** What grows, the rest staying as it is. */
const axes = [
  { option: 'rooms', title: 'rooms', values: [1_000, 4_000, 8_000, 16_000] },
  { option: 'membersPerRoom', title: 'members of each room', values: [10, 40, 80, 160] },
  { option: 'principals', title: 'principals', values: [5_000, 20_000, 40_000, 80_000] },
  { option: 'messages', title: 'messages', values: [100_000, 400_000, 800_000, 1_600_000] },
];

const steps = ['export', 'rehearsal', 'import'];

const measure = async (options) => {
  const set = new SampleSet('growth', options);
  set.drop();
  const { fileName, ...exported } = await set.exported();
  const dbInstance = await set.target();
  const rehearsed = await measureStep('importCsPersistentChatData', { dbInstance, fileName, whatIf: true });
  const figures = { export: exported, rehearsal: rehearsed, import: await set.imported() };
  set.drop();
  return figures;
};

const draw = (charts) => {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 960, height: 640 });
  const cell = (index) => ({ left: `${6 + 50 * (index % 2)}%`, top: `${9 + 47 * Math.floor(index / 2)}%` });
  chart.setOption({
    animation: false,
    backgroundColor: '#fff',
    legend: { data: steps, top: 4 },
    grid: charts.map((_, index) => ({ ...cell(index), width: '41%', height: '34%' })),
    xAxis: charts.map(({ title }, gridIndex) => ({
      gridIndex,
      name: title,
      nameLocation: 'middle',
      nameGap: 24,
      type: 'value',
      axisLabel: { formatter: (value) => (value >= 1000 ? `${value / 1000}k` : value) },
    })),
    yAxis: charts.map((_, gridIndex) => ({ gridIndex, name: 'seconds', min: 0 })),
    series: charts.flatMap(({ points }, index) =>
      steps.map((name) => ({
        name,
        type: 'line',
        xAxisIndex: index,
        yAxisIndex: index,
        data: points.map(({ value, figures }) => [value, figures[name].seconds]),
      })),
    ),
  });
  const svg = chart.renderToSVGString();
  // Its timer would keep the process alive.
  chart.dispose();
  return svg;
};

/** How time and memory grow with rooms, members, principals and messages; drawn as docs/growth.svg. */
export const run = async () => {
  const charts = [];
  console.log(`From ${JSON.stringify(base)}, one number growing:\n`);
  console.log(`| | ${steps.map((step) => `${step} s | peak MB`).join(' | ')} |`);
  console.log(`|---|${steps.map(() => '--:|--:').join('|')}|`);
  for (const { option, title, values } of axes) {
    const points = [];
    for (const value of values) {
      const figures = await measure({ ...base, [option]: value });
      points.push({ value, figures });
      const cells = steps.map((step) => `${figures[step].seconds.toFixed(2)} | ${figures[step].megabytes.toFixed(0)}`);
      console.log(`| ${value.toLocaleString('en-US')} ${title} | ${cells.join(' | ')} |`);
    }
    charts.push({ title, points });
  }
  writeFileSync(plot, `${draw(charts)}\n`);
};
