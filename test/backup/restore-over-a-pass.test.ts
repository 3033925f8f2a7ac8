import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { vaultAt } from '../../bot/keys/vault/vault-at';
import { hourAt, systemClock } from '../../bot/platform/clock';
import type { Who } from '../../bot/ports/people';
import { onFiles, type Place } from '../support/databases/places';
import { runCommand } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, files, goesToStory, opensReport, tries } from '../support/people/report';

const today = systemClock().today();
const daily = { kind: 'daily', hour: 10 } as const;

/** What docs/operator.md says of copies from right after a pass, and from within a window. */
describe('a copy of a database with a daily pass that is brought back', () => {
  let place: Place;
  let office: TestVissla;
  let karin: Who;

  const at = (name: string): string => join(place.folder, name);
  const vissla = async (...words: readonly string[]): Promise<string> => {
    const ran = await runCommand(
      words,
      {
        VISSLA_DATABASE_URL: `sqlite:${at('live/vissla.db')}`,
        VISSLA_VAULT: `file:${at('keys/vault.json')}`,
      },
      { folder: place.folder },
    );
    expect({ code: ran.code, error: ran.error }).toEqual({ code: 0, error: '' });
    return ran.out;
  };
  const copies = (): Promise<string> => vissla('backup', 'copies-d', 'copies-v');
  /** The whole product on the files that lie there; it starts with what is over. */
  const opens = async (now: number): Promise<void> => {
    office = await openVissla({
      passes: daily,
      now,
      on: {
        ...place,
        database: { kind: 'sqlite', path: at('live/vissla.db') },
        vaultFile: at('keys/vault.json'),
        vaultAt: () => vaultAt(at('keys/vault.json'), systemClock()),
        remove: () => Promise.resolve(),
      },
    });
    await looks();
  };
  const looks = async (): Promise<void> => {
    office.vissla.pass.soon();
    await office.vissla.pass.whenIdle();
  };
  const passes = async (hours: number): Promise<void> => {
    office.clock.advance({ minutes: hours * 60 });
    await looks();
  };
  /** Brings the copy back while the bot stands still, and starts it again. */
  const restores = async (): Promise<string> => {
    const now = office.clock.now();
    await office.close();
    const said = await vissla('restore', '--database', `copies-d/vissla-${today}.db`, '--replace');
    await opens(now);
    return said;
  };
  const handler = (): Person => office.person(karin);
  const seen = async (): Promise<number> => {
    const view = await handler().opens('desk');
    return view.name === 'desk_queue' ? view.total : -1;
  };
  const opened = async (reportCode: string): Promise<string> => {
    const somebody = office.person('Somebody');
    return (await tries(somebody, reportCode)).name;
  };

  beforeEach(async () => {
    place = await onFiles();
    for (const folder of ['copies-d', 'copies-v']) mkdirSync(at(folder), { mode: 0o700 });
    const noon = [10, 11].map((hour) => Date.parse(`${today}T${hour}:00:00Z`));
    await opens(noon.find((moment) => hourAt(moment) === 12) ?? 0);
    const [first] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    karin = first.who;
    await looks();
  });
  afterEach(async () => {
    await office.close();
    await place.remove();
  });

  it('from right after a pass: what was called sent since is gone, and what the desk read stays', async () => {
    const before = await files(office.person('Maja'), 'Före passet.');
    await passes(23);
    await copies();

    const omar = office.person('Omar');
    const reportCode = await goesToStory(omar);
    expect(await omar.presses('file', { what: 'Efter passet.' })).toMatchObject({ name: 'filed' });
    const maja = office.person('Maja');
    await opensReport(maja, before.reportCode);
    await maja.presses('send', { text: 'Mer av mig.' });
    const member = handler();
    await does(member, before.reference, 'reply', { text: 'Ett svar.' });
    await passes(24);
    const thread = await opensReport(maja, before.reportCode);
    expect(thread.page.items).toHaveLength(3);

    const said = await restores();
    expect(said).toContain('reports 1, messages 3, deeds');
    // What came before it is there as it was, once, and of the rest nothing.
    expect(await seen()).toBe(1);
    const left = await opensReport(office.person('Maja'), before.reportCode);
    expect(left.page.items).toHaveLength(1);
    expect(await opened(reportCode)).toBe('unopened');
    await passes(24);
    expect(await seen()).toBe(1);
    expect(await opened(reportCode)).toBe('unopened');
    // Whoever was told "sent" and reports again is there once.
    const again = await files(office.person('Omar'), 'Efter passet, en gång till.');
    await passes(24);
    expect(await seen()).toBe(2);
    expect(await opened(again.reportCode)).toBe('thread');
  });

  it('from within a window: what waited in it comes out once, at its hour and alone', async () => {
    const omar = await files(office.person('Omar'), 'Före kopian.');
    await copies();
    const siri = await files(office.person('Siri'), 'Efter kopian.');
    // Brought back before the hour, it waits for it.
    expect(await restores()).toContain('of which nobody can say how much');
    expect(await opened(omar.reportCode)).toBe('unopened');
    await passes(21);
    expect(await seen()).toBe(0);
    await passes(1);
    expect(await seen()).toBe(1);
    expect(await opened(omar.reportCode)).toBe('thread');
    expect(await opened(siri.reportCode)).toBe('unopened');

    // Brought back after it, it is over, and comes out with the start; never beside itself.
    expect(await restores()).toContain('reports 1, messages 1');
    expect(await seen()).toBe(1);
    const back = await opensReport(office.person('Omar'), omar.reportCode);
    expect(back).toMatchObject({ filedOn: today });
    expect(back.page.items).toHaveLength(1);
  });
});
