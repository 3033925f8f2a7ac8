import { dutyOf } from '../../bot/domain/duty';
import {
  type Answers,
  type Detail,
  detailsOf,
  type GuideRule,
  type Matter,
  matters,
  ruleOf,
} from '../../bot/domain/questionnaire';
import { mayHurt } from '../../bot/domain/triage';
import { type DeskDuty, deskDuties, hiddenIn } from '../../bot/domain/what-it-can-hide';

const leaves = matters.flatMap((about) => detailsOf(about).map((detail) => ({ about, detail })));
const duties = (about: Matter, detail: Detail): readonly DeskDuty[] =>
  hiddenIn({ about, detail }).duties;

/** What a rule of the guide always means, whatever the matter. */
const ofRule: Readonly<Partial<Record<GuideRule, readonly DeskDuty[]>>> = {
  life: ['injury'],
  danger: ['injury'],
  new_danger: ['injury'],
  work_injury: ['injury'],
  hushed_up: deskDuties,
  data_misuse: ['breach'],
  data_slip: ['breach'],
  care_mistake: ['harm'],
  harm_by_staff: ['harm'],
  harm_unclear: ['harm'],
  among_each_other: ['harm'],
  child_elsewhere: ['harm'],
  adult_elsewhere: ['harm'],
};

it.each(leaves)('$about, $detail: tells of every duty that its rule can hide', (leaf) => {
  for (const duty of ofRule[ruleOf(leaf)] ?? []) expect(hiddenIn(leaf).duties).toContain(duty);
});

it.each<[Matter, Detail, ...DeskDuty[]]>([
  ['data', 'misuse', 'breach'],
  ['data', 'slip', 'breach'],
  ['data', 'unsure', 'breach'],
  ['accident', 'data', 'breach'],
  ['accident', 'injury', 'injury'],
  ['accident', 'hidden', 'harm', 'injury', 'breach'],
  ['accident', 'unsure', 'harm', 'injury', 'breach'],
  ['work', 'life', 'injury'],
  ['broken', 'life', 'injury'],
  ['danger', 'life', 'injury'],
  ['view', 'harm', 'harm', 'injury'],
  ['other', 'harm', 'harm', 'injury'],
  ['other', 'unsure', 'harm', 'injury', 'breach'],
  ['gain', 'others'],
  ['work', 'single'],
])('%s, %s: %j and %j', (about, detail, ...known) => {
  expect(duties(about, detail)).toEqual(known);
});

/** A second time, without a look at the table: what no threat and no danger to life can be behind. */
const harmless = `gain pay, gain stolen, view cheating, view own, view opinion`.split(/,\s/);

it.each(leaves)(
  '$about, $detail: names 112 unless nothing of the kind can be behind it',
  (leaf) => {
    expect(hiddenIn(leaf).danger).toBe(!harmless.includes(`${leaf.about} ${leaf.detail}`));
  },
);

it('names 112 wherever somebody may be hurt, or is not sure', () => {
  for (const leaf of leaves) {
    const answers: Answers = { ...leaf, involved: [] };
    if (mayHurt(answers) || leaf.detail === 'unsure') expect(hiddenIn(leaf).danger).toBe(true);
  }
  expect(hiddenIn(undefined).danger).toBe(true);
});

it('tells of everything where nothing was asked, as by telephone', () => {
  expect(hiddenIn(undefined).duties).toEqual(deskDuties);
});

it('tells the writer of harm where its readers are told, and of nothing else', () => {
  for (const leaf of leaves) {
    const answers: Answers = { ...leaf, involved: [] };
    expect(dutyOf(answers)).toBe(hiddenIn(leaf).duties.includes('harm') ? 'harm' : undefined);
  }
  expect(dutyOf(undefined)).toBeUndefined();
});
