import { closesWell } from '../support/open-vissla';
import cases from './cases.json';
import { answers, openPlayedHouse, type PlayedHouse } from './play-through';
import plays from './plays.json';

/** From the code that was shown to the answer that is read with it. */
const fromCode = (tells: string): string[] => [
  'group=$group next',
  `what="${tells}" file`,
  'answered',
  'have_code',
  'code=$code open',
];

let house: PlayedHouse;
beforeAll(async () => {
  house = await openPlayedHouse();
});
afterAll(async () => {
  await closesWell(house.office);
});

it.each([
  ['sv', 'sv-001', 'natural'],
  ['en', 'en-018', 'afraid'],
] as const)('plays a person in %s to the first answer', async (language, id, mood) => {
  const tells = cases.find((one) => one.id === id)?.tells ?? '';
  expect(tells).not.toMatch(/^$|"/);
  const presses = [...plays[mood][id].presses.split(' | '), ...fromCode(tells)];
  const { person, views, stopped } = await house.play(id, presses, language);
  expect(stopped).toBeUndefined();
  const way = ['verdict', 'report_code', 'story', 'filed', 'start', 'code', 'thread'];
  expect(views.map(({ name }) => name).slice(-way.length)).toEqual(way);
  expect(person.reads()).toContain(tells);
  expect(person.reads()).toContain(answers[language]);
});

it.each([
  ['sv', 'Kommunjurist; Säkerhetschef; Kanslichef.'],
  ['en', 'Municipal lawyer; Head of security; Head of administration.'],
] as const)('names the readers in %s', async (language, titles) => {
  const presses = ['report', 'safe', 'about=gain next', 'detail=others next', 'next'];
  const { person } = await house.play(`reads ${language}`, presses, language);
  expect(person.reads()).toContain(titles);
});

it('plays a person who ticks a handler: another one answers', async () => {
  const about: readonly string[] = ['report', 'safe', 'about=gain next', 'detail=others next'];
  const listed = await house.play('looks', about, 'sv');
  const list = listed.views.at(-1);
  const ticked = list?.name === 'involved' ? list.people[0]?.id : undefined;
  const presses = [
    ...about,
    `involved=${ticked} next`,
    'anyway',
    ...fromCode('Det gäller juristen.'),
  ];
  const { person, stopped } = await house.play('ticks', presses, 'sv');
  expect(stopped).toBeUndefined();
  expect(person.reads()).toContain(answers.sv);
});

it('plays a person to HR, which answers', async () => {
  const own = ['report', 'safe', 'about=work next', 'detail=single next', 'next', 'to_hr'];
  const { person, views } = await house.play('own', [...own, ...fromCode('Min chef.')], 'en');
  expect(views.find(({ name }) => name === 'story')).toMatchObject({ desk: 'hr' });
  expect(person.reads()).toContain(answers.en);
});

it('stops at a press that is not in the view, and says why', async () => {
  const stops = async (...presses: string[]) =>
    (await house.play(presses.join(), presses, 'sv')).stopped;
  expect(await stops('report', 'next')).toBe('next: this view has no button "next"');
  expect(await stops('report', 'answered')).toBe('answered: nothing is sent yet');
});

it('draws the same code for the same person again', async () => {
  const other = await openPlayedHouse();
  const presses = plays.natural['sv-001'].presses.split(' | ');
  const codes = async (at: PlayedHouse) => (await at.play('sv-again', presses, 'sv')).own;
  const [first, second] = [await codes(house), await codes(other)];
  await closesWell(other.office);
  expect(first).toEqual(second);
  expect(first[0]).toMatch(/^(\d{4} ){5}\d{4}$/);
});
