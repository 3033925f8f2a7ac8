import sv from '../../adaptive-cards/texts/sv.json';
import { limits } from '../../bot/domain/limits';
import { doorPlaces } from '../../bot/domain/pool-image';
import { storedCounts } from '../support/databases/stored-rows';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, goesToStory, opensReport } from '../support/people/report';

/** A full share, and more. */
const many = doorPlaces.most + 1;
let office: TestVissla;
let visitors = 0;
/** Somebody at the door, of whom nothing is known. */
const visitor = (): Person =>
  office.personBefore({ dialogue: office.vissla.door })({
    messenger: 'web',
    tenant: '',
    user: String(visitors++).padStart(32, '0'),
    address: '',
  });
const begins = async (): Promise<Person> => {
  const person = visitor();
  await person.opens();
  return person;
};
const isFull = ({ shown }: Person): boolean => shown.remark === 'door_full';
/** How many of so many first presses may send. */
const floods = async (presses: number): Promise<number> => {
  let places = 0;
  for (let nth = 0; nth < presses; nth++) places += isFull(await begins()) ? 0 : 1;
  return places;
};
afterEach(() => office.close());

describe.each([
  ['daily', { kind: 'daily', hour: 10 }],
  ['weekly', { kind: 'weekly', hour: 10, weekday: 2 }],
] as const)('a flood of first presses under %s', (_, passes) => {
  beforeEach(async () => {
    office = await openVissla({ passes, staffed: true });
  });

  it('is over an hour after it: a visitor files', async () => {
    await floods(many);
    expect(isFull(await begins())).toBe(true);
    office.clock.advance({ minutes: 60 });
    await files(visitor(), 'En sak.');
  });

  it('keeps nobody out of a messenger', async () => {
    await floods(many);
    await files(office.person('Omar'), 'En sak.');
  });
});

describe('a place at the door', () => {
  beforeEach(async () => {
    office = await openVissla({ passes: 'when-told', staffed: true });
  });

  it('is had by the first press, before a word is typed, and stays', async () => {
    const early = visitor();
    await goesToStory(early);
    await floods(many);
    await early.presses('file', { what: 'En sak.' });
    expect(early.shown.view.name).toBe('filed');
  });

  it('depends on no sending: as many as before may begin after others have sent', async () => {
    const { reportCode } = await files(visitor(), 'En sak.');
    await office.passes();
    const sender = visitor();
    await opensReport(sender, reportCode);
    for (const text of ['Ett.', 'Två.', 'Tre.']) {
      await sender.presses('send', { text });
      await sender.presses('next');
    }
    const places = 2 + (await floods(many));
    expect(places).toBeGreaterThanOrEqual(doorPlaces.least);
    // What is sent again in the dialogs that have one takes none from others.
    expect(places).toBeLessThanOrEqual(doorPlaces.most);
  });

  it('lacks for somebody who is told so first: with the telephone, the letter and who is outside', async () => {
    await floods(many);
    const late = await begins();
    const read = late.reads();
    expect(read).toContain('031-390 06 10');
    expect(read).toContain('Brev');
    expect(read).toContain(sv.contacts.outsideContact);
    expect(late.has('report')).toBe(false);
    const before = await storedCounts(office.location);
    await late.forges('report');
    expect([late.shown.view.name, late.shown.remark]).toEqual(['start', 'door_full']);
    await late.presses('rights');
    await late.presses('practice');
    await late.presses('report');
    expect(late.shown.view.name).toBe('safety');
    expect(await storedCounts(office.location)).toEqual(before);
  });

  it('lacks for somebody who opens a report, and reads so before a word is typed', async () => {
    const { reportCode } = await files(visitor(), 'En sak.');
    await office.passes();
    await floods(many);
    const late = visitor();
    await opensReport(late, reportCode);
    expect([late.shown.view.name, late.shown.remark]).toEqual(['thread', 'door_full']);
    const text = 'Mer.';
    await late.presses('send', { text });
    expect(late.shown).toMatchObject({ remark: 'door_full', fields: { text } });
  });
});

describe('the time of an answer at the door', () => {
  it('is a whole step from the press for each first press and each derivation, and for nothing else', async () => {
    const waits: number[] = [];
    const pause = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    office = await openVissla({ passes: 'when-told', staffed: true, pause });
    const { reportCode } = await files(visitor(), 'En sak.');
    await office.passes();
    const step = limits.doorStepMilliseconds;
    const waited = (): readonly number[] => waits.splice(0).filter((one) => one === step);
    waited();
    const maja = visitor();
    await maja.opens();
    expect(waited()).toEqual([step]);
    await opensReport(maja, reportCode);
    expect(waited()).toEqual([step, step]);
    await goesToStory(maja);
    expect(waited()).toEqual([step, step]);
    await maja.presses('file', { what: 'En sak.' });
    expect(waited()).toEqual([]);
  });
});
