import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contactKeys } from '../../bot/domain/contacts';
import { projectRoot } from '../../office/project-root';

const root = projectRoot(__dirname);
const contacts = JSON.parse(readFileSync(join(root, 'examples/contacts.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

/** The Swedish telephone numbers that are reserved for fiction. */
const invented = /^(?:031-390 06 \d\d|040-628 04 \d\d|08-465 004 \d\d)$/;

/** Those outside, which are the same for everybody in the country and exist. */
const national = ['police', 'equalityOmbudsman', 'independentAdvice', 'crisisSupport'];

describe('the invented contacts', () => {
  it.each(['sv', 'en'])('are complete in %s', (language) => {
    expect(Object.keys(contacts[language] ?? {})).toEqual([...contactKeys]);
    for (const text of Object.values(contacts[language] ?? {})) expect(text.trim()).not.toBe('');
  });

  it("ring nobody and lead nowhere, but for the country's own", () => {
    const own = Object.values(contacts).flatMap((language) =>
      Object.entries(language).filter(([key]) => !national.includes(key)),
    );
    const all = JSON.stringify(own);
    const numbers = all.match(/\b0\d{1,3}-\d{3} (?:\d\d \d\d|\d{3} \d\d)/g) ?? [];
    expect(numbers.length).toBeGreaterThan(20);
    for (const number of numbers) expect(number).toMatch(invented);
    for (const host of all.match(/[a-z]+\.[a-z]{2,}(?=[/" ,.])/g) ?? [])
      expect(host).toBe('exempelby.example');
  });

  it('name the same numbers in both languages', () => {
    const digits = (language: string) =>
      Object.values(contacts[language] ?? {}).map((text) => text.match(/0\d+-[\d ]+\d/g));
    expect(digits('en')).toEqual(digits('sv'));
  });
});

describe('the folder of the project', () => {
  it('is found from the source and from the compiled code', () => {
    expect(projectRoot(join(root, 'office'))).toBe(root);
    expect(projectRoot(join(root, 'dist', 'office'))).toBe(root);
    expect(() => projectRoot('/')).toThrow('no package.json above the code');
  });
});
