import {
  detailsOf,
  guide,
  highOnes,
  involvedOnes,
  type Matter,
  matters,
  ruleOf,
  shownMatters,
} from '../../bot/domain/questionnaire';
import { everyAnswer } from '../support/every-answer';

const all = [...everyAnswer()];

it('shows at most ten matters, none of them national security', () => {
  expect(shownMatters).toHaveLength(10);
  expect(matters.filter((matter) => !shows(matter))).toEqual(['security']);
});

const shows = (about: Matter): boolean => shownMatters.some((shown) => shown === about);

it('asks one question about each matter, with two to seven answers', () => {
  for (const about of matters) {
    const details = detailsOf(about);
    expect(details).toEqual(Object.keys(guide[about]));
    expect(details.length).toBeGreaterThanOrEqual(2);
    expect(details.length).toBeLessThanOrEqual(7);
  }
});

it('gives each answer its rule, and doubt to an answer of another matter', () => {
  for (const { about, detail } of all) {
    expect(ruleOf({ about, detail })).toBe(
      Object.entries(guide[about]).find(([one]) => one === detail)?.[1],
    );
  }
  expect(ruleOf({ about: 'gain', detail: 'opinion' })).toBe('doubt');
});

it('every combination of who is involved comes with every answer', () => {
  expect(highOnes.every((one) => involvedOnes.includes(one))).toBe(true);
  for (const involved of [[], ['management'], ['receiver'], involvedOnes]) {
    expect(all).toContainEqual({ about: 'view', detail: 'opinion', involved });
  }
});
