import fc from 'fast-check';
import { crockford } from '../../bot/domain/crockford';
import { drawReference, makeReference, parseReference } from '../../bot/domain/reference';

const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const random = fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{9}$/);

/** What ISO/IEC 7064 MOD 37,36 leaves over from a whole string; a right one leaves 1. */
function leftOver(whole: string): number {
  let carried = 36;
  let sum = 0;
  for (const character of whole) {
    sum = carried + values.indexOf(character);
    if (sum > 36) sum -= 36;
    carried = sum * 2 >= 37 ? sum * 2 - 37 : sum * 2;
  }
  return sum % 36;
}

/** The one check character that makes the whole right. */
const checkOf = (characters: string) =>
  Array.from(values)
    .filter((check) => leftOver(characters + check) === 1)
    .join('');

describe('a reference', () => {
  it('has the check character of the Global Pass Identifier A1-2425G-ABC1234002-M', () => {
    expect(leftOver('A12425GABC1234002M')).toBe(1);
    expect(makeReference('A12425GABC1234002')).toMatch(/M$/);
  });

  it.each([
    ['000000000', '00000-0000V'],
    ['7K3M9QXTB', '7K3M9-QXTB3'],
    ['ZZZZZZZZZ', 'ZZZZZ-ZZZZH'],
    ['123456789', '12345-67899'],
  ])('completes %s to %s', (characters, whole) => {
    expect(makeReference(characters)).toBe(whole);
  });

  it('is drawn again exactly when its check character is easily misread', () => {
    let again = 0;
    fc.assert(
      fc.property(random, (characters) => {
        const check = checkOf(characters);
        expect(check).toHaveLength(1);
        if ('ILOU'.includes(check)) again++;
        expect(makeReference(characters)).toBe(
          'ILOU'.includes(check)
            ? undefined
            : `${characters.slice(0, 5)}-${characters.slice(5)}${check}`,
        );
      }),
      { numRuns: 500 },
    );
    expect(again).toBeGreaterThan(0);
  });

  it('is read back as it was made, however it is typed', () => {
    fc.assert(
      fc.property(random, fc.nat(4), (characters, how) => {
        const reference = makeReference(characters);
        fc.pre(reference !== undefined);
        const typed = [
          reference,
          reference.toLowerCase(),
          reference.replace('-', ' '),
          ` ${Array.from(reference).join(' ')} `,
          reference.replaceAll('0', 'o').replaceAll('1', how % 2 === 0 ? 'l' : 'I'),
        ][how];
        expect(parseReference(typed ?? '')).toBe(reference);
      }),
    );
  });

  it('is told from one with any single character misread', () => {
    fc.assert(
      fc.property(
        random,
        fc.nat(9),
        fc.constantFrom(...Array.from(crockford)),
        (characters, at, other) => {
          const plain = makeReference(characters)?.replace('-', '');
          fc.pre(plain !== undefined && plain.charAt(at) !== other);
          expect(parseReference(plain.slice(0, at) + other + plain.slice(at + 1))).toBeUndefined();
        },
      ),
    );
  });
});

it.each([
  ['nothing', ''],
  ['too short', '7K3M9-QXTB'],
  ['too long', '7K3M9-QXTB33'],
  ['a letter that does not occur', 'UK3M9-QXTB3'],
  ['a sign', '7K3M9-QXTB*'],
])('what is typed is no reference: %s', (_, typed) => {
  expect(parseReference(typed)).toBeUndefined();
});

it('is drawn until its check character is easily read', () => {
  // Their check characters would be O, U, I and L.
  const misread = ['000000005', '00000000J', '00000000M', '00000000P'];
  expect(misread.map(checkOf).sort()).toEqual(['I', 'L', 'O', 'U']);
  const drawn = [...misread, '7K3M9QXTB', '123456789'];
  const asked: number[] = [];
  const reference = drawReference((length) => {
    asked.push(length);
    return drawn.shift() ?? '';
  });
  expect(reference).toBe('7K3M9-QXTB3');
  expect(asked).toEqual([9, 9, 9, 9, 9]);
});

it('is read in full-width characters and with other dashes', () => {
  expect(parseReference('７Ｋ３Ｍ９–ＱＸＴＢ３')).toBe('7K3M9-QXTB3');
});

it('has none of the letters that Crockford leaves out, even where its check character fits', () => {
  for (const random of ['UUUUUUUUU', 'U12345678', '12345678U']) {
    const made = makeReference(random);
    expect(made).toBeDefined();
    expect(parseReference(made ?? '')).toBeUndefined();
  }
});
