import authorities from '../../adaptive-cards/texts/authorities.json';
import { ruleOf } from '../../bot/domain/questionnaire';
import { authoritiesFor, namedAuthorities } from '../../bot/domain/turn-to';
import { everyAnswer } from '../support/every-answer';

describe('where to turn with a kind of matter', () => {
  it.each([
    ['care', 'mistake', ['healthAndCare']],
    ['data', 'misuse', ['privacy']],
    ['gain', 'others', ['competition', 'economicCrime', 'police']],
    ['gain', 'stolen', ['police']],
    ['work', 'punished', ['workEnvironment']],
    ['accident', 'hidden', ['workEnvironment']],
    ['accident', 'care', ['healthAndCare']],
    ['broken', 'ignored', ['workEnvironment']],
    ['other', 'harm', ['healthAndCare']],
    ['other', 'unsure', []],
    ['cheating', 'grave', []],
    ['security', 'secret', []],
    // No detail of that matter.
    ['cheating', 'punished', []],
  ] as const)('%s, %s: %j', (about, detail, ids) => {
    expect(authoritiesFor({ about, detail, involved: [] })).toEqual(ids);
  });

  it('is not known without answers, or where security is in question', () => {
    expect(authoritiesFor(undefined)).toEqual([]);
    const secret = [...everyAnswer()].filter((answers) => ruleOf(answers) === 'security');
    expect(secret.length).toBeGreaterThan(0);
    for (const answers of secret) expect(authoritiesFor(answers)).toEqual([]);
  });

  it('names none that the list in the rights has not, and each for something', () => {
    const known = Object.keys(authorities.authorities);
    const named = new Set([...everyAnswer()].flatMap((answers) => authoritiesFor(answers)));
    expect([...named].sort()).toEqual([...namedAuthorities].sort());
    for (const id of named) expect(known).toContain(id);
  });
});
