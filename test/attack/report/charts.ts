import { init } from 'echarts';
import type { Adversary } from '../attacks/adversaries';

/** A picture of the last run, and what it shows for whoever does not see it. */
export interface Chart {
  /** Its file under `docs/pictures/`. */
  readonly file: string;
  readonly alt: string;
  readonly svg: string;
}

/** The crowd that one adversary leaves, in half of all cases. */
export interface Row {
  readonly world: string;
  readonly policy: string;
  readonly adversary: Adversary;
  readonly crowd: number;
}

/** Two who see times: of one message, and of all that a reporter writes in a thread. */
const panels: readonly (readonly [Adversary, string])[] = [
  ['A2', 'one message'],
  ['host', 'a whole thread'],
];

/** Readable on light and on dark. */
const colours = ['#cf5a21', '#2f7fd6', '#1b9467'];
const ink = '#1f2328';
const inkOnDark = '#e6edf3';
const rule = '#d0d7de';
const ruleOnDark = '#3d444d';

const width = 880;
const rowHeight = 26;
const [top, bottom, left, between] = [64, 48, 130, 40];

/** The crowd that is left in each kind of world under each policy. Needs rows of both panels' adversaries. */
export function chartsOf(rows: readonly Row[]): Chart[] {
  const worlds = [...new Set(rows.map(({ world }) => world))];
  const policies = [...new Set(rows.map(({ policy }) => policy))];
  const crowdOf = (world: string, policy: string, adversary: Adversary): number | undefined =>
    rows.find((one) => one.world === world && one.policy === policy && one.adversary === adversary)
      ?.crowd;
  const height = top + bottom + worlds.length * rowHeight * 2;
  const panelWidth = (width - left - 2 * between) / panels.length;
  const leftOf = (panel: number): number => left + panel * (panelWidth + between);
  const most = Math.max(...rows.map(({ crowd }) => crowd), 10);
  const svg = drawn(height, {
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'sans-serif', color: ink },
    title: panels.map(([, what], panel) => ({
      text: `Crowd after ${what}`,
      left: leftOf(panel),
      top: 34,
      textStyle: { fontSize: 13, fontWeight: 'normal', color: ink },
    })),
    legend: {
      selectedMode: false,
      top: 6,
      left,
      itemGap: 24,
      data: policies,
      textStyle: { fontSize: 13, color: ink },
    },
    grid: panels.map((_, panel) => ({
      left: leftOf(panel),
      top,
      width: panelWidth,
      height: height - top - bottom,
    })),
    xAxis: panels.map((_, panel) => ({
      gridIndex: panel,
      type: 'log',
      min: 1,
      max: 10 ** Math.ceil(Math.log10(most)),
      name: 'people (logarithmic)',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: ink },
      axisLabel: { color: ink },
      splitLine: { lineStyle: { color: rule } },
    })),
    yAxis: panels.map((_, panel) => ({
      gridIndex: panel,
      type: 'category',
      inverse: true,
      data: worlds,
      axisLabel: { show: panel === 0, color: ink, interval: 0 },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: rule } },
    })),
    series: panels.flatMap(([adversary], panel) =>
      policies.map((policy, place) => ({
        type: 'bar',
        silent: true,
        emphasis: { disabled: true },
        name: policy,
        xAxisIndex: panel,
        yAxisIndex: panel,
        itemStyle: { color: colours[place % colours.length] },
        barMaxWidth: 14,
        barGap: '15%',
        label: { show: true, position: 'right', color: ink, fontSize: 11, formatter: shortly },
        data: worlds.map((world) => crowdOf(world, policy, adversary) ?? null),
      })),
    ),
  });
  const said = worlds.map((world) => {
    const crowds = policies.flatMap((policy) => {
      const [one, all] = panels.map(([adversary]) => crowdOf(world, policy, adversary));
      return one === undefined || all === undefined
        ? []
        : [`${policy} ${short(one)} and ${short(all)}`];
    });
    return `${world}: ${crowds.join(', ')}.`;
  });
  const what =
    'As how many people the writer hides among, after one message and after a whole thread.';
  return [{ file: 'attack-crowd.svg', alt: [what, ...said].join(' '), svg }];
}

/** Draws without a screen. */
function drawn(
  height: number,
  option: Parameters<ReturnType<typeof init>['setOption']>[0],
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption(option);
  // Whoever looks at a picture presses nothing in it: what answers a pointer is left out.
  const svg = chart
    .renderToSVGString()
    .replace(/<style\s*>[\s\S]*?<\/style>/g, '')
    .replace(/ class="[^"]*"/g, '')
    .replace(/ pointer-events="[^"]*"/g, '');
  chart.dispose();
  const dark = `[fill="${ink}"]{fill:${inkOnDark}}[stroke="${rule}"]{stroke:${ruleOnDark}}`;
  return svg.replace(/>/, `><style>@media (prefers-color-scheme:dark){${dark}}</style>`);
}

function shortly({ value }: { readonly value: unknown }): string {
  return typeof value === 'number' ? short(value) : '';
}

function short(crowd: number): string {
  return crowd < 9.95 ? crowd.toFixed(1) : crowd.toFixed(0);
}
