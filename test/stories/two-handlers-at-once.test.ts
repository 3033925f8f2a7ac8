import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { files, opensFirst, tries } from '../support/people/report';
import { said } from '../support/people/said';

describe('two handlers at once', () => {
  let office: TestVissla;
  let karin: Person;
  let daniel: Person;
  let maja: Person;
  let receipt: string;

  beforeEach(async () => {
    office = await openVissla({ releases: 'when-told' });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    maja = office.person('Maja');
    ({ receipt } = await files(maja, 'Det luktar gas i skolan.', said.danger));
    await office.releases();
  });
  afterEach(() => office.close());

  it('tells the second in the same window, and keeps his text', async () => {
    await opensFirst(karin);
    await opensFirst(daniel);
    await karin.presses('desk_reply');
    await daniel.presses('desk_close');
    expect(await karin.presses('desk_do_reply', { text: 'Tack.' })).toMatchObject({
      name: 'desk_done',
    });

    const told = await daniel.presses('desk_do_close', {
      why: 'Inget att göra.',
      reason: 'duplicate',
    });
    expect(told).toMatchObject({ name: 'desk_close' });
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    expect(daniel.shown.fields).toMatchObject({ why: 'Inget att göra.', reason: 'duplicate' });

    // Looking at the thread first does not lose the text either.
    expect(await daniel.presses('desk_thread')).toMatchObject({ name: 'desk_thread', pending: 1 });
    await daniel.presses('desk_close');
    expect(daniel.shown.fields).toMatchObject({ why: 'Inget att göra.' });
    await daniel.presses('desk_do_close', { reason: 'not_confirmed', measures: 'Inga.' });
    await office.releases();

    const view = await tries(maja, receipt);
    expect(view).toMatchObject({ name: 'thread', status: 'closed' });
    expect(view.name === 'thread' && view.page.items.map((m) => m.body.kind)).toEqual([
      'report',
      'reply',
      'closed',
    ]);
  });

  it('tells the second after a release, and shows what came first', async () => {
    await opensFirst(karin);
    await opensFirst(daniel);
    await karin.presses('desk_reply');
    await karin.presses('desk_do_reply', { text: 'Tack.' });
    await office.releases();
    await daniel.presses('desk_reply');
    await daniel.presses('desk_do_reply', { text: 'Var luktar det?' });
    expect(daniel.shown.remark).toBe('changed_meanwhile');
    await daniel.presses('desk_thread');
    expect(daniel.reads()).toMatch(/svarade/);
  });

  it('lets exactly one of two through who press in the same instant', async () => {
    await opensFirst(karin);
    await opensFirst(daniel);
    await karin.presses('desk_reply');
    await daniel.presses('desk_reply');
    const views = await Promise.all([
      karin.presses('desk_do_reply', { text: 'Var?' }),
      daniel.presses('desk_do_reply', { text: 'När?' }),
    ]);
    expect(views.map((view) => view.name).sort()).toEqual(['desk_done', 'desk_reply']);
  });
});
