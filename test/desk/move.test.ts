import type { View } from '../../bot/domain/view';
import { storedAudit } from '../support/databases/stored-rows';
import { doneOnce } from '../support/done-once';
import { closesWell, type Person, type TestVissla } from '../support/open-vissla';
import { does, filesWithHr, opensThread } from '../support/people/report';

describe('a move to the handlers', () => {
  let office: TestVissla;
  let karin: Person;
  let sara: Person;
  let petra: Person;
  let reference: string;

  const begins = doneOnce({ passes: 'when-told' }, async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const [sara, petra] = await office.staffHr('HR-chef', 'HR-partner');
    const filed = await filesWithHr(office.person('Maja'), { what: 'Min chef straffar mig.' });
    await office.passes();
    return { karin, sara, petra, ...filed };
  });
  beforeEach(async () => {
    ({ office, karin, sara, petra, reference } = await begins());
  });
  afterEach(() => closesWell(office));

  const opensForm = async (officer: Person = sara): Promise<View> => {
    await opensThread(officer, reference);
    return officer.presses('desk_move');
  };
  const idsOf = async (): Promise<string[]> =>
    (await office.people.ofDesk('whistleblowing')).map(({ id }) => id);
  const database = () => office.location;
  const nothingIsMoved = async (): Promise<void> => {
    expect((await storedAudit(database())).map(({ event }) => event)).not.toContain('thread_moved');
    await office.passes();
    expect(await karin.opens('desk')).toMatchObject({ name: 'desk_queue', total: 0 });
    expect(await petra.opens('desk')).toMatchObject({ name: 'desk_queue', total: 1 });
  };

  it('is asked for again where a colleague has sent something since the form was opened', async () => {
    await opensForm();
    await does(petra, reference, 'reply', { text: 'Vi läser.' });
    expect(await sara.presses('desk_do_move')).toMatchObject({ name: 'desk_move' });
    expect(sara.shown.remark).toBe('changed_meanwhile');
    await nothingIsMoved();
  });

  it('is not offered while a request waits, nor after a no that can be taken further', async () => {
    const opens = async (): Promise<string> => (await opensForm()).name;
    expect(await opens()).toBe('desk_move');
    await does(sara, reference, 'request', { text: 'Allt.', arrived: office.clock.today() });
    await expect(opens()).rejects.toThrow('no button');
    const no = { stage: 'answered', answer: 'refused', copying: 'none' };
    await does(sara, reference, 'decide', no);
    expect(sara.shown.view.name).toBe('desk_done');
    await expect(opens()).rejects.toThrow('no button');
  });

  it('asks whether nobody is involved any more, and is done when it is sent so again', async () => {
    await opensForm();
    const [involved = ''] = await idsOf();
    await sara.presses('desk_thread', { involved });
    await sara.presses('desk_move');
    expect(sara.shown.fields).toMatchObject({ involved });
    // Looking something up with a list that came back empty unnames nobody.
    await sara.presses('desk_thread', { involved: '' });
    await sara.presses('desk_move');
    const form = sara.shown;
    for (let times = 0; times < 2; times++) {
      sara.shown = form;
      await sara.forges('desk_do_move');
      expect(sara.shown).toMatchObject({ remark: 'unticked', fields: { involved: '' } });
    }
    await nothingIsMoved();
    expect(await sara.presses('desk_do_move', { involved: '' })).toMatchObject({
      name: 'desk_done',
    });
  });

  it('keeps whoever is ticked again after that question', async () => {
    await opensForm();
    const [involved = ''] = await idsOf();
    await sara.presses('desk_thread', { involved });
    await sara.presses('desk_move');
    await sara.presses('desk_do_move', { involved: '' });
    expect(await sara.presses('desk_do_move', { involved })).toMatchObject({ name: 'desk_done' });
    await office.passes();
    const members = await office.people.ofDesk('whistleblowing');
    const named = members.find(({ id }) => id === involved)?.title;
    await karin.opens('desk');
    const isKarin = named === 'Kommunjurist';
    expect(karin.shown.view).toMatchObject({ total: isKarin ? 0 : 1 });
  });
});
