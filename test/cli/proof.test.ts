import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeReportCode } from '../../bot/domain/report-code';
import { rotates } from '../support/houses/rotate';
import { commandsBeside } from '../support/houses/run-command';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { closing, does, files, filesWithHr, opensReport } from '../support/people/report';

/** The proof as the reporter copies it from the dialog. */
const copied = (person: Person): string =>
  person
    .reads()
    .split('\n')
    .slice(
      person
        .reads()
        .split('\n')
        .findIndex((line) => line.startsWith('VISSLA 1')),
    )
    .join('\n');

describe('a proof of a report', () => {
  let office: TestVissla;
  let maja: Person;
  let karin: Person;

  beforeEach(async () => {
    office = await openVissla();
    maja = office.person('Maja');
    [karin] = await office.staff('Kommunjurist', 'Utredare');
    await office.staffHr('HR-chef', 'HR-specialist');
  });
  afterEach(() => office.close());

  const vissla = commandsBeside(() => office);
  const checks = async (text: string, ...options: readonly string[]) => {
    const file = join(office.folder, 'proof.txt');
    writeFileSync(file, text);
    return vissla('proof', file, ...options);
  };
  const takesProof = async (reportCode: string): Promise<string> => {
    await opensReport(maja, reportCode);
    await maja.presses('proof');
    return copied(maja);
  };

  it('says what was reported and answered, and when, and anybody can check it', async () => {
    const { reportCode, reference } = await files(maja, 'Någon tar mutor.');
    await office.passes();
    await does(karin, reference, 'reply', { text: 'Vi utreder det.' });
    await office.passes();
    const proof = await takesProof(reportCode);
    expect(proof).toContain('24 november 2026');
    expect(proof).toContain('«Vi utreder det.»');
    expect(proof).not.toContain(reference);
    expect(await checks(proof)).toMatchObject({
      code: 0,
      out: expect.stringContaining('The proof holds: it was made here with proof-v1') as string,
    });

    expect(await checks(proof.replaceAll(/\s+/g, '\n'))).toMatchObject({ code: 0 });
    expect(await checks(proof.replace('Vi utreder', 'Vi utredde'))).toMatchObject({ code: 1 });
    const { out: keys } = await vissla('proof');
    const published = join(office.folder, 'keys.txt');
    writeFileSync(published, keys);
    expect(await checks(proof, '--keys', published)).toMatchObject({ code: 0 });
    writeFileSync(published, keys.replace('proof-v1', 'proof-v7'));
    const { code, out } = await checks(proof, '--keys', published);
    expect({ code, out }).toEqual({
      code: 1,
      out: 'The proof names proof-v1, a key that this installation does not have.\n',
    });
  });

  it('leads back to the report, and leaves no trace', async () => {
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    const before = await office.events();
    await takesProof(reportCode);
    expect(await maja.presses('back')).toMatchObject({ name: 'thread' });
    expect(await office.events()).toEqual(before);
  });

  it('holds when the case is erased and the key is destroyed; a key put there by others proves nothing', async () => {
    const { reportCode } = await files(maja, 'En sak.');
    await office.passes();
    const first = await takesProof(reportCode);
    await rotates(office);
    office.clock.advance({ days: 1 });
    await office.vissla.lookForKeys();
    expect(await takesProof(reportCode)).toContain('VISSLA proof-v2-2026-11-24 ');
    office.clock.advance({ days: 2 });
    await office.vissla.tidy();
    const names = [...(await office.stores.vault.names(''))];
    expect(names.filter((name) => name.includes('proof')).sort()).toEqual([
      'proof-v2-2026-11-24',
      'public-proof-v1',
    ]);
    const forged = new Uint8Array(64);
    await office.stores.vault.getOrCreate('public-proof-v1-2026-11-01', () => forged);
    expect((await vissla('proof')).out.match(/^proof-\S+/gm)).toEqual([
      'proof-v2-2026-11-24',
      'proof-v1',
    ]);
    expect(await checks(first)).toMatchObject({ code: 0 });
  });

  it('is not signed in practice', async () => {
    await opensReport(maja, makeReportCode(`0000${'1'.repeat(18)}`));
    await maja.presses('proof');
    expect(maja.reads()).toContain('Övning: beviset är inte underskrivet.');
  });

  it('is offered before a case is erased', async () => {
    const { reportCode, reference } = await files(maja, 'En sak.');
    await office.passes();
    await does(karin, reference, 'close', closing);
    await office.passes();
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Ta ett bevis innan det raderas');
  });

  it('says where HR had it', async () => {
    const { reportCode } = await filesWithHr(maja, { what: 'Ett gräl.' });
    await office.passes();
    expect(await takesProof(reportCode)).toContain('Anmält till HR: 24 november 2026');
  });
});
