import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type Day } from '../../bot/domain/day';
import type { KeyVersion } from '../../bot/domain/key-version';
import { makeReportCode } from '../../bot/domain/report-code';
import { describeKeys } from '../../bot/operator/commands/keys';
import { systemClock } from '../../bot/platform/clock';
import { openOperator, rotates } from '../support/houses/rotate';
import { commandsBeside } from '../support/houses/run-command';
import { sealingOf } from '../support/houses/sealing-of';
import { cheapReportCodes, openVissla, type TestVissla } from '../support/open-vissla';
import { files } from '../support/people/report';

/** The bot is open all the while: the command works beside it. */
describe('keys', () => {
  let office: TestVissla;

  beforeEach(async () => {
    office = await openVissla({ staffed: true });
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);

  it('status: says which keys there are, in numbers and days alone', async () => {
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const before = await vissla('keys', 'status');
    expect(before).toMatchObject({ code: 0, error: '' });
    expect(before.out).toContain('rotation 1, the keys of the first start');
    expect(before.out.match(/in use/g)).toHaveLength(5);
    const clock = systemClock();
    const [first, , last] = [clock.today(), await vissla('keys', 'rotate'), clock.today()];
    const { out } = await vissla('keys', 'status');
    // It may be midnight meanwhile.
    expect(out).toMatch(new RegExp(`rotation 2, begun on (?:${first}|${last})`));
    expect(out).toMatch(
      /vault key 1: since the first start, replaced on \S+; destroyed from \S+ on/,
    );
    expect(out).toMatch(
      new RegExp(
        `bot destroys them from (?:${addDays(first, 2)}|${addDays(last, 2)}) on\\. Until then`,
      ),
    );
    expect(out).not.toContain(reference);
    expect(out).not.toMatch(/[0-9a-f]{16}|\d\d:\d\d/);
    const parsed = JSON.parse((await vissla('--json', 'keys', 'status')).out) as object;
    expect(parsed).toMatchObject({ number: 2, underWay: true });
  });

  it('status: says how long a pepper stays; report codes are filed under a new one from the second day on', async () => {
    const { clock } = office;
    const says = async () => {
      const { rotation } = await openOperator(office);
      const { lines, json } = describeKeys(await rotation.lines(), clock.today());
      const peppers = lines.filter((line) => line.startsWith('pepper'));
      return { peppers, json: json as { keys: { key: string; versions: object[] }[] } };
    };
    const reportCode = makeReportCode('1234567890123456789012');
    const derives = async () => {
      const sealing = await sealingOf(office, { reportCodeCost: cheapReportCodes });
      const derived = await sealing.reportCodes.derive(reportCode);
      if (derived.kind !== 'derived') throw new Error(derived.kind);
      return derived.keys;
    };
    expect((await says()).peppers).toEqual([
      'pepper of the report codes 1: since the first start, in use',
    ]);
    const { blindIndex: first } = await derives();

    await rotates(office);
    const known = [
      'pepper of the report codes 2: since 2026-11-24; report codes are filed under it from 2026-11-26 on',
      'pepper of the report codes 1: since the first start, replaced on 2026-11-24; stays while a report from before is kept',
    ];
    for (const days of [0, 1]) {
      clock.advance({ days });
      expect((await says()).peppers).toEqual(known);
      expect((await derives()).blindIndex).toEqual(first);
    }
    const { json } = await says();
    expect(json.keys.find(({ key }) => key === 'pepper')?.versions).toEqual([
      {
        number: 2,
        madeOn: '2026-11-24',
        replacedOn: null,
        destroyableFrom: null,
        filedFrom: '2026-11-26',
      },
      { number: 1, madeOn: null, replacedOn: '2026-11-24', destroyableFrom: null },
    ]);

    clock.advance({ days: 1 });
    expect((await says()).peppers[0]).toMatch(/^pepper .* 2: since 2026-11-24, in use$/);
    const { blindIndex: second, otherIndices } = await derives();
    expect(second).not.toEqual(first);
    expect(otherIndices).toEqual([first]);
  });

  const version = (of: string, number: number, madeOn?: string): KeyVersion => ({
    name: `${of}-v${number}`,
    number,
    madeOn: madeOn as Day | undefined,
  });
  const [kek1, kek2] = [version('kek', 1), version('kek', 2, '2026-11-25')];
  const [hr1, hr2] = [version('hr', 1), version('hr', 2, '2026-11-26')];
  const stillThere = 'The earlier keys are still there; the bot destroys them';
  it.each([
    [
      'the day of the last one that was replaced',
      [kek2, kek1],
      [hr2, hr1],
      '2026-11-27',
      `${stillThere} from 2026-11-28 on. Until then \`keys rotate\` goes on with this rotation.`,
    ],
    [
      'what holds them up, from that day on',
      [kek2, kek1],
      [hr2, hr1],
      '2026-11-28',
      `${stillThere} once nothing is sealed to them. \`keys rotate\` goes on with this rotation.`,
    ],
    [
      'that a key was not drawn',
      [kek2],
      [hr1],
      '2026-11-25',
      'Not every key of it has been drawn. `keys rotate` goes on with this rotation.',
    ],
    ['that nothing is left', [kek2], [hr2], '2026-11-28', 'Nothing is sealed to earlier keys.'],
  ])('status: says of a rotation %s', (_, kek, hr, today, sentence) => {
    const { lines } = describeKeys(
      [
        { of: 'kek', versions: kek },
        { of: 'hr', versions: hr },
      ],
      today as Day,
    );
    expect(lines.at(-1)).toBe(sentence);
  });

  it('rotate: says what it did, goes on with what it had begun, and begins again only when told to', async () => {
    await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const first = await vissla('keys', 'rotate');
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain(
      "Rotation 2: the vault key, the pepper, the key of the proofs, the desks' keys and the days' draft keys are new. Half-finished dialogs start over.",
    );
    expect(first.out).toContain('Threads sealed again: 1.');
    const today = systemClock().today();
    expect(first.out).toContain(
      `Database copies from before ${today} open only with a vault copy from before ${addDays(today, 2)}, and later ones only with a vault copy from after this command: make both copies now.`,
    );
    const second = await vissla('keys', 'rotate');
    expect(second.out).toContain(
      'Rotation 2 went on, as it does until its earlier keys are destroyed',
    );
    expect(second.out).toContain('Threads sealed again: 0.');
    const third = await vissla('keys', 'rotate', '--after-leak', '--json');
    expect(JSON.parse(third.out)).toEqual({
      kind: 'begun',
      number: 3,
      begunOn: today,
      apartFrom: addDays(today, 2),
      rewrapped: 1,
      left: 0,
      damaged: 0,
      keyRows: expect.any(Number) as number,
      destroyed: 0,
    });
    expect(office.journal.faults).toEqual([]);
  });

  it("refuse another installation's vault", async () => {
    const other = await openVissla();
    await other.vissla.tidy();
    const vault = join(office.folder, 'vault.json');
    await rm(vault);
    const { copyFile } = await import('node:fs/promises');
    await copyFile(join(other.folder, 'vault.json'), vault);
    await other.close();
    expect(await vissla('keys', 'rotate')).toEqual({
      code: 1,
      out: '',
      error: 'This database and this vault do not belong together.\n',
    });
  });
});
