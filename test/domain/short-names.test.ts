import { plain } from '../../bot/domain/own-name';
import { isSameName } from '../../bot/domain/short-names';

describe('a name and its short forms', () => {
  it.each([
    ['lars', 'lasse'],
    ['karl', 'kalle'],
    ['carl', 'charlie'],
    ['margareta', 'maggan'],
    ['magdalena', 'maggan'],
    ['mikael', 'micke'],
    ['robert', 'bob'],
    ['elizabeth', 'bettan'],
    ['kristina', 'tina'],
    ['christopher', 'chris'],
    ['christina', 'chris'],
    [plain('bjorn'), plain('bjorn')],
  ])('are the same: %s and %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([true, true]);
  });

  it.each([
    // Two names that have a short form in common are two.
    ['margareta', 'magdalena'],
    ['christopher', 'christina'],
    ['gunnar', 'gustav'],
    ['lars', 'karl'],
    ['lars', ''],
    ['constructor', 'toString'],
  ])('are not: %s and %s', (one, other) => {
    expect([isSameName(one, other), isSameName(other, one)]).toEqual([false, false]);
  });
});
