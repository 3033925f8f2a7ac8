import { drawPress } from '../../scripts/draw-press';
import { lanes, pressSteps } from '../../scripts/press-steps';
import { readFile } from './read-docs';

describe('the picture of one press', () => {
  it.each(pressSteps)('$file does what it shows', ({ file, name }) => {
    expect(readFile(file)).toMatch(new RegExp(`\\b${name}\\b`));
  });

  it('shows each room that it has a column for', () => {
    expect(new Set(pressSteps.map(({ lane }) => lane))).toEqual(new Set(lanes));
  });

  it('is the one that the script draws (npm run pictures)', () => {
    expect(readFile('docs/pictures/one-press.svg')).toBe(drawPress());
  });

  it('is in CONTRIBUTING, below the map', () => {
    const [, below] = readFile('CONTRIBUTING.md').split('<!-- map: end -->');
    expect(below).toContain('](docs/pictures/one-press.svg)');
  });
});
