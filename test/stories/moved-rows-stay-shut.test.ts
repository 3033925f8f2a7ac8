import type { ThreadId } from '../../bot/domain/ids';
import type { Family } from '../../bot/ports/sealers';
import type { ThreadRow } from '../../bot/ports/threads';
import { canariesIn, formsOf } from '../support/canaries';
import { storedEnvelopes } from '../support/databases/stored-rows';
import { sealingOf } from '../support/houses/sealing-of';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { does, filesWithHr, opensReport } from '../support/people/report';

/** It is another key, or another place. */
const shut = { code: expect.stringMatching(/^seal_(key|open)$/) as string };
const families: readonly Family[] = ['reporter', 'desk'];

/** With HR's keys and a copy of every old row, nothing of a moved thread opens. */
describe('the rows of a moved thread', () => {
  let office: TestVissla;
  let sara: Person;
  let maja: Person;
  let reportCode: string;
  let reference: string;
  beforeAll(async () => {
    office = await openVissla({ staffed: true });
    [sara] = await office.staffHr('HR-chef');
    maja = office.person('Maja');
    ({ reportCode, reference } = await filesWithHr(maja, { what: 'Chefen straffar mig.' }));
    await office.passes();
    await does(sara, reference, 'note', { text: 'KANARIE I ANTECKNING' });
    await office.passes();
    await does(sara, reference, 'reply', { text: 'KANARIE I SVAR' });
    await office.passes();
    await opensReport(maja, reportCode);
    await maja.presses('send', { text: 'Mer finns att säga.' });
    await office.passes();
  });
  afterAll(() => office.close());

  it('open with the handlers’ keys and the report code, and never with HR’s', async () => {
    const { database } = office.stores;
    const path = office.location;
    const { threads, messages } = await sealingOf(office);
    const rowsOf = async (desk: 'hr' | 'whistleblowing'): Promise<readonly ThreadRow[]> =>
      database.threads.ofDesk(desk, await database.threads.expiryMonths());
    const [old] = await rowsOf('hr');
    if (old === undefined) throw new Error('no thread');
    const oldKeys = Object.values(await threads.openAsDesk(old));
    const oldEnvelopes = await storedEnvelopes(path);
    const opens = (
      envelope: Uint8Array,
      keys: readonly Uint8Array[],
      ids: readonly ThreadId[],
    ): number =>
      keys
        .flatMap((key) => ids.flatMap((id) => families.map((family) => ({ key, id, family }))))
        .filter(({ key, id, family }) => {
          try {
            messages.open(key, id, family, envelope);
            return true;
          } catch {
            return false;
          }
        }).length;
    // The test can open things: every old row gives way to the old keys, once.
    expect(oldEnvelopes.map((envelope) => opens(envelope, oldKeys, [old.id]))).toEqual(
      oldEnvelopes.map(() => 1),
    );

    await does(sara, reference, 'move');
    await office.passes();
    const [moved] = await rowsOf('whistleblowing');
    if (moved === undefined) throw new Error('not moved');
    const envelopes = await storedEnvelopes(path);
    expect(envelopes).toHaveLength(4);
    const ids = [old.id, moved.id];
    const newKeys = Object.values(await threads.openAsDesk(moved));
    for (const envelope of envelopes) {
      expect(opens(envelope, newKeys, ids)).toBe(1);
      expect(opens(envelope, oldKeys, ids)).toBe(0);
    }
    for (const id of ids) {
      const asHr: ThreadRow = { ...moved, id, desk: 'hr' };
      await expect(threads.openAsDesk(asHr)).rejects.toMatchObject(shut);
      await expect(threads.openState(asHr)).rejects.toMatchObject(shut);
      await expect(threads.openState({ ...asHr, revision: old.revision })).rejects.toMatchObject(
        shut,
      );
    }
    expect(await threads.openState(moved)).toMatchObject({ status: 'received', excluded: [] });

    // What HR had answered is among what opens, and none of its notes.
    const { common } = await threads.openAsDesk(moved);
    const read = families.flatMap((family) => {
      return envelopes.flatMap((envelope) => {
        try {
          return [messages.open(common, moved.id, family, envelope).body];
        } catch {
          return [];
        }
      });
    });
    expect(read.map(({ kind }) => kind).sort()).toEqual(['by_hr', 'message', 'moved', 'report']);
    const canaries = new Map(
      ['KANARIE I ANTECKNING', 'KANARIE I SVAR'].map((text) => [text, formsOf(text)]),
    );
    expect(canariesIn(JSON.stringify(read), canaries)).toEqual(['KANARIE I SVAR']);
    await opensReport(maja, reportCode);
    expect(maja.reads()).toContain('Mer finns att säga.');
  });
});
