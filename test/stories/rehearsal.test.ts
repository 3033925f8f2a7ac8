import { join } from 'node:path';
import { type RehearsalWorld, rehearse } from '../../bot/cli/rehearsal';
import { desks } from '../../bot/domain/ids';
import { rehearsalReference } from '../../bot/domain/reference';
import type { ReleasePolicy } from '../../bot/domain/window';
import { CommandRefused } from '../../bot/settings/refused';
import { urlOf } from '../support/databases/places';
import { storedAudit, storedCounts } from '../support/databases/stored-rows';
import { runCommand } from '../support/houses/run-command';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, filesWithHr, opensThread } from '../support/people/report';

/** The 24th of November at noon in Stockholm; each window ends at ten. */
const daily = { kind: 'daily', hour: 10 } as const;

describe('a rehearsal', () => {
  let office: TestVissla;
  let members: Person[];
  const opens = async (releases: ReleasePolicy): Promise<void> => {
    office = await openVissla({ releases });
    members = [
      ...(await office.staff('Kommunjurist', 'Säkerhetssamordnare')),
      ...(await office.staffHr('HR-chef', 'HR-strateg')),
    ];
    // The rows that joining left go with the next release.
    await later(24 * 60);
  };
  afterEach(() => office.close());

  const looks = async (): Promise<void> => {
    office.vissla.release.look();
    await office.vissla.release.settled();
  };
  const later = async (minutes: number): Promise<void> => {
    office.clock.advance({ minutes });
    await looks();
    await office.vissla.tidy();
  };
  /** The command, beside a bot that looks while it waits. */
  const rehearses = async (changes: Partial<RehearsalWorld> = {}): Promise<readonly string[]> => {
    const { pool, threads } = office.stores.database;
    const { rehearsalSlot, epochs } = await sealingOf(office);
    const random = { bytes: (length: number) => new Uint8Array(length).fill(7) };
    const { clock } = office;
    const newEpoch = () => epochs.newEpoch();
    const world = { pool, threads, slotIn: rehearsalSlot, newEpoch, random, clock, pause: looks };
    return (await rehearse({ ...world, ...changes })).lines;
  };
  const refuses = (changes?: Partial<RehearsalWorld>): Promise<string> =>
    rehearses(changes).then(
      () => 'done',
      (error: unknown) => (error instanceof CommandRefused ? error.message : String(error)),
    );
  const read = async (desk: 'whistleblowing' | 'hr'): Promise<string> => {
    const member = members[desk === 'hr' ? 2 : 0]!;
    await opensThread(member, rehearsalReference(desk));
    return member.reads();
  };

  it.each([['daily', daily] as const, ['at once', 'at-once'] as const])(
    'comes to both desks at once, marked, and tells every member; %s',
    async (_, releases) => {
      await opens(releases);
      office.notices.length = 0;
      const running = await office.stores.database.pool.running();
      expect((await rehearses()).join('\n')).toContain('At the desk hr: a test, PR0V0-TEHRR.');
      expect(office.notices).toHaveLength(4);
      expect((await office.stores.database.pool.running())?.endsOn).toBe(running?.endsOn);
      for (const desk of desks) {
        const member = members[desk === 'hr' ? 2 : 0]!;
        await member.opens('desk');
        expect(member.reads()).toContain(`Prov · ${rehearsalReference(desk)}`);
        expect(await read(desk)).toContain('Prov. Ingen har skrivit det här.');
        expect(member.reads()).toContain('This is a test. Nobody wrote it.');
      }
      expect(await refuses()).toContain('A rehearsal is there already');
    },
  );

  it('is answered and closed as any report, and then leaves nothing', async () => {
    await opens(daily);
    await rehearses();
    for (const [member, desk] of [
      [members[0]!, 'whistleblowing'],
      [members[2]!, 'hr'],
    ] as const) {
      await opensThread(member, rehearsalReference(desk));
      await member.presses('desk_reply');
      expect(member.reads()).toContain('Prov. Ingen har skrivit det här.');
      await member.presses('desk_do_reply', { text: 'Vi har läst provet.' });
      await opensThread(member, rehearsalReference(desk));
      await member.presses('desk_close');
      const reason = desk === 'hr' ? 'answered' : 'not_confirmed';
      const said =
        desk === 'hr' ? { text: 'Provet är klart.' } : { measures: 'Inga.', why: 'Prov.' };
      await member.presses('desk_do_close', { reason, ...said });
      if (desk === 'hr') await member.presses('desk_do_close', { investigation: 'neither' });
      expect(member.shown.view.name).toBe('desk_done');
    }
    await later(24 * 60);
    await later(24 * 60);
    expect(await storedCounts(office.location)).toMatchObject({ thread: 0, message: 0 });
    expect((await storedAudit(office.location)).filter(({ thread }) => thread !== null)).toEqual(
      [],
    );
    expect(office.journal.faults).toEqual([]);
  });

  it('goes once a report has come, whatever became of it', async () => {
    await opens(daily);
    await rehearses();
    const { reference } = await files(office.person('Maja'), 'Det luktar gas.');
    await later(24 * 60);
    await opensThread(members[0]!, reference);
    expect(await storedCounts(office.location)).toMatchObject({ thread: 1, message: 1 });
    expect(members[0]!.reads()).not.toContain('Prov');
    const settings = {
      VISSLA_DATABASE_URL: urlOf(office.location),
      VISSLA_VAULT: `file:${join(office.folder, 'vault.json')}`,
    };
    expect(await runCommand(['doctor', '--rehearsal'], settings)).toEqual({
      code: 1,
      out: '',
      error: 'There is a report already: a rehearsal is for before the first one.\n',
    });
  });

  it('brings nothing out that waits, and is refused while something does', async () => {
    await opens(daily);
    const { reference } = await filesWithHr(office.person('Maja'), { what: 'Om en chef.' });
    expect(await refuses()).toContain('Something waits for the release');
    // Somebody writes after the command has looked, and before the bot does.
    const { pool } = office.stores.database;
    expect(
      await refuses({
        pool: { ...pool, waits: () => Promise.resolve(false) },
      }),
    ).toContain('No running bot has taken it up');
    expect(await storedCounts(office.location)).toMatchObject({ thread: 0 });
    await later(24 * 60);
    await opensThread(members[2]!, reference);
    expect(await storedCounts(office.location)).toMatchObject({ thread: 1 });
    expect(office.journal.faults).toEqual([]);
  });
});
