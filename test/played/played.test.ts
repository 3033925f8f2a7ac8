import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { Route } from '../../bot/domain/route';
import { people, type Sitting, sit } from '../reporter/play';
import cases from './cases.json';
import plays from './plays.json';

/**
 * What readers who knew only the screens pressed for 120 people, each in three moods. The presses are played
 * again, and the table in docs/testing.md must say where they lead. What the words are worth is not tested
 * here: other words want other plays.
 */
type Way = 'receivers' | 'hr' | 'unit' | 'complaint' | 'fault' | 'security' | 'nowhere';

interface Played {
  readonly presses: string;
  /** Whom somebody left to call or to write to, in the words of the screen. */
  readonly left?: string;
}
const moods = ['natural', 'hurried', 'afraid'] as const;
type Mood = (typeof moods)[number];
const played: Readonly<Record<Mood, Readonly<Record<string, Played>>>> = plays;

const routeWays: Readonly<Record<Route, Way>> = {
  whistleblowing: 'receivers',
  handlers_decide: 'receivers',
  hr: 'hr',
  responsible_unit: 'unit',
  complaint: 'complaint',
  fault_report: 'fault',
};

/** Presses a button with what was chosen before: `about=gain next`. */
function pressed(sitting: Sitting, press: string): Sitting {
  const words = press.split(' ');
  const chosen = words.slice(0, -1).map((word) => word.split('='));
  const fields = Object.fromEntries(chosen) as Fields;
  const button = buttons.find((known) => known === words.at(-1));
  // Whoever ticked a receiver ticked one of these.
  const involved = fields.involved?.replace('receiver', people(1)[0]?.id ?? '');
  return sitting.press(button, { ...fields, ...(involved === undefined ? {} : { involved }) });
}

/** Where a play has led in the end, and where the first verdict that was shown led. */
function outcomeOf({ presses, left = '' }: Played): { readonly end: Way; readonly first: Way } {
  const walked = presses
    .split(' | ')
    .reduce<readonly Sitting[]>(
      (way, press) => [...way, pressed(way.at(-1) ?? sit(), press)],
      [sit()],
    );
  const views = walked.map(({ now }) => now.view);
  const verdicts = views.flatMap((view) => (view.name === 'verdict' ? [view] : []));
  const wayOf = ({ route, rule }: (typeof verdicts)[number]): Way =>
    rule === 'security' ? 'security' : routeWays[route];
  const said = verdicts.map(wayOf);
  const at = walked.at(-1)?.now;
  const end = ((): Way => {
    if (at === undefined) return 'nowhere';
    if (at.view.name === 'report_code') {
      if (at.state.talk) return 'security';
      return at.state.toHr === true ? 'hr' : 'receivers';
    }
    if (said.length > 0) return said.at(-1) ?? 'nowhere';
    if (views.some(({ name }) => name === 'security')) return 'security';
    // Whoever left before any question called the number or the outside contact that stand there, or 112.
    return left === '' ? 'nowhere' : 'receivers';
  })();
  return { end, first: said[0] ?? end };
}

type Case = (typeof cases)[number];
const wanted = ({ right, also }: Case): readonly string[] =>
  [right, ...also].map((way) => (way === 'emergency_then_receivers' ? 'receivers' : way));
const qualifies = (one: Case): boolean => wanted({ ...one, also: [] }).includes('receivers');

const outcomes = (mood: Mood, language: string) =>
  cases
    .filter((one) => one.language === language)
    .map((one) => ({ one, ...outcomeOf(played[mood][one.id] ?? { presses: '' }) }));

/** Wilson's interval at 95 %, in whole per cent. */
function interval(right: number, of: number): string {
  const z = 1.96;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const bound = (value: number): string => ((100 * value) / (1 + (z * z) / of)).toFixed(0);
  return `${bound(middle - half)}–${bound(middle + half)} %`;
}

function row(mood: Mood): readonly string[] {
  const [sv, en] = [outcomes(mood, 'sv'), outcomes(mood, 'en')];
  const all = [...sv, ...en];
  const right = (list: typeof all): number =>
    list.filter(({ one, end }) => wanted(one).includes(end)).length;
  const elsewhere = all.filter(({ one, first }) => qualifies(one) && first !== 'receivers');
  const ofOne = all.filter(({ one, end }) => one.right === 'hr' && end === 'receivers');
  return [
    mood,
    `${right(sv)} of ${sv.length}`,
    `${right(en)} of ${en.length}`,
    `${right(all)} of ${all.length}`,
    interval(right(all), all.length),
    String(elsewhere.length),
    String(ofOne.length),
  ];
}

it('every case was played once in each mood', () => {
  const ids = cases.map(({ id }) => id);
  expect(new Set(ids).size).toBe(120);
  for (const mood of moods) expect(Object.keys(played[mood]).sort()).toEqual([...ids].sort());
});

it('docs/testing.md says where they led', () => {
  const page = readFileSync(join(__dirname, '../../docs/testing.md'), 'utf8');
  const table = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  for (const mood of moods) expect(table).toContainEqual(row(mood));
});

it('says in one sentence that the guide is played from a file', () => {
  const tsx = join(__dirname, '../../node_modules/tsx/dist/cli.mjs');
  const script = join(__dirname, '../../scripts/play-guide.ts');
  const { status, stderr } = spawnSync(process.execPath, [tsx, script], { encoding: 'utf8' });
  expect(stderr).toBe('Name the file with the presses: npm run play -- presses.json\n');
  expect(status).toBe(1);
});
