import earlier from './cases.json';
import cases from './hard-cases.json';

/**
 * Another 120 people: dangers by the clock, what only looks like one, strangers, doubts.
 * `emergency` is 112 first, `unit` a manager or another right way, `authority` one outside the municipality.
 * Where a life is in danger, every end in `also` comes after 112.
 */
const ends = [
  'receivers',
  'hr',
  'unit',
  'complaint',
  'fault',
  'security',
  'authority',
  'emergency',
  'emergency_then_receivers',
];
const areas = [
  'care',
  'school',
  'roads',
  'water',
  'permits',
  'purchasing',
  'it',
  'finance',
  'rescue',
  'culture',
];
/** How many people have each trait at least. */
const traits: Readonly<Record<string, number>> = {
  // The danger is in the person.
  self: 5,
  // Not employed here today.
  contractor: 5,
  trainee: 3,
  applicant: 3,
  former: 3,
  volunteer: 3,
  driver: 3,
  school: 3,
  relative: 3,
  // The matter or the doubt.
  hunch: 10,
  own_part: 10,
  reader: 5,
  waiting: 5,
  well_meant: 5,
  alone_at_home: 5,
  false_papers: 5,
  anger: 5,
  grievance: 5,
  parking: 3,
  national_security: 3,
};

type Case = (typeof cases)[number];
const emergencyIn = (ways: readonly string[]): boolean =>
  ways.some((way) => way.startsWith('emergency'));
const sentences = (text: string): number => text.split(/(?<=[.!?])\s+/).length;

it('has sixty people in each language, none of them an earlier one', () => {
  const ids = cases.map(({ id }) => id);
  expect(new Set([...ids, ...earlier.map(({ id }) => id)]).size).toBe(240);
  const tales = [...cases, ...earlier].map(({ tells }) => tells);
  expect(new Set(tales).size).toBe(240);
  for (const language of ['sv', 'en']) {
    const group = cases.filter((one) => one.language === language);
    expect(group).toHaveLength(60);
    expect(group.every(({ id }) => id.startsWith(`${language}-`))).toBe(true);
  }
});

it.each(cases)('$id has every field, and ends that exist', (one: Case) => {
  expect(Object.keys(one).sort()).toEqual(Object.keys(cases[0] ?? {}).sort());
  for (const text of [one.person, one.mood, one.tells]) expect(text.trim()).not.toBe('');
  expect(sentences(one.tells)).toBeGreaterThanOrEqual(3);
  expect(sentences(one.tells)).toBeLessThanOrEqual(8);
  expect(areas).toContain(one.area);
  expect(ends).toEqual(expect.arrayContaining([one.right, ...one.also]));
  expect(one.also).not.toContain(one.right);
  expect(Object.keys(traits)).toEqual(expect.arrayContaining(one.traits));
  expect(one.why).toMatch(/VBL \d+:\d+/);
  expect(one.why).not.toContain('\n');
});

it.each(cases)('$id has a time and 112 first exactly if a life is in danger', (one: Case) => {
  expect(typeof one.clock === 'string').toBe(one.danger);
  expect(typeof one.told === 'boolean').toBe(one.danger);
  expect(emergencyIn([one.right])).toBe(one.danger);
  expect(emergencyIn(one.also) && !one.danger).toBe(false);
  expect(one.danger && one.nearMiss).toBe(false);
  expect(one.traits.includes('self') && !one.danger).toBe(false);
});

it.each(['sv', 'en'])('has fifteen dangers and fifteen near misses in %s', (language) => {
  const group = cases.filter((one) => one.language === language);
  expect(group.filter(({ danger }) => danger)).toHaveLength(15);
  expect(group.filter(({ nearMiss }) => nearMiss)).toHaveLength(15);
});

it('has dangers that were told and that were not', () => {
  expect(cases.filter(({ told }) => told === true).length).toBeGreaterThanOrEqual(10);
  expect(cases.filter(({ told }) => told === false).length).toBeGreaterThanOrEqual(10);
});

it.each(Object.entries(traits))('has people with the trait %s', (trait, least) => {
  expect(cases.filter((one) => one.traits.includes(trait)).length).toBeGreaterThanOrEqual(least);
});

it.each(areas)('has people from %s', (area) => {
  expect(cases.filter((one) => one.area === area).length).toBeGreaterThanOrEqual(10);
});
