import { limits } from '../../bot/domain/limits';
import { invite } from '../../bot/operator/commands/invite';
import { nodeRandom } from '../../bot/platform/random';
import { goesBy } from '../support/days-pass';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  does,
  files,
  filesAbout,
  handsOver,
  opensQueue,
  opensThread,
} from '../support/people/report';
import { joinsOnTheWeb, newPasskey, typesOnTheWeb } from '../support/people/web-desk';

let office: TestVissla;
afterEach(() => closesWell(office));

describe('a title', () => {
  beforeEach(async () => {
    office = await openVissla();
    await office.staff('Kommunjurist', 'Revisor');
  });

  it.each(['Revisor', ' revisor '])('is not given to a second account as %j', async (title) => {
    const code = await office.invite(title);
    expect(await typesOnTheWeb(office, code)).toEqual({ kind: 'refused' });
    const { people, clock } = office;
    const inviting = { people, clock, random: nodeRandom(), environment: {} };
    await expect(invite(inviting, 'whistleblowing', title)).rejects.toThrow('a title of their own');
    expect(await people.ofDesk('whistleblowing')).toHaveLength(2);
  });

  it('is free at the other desk, and once its person has left', async () => {
    await office.staffHr('Revisor');
    const [one] = (await office.people.ofDesk('whistleblowing')).filter(
      ({ title }) => title === 'Revisor',
    );
    await office.people.remove(one!.id, []);
    const again = await joinsOnTheWeb(office, 'Revisor', newPasskey());
    expect(again.title).toBe('Revisor');
    const now = await office.people.ofDesk('whistleblowing');
    expect(now.find(({ id }) => id === again.id)?.was).toContain(one!.id);
  });
});

describe('who leaves, and joins again under the same title', () => {
  let karin: Person;
  let auditor: Person;
  const web = (user: string) => ({ messenger: 'web', tenant: 'v', user, address: '' }) as const;

  beforeEach(async () => {
    office = await openVissla({ passes: 'at-once' });
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [auditor] = await office.staff('Revisor');
    await admits(karin, (await office.people.find(auditor.who))!.id);
    office.clock.advance({ days: 2 });
  });
  const leaves = async () => {
    await office.people.remove((await office.people.find(auditor.who))!.id, []);
  };

  it('is not shown what it was ticked in, however many joined and left meanwhile', async () => {
    await filesAbout(office.person('Maja'), ['Revisor'], 'Om revisorn.');
    await office.passes();
    await leaves();
    // The two who are there, the auditor's two accounts, and these are as many as a desk ever knows.
    for (let nth = 0; nth < limits.deskKnows - 4; nth += 1) {
      const { id } = await joinsOnTheWeb(office, `Vikarie ${nth}`, newPasskey());
      await office.people.remove(id, []);
    }
    const again = await joinsOnTheWeb(office, 'Revisor', newPasskey());
    await admits(karin, again.id);
    const [report] = (await opensQueue(karin)).items;
    await opensThread(karin, report!.reference);
    await expect(karin.presses('desk_show')).rejects.toThrow('no button');
    const code = await office.invite('Vikarie');
    expect(await typesOnTheWeb(office, code)).toEqual({ kind: 'desk_full' });
  });

  it('leaves no half of the end of a hold behind', async () => {
    const { reference } = await files(office.person('Maja'), 'Något annat.');
    await office.passes();
    await does(karin, reference, 'hold', { cause: 'Tvist.', lookOn: '2027-03-01' });
    await does(auditor, reference, 'lift_hold');
    await leaves();
    const { id } = await joinsOnTheWeb(office, 'Revisor', newPasskey());
    await admits(karin, id);
    await opensThread(karin, reference);
    await karin.presses('desk_show');
    await karin.presses('desk_do_show', { person: id });
    const { dialogue } = office.vissla.webDesk;
    const again = office.personBefore({ dialogue })(web(id));
    await opensThread(again, reference);
    await again.presses('desk_lift_hold');
    expect(again.shown.view).toMatchObject({ name: 'desk_lift_hold', liftHold: 'proposes' });
    await opensThread(karin, reference);
    await karin.presses('desk_lift_hold');
    expect(karin.shown.view).toMatchObject({ liftHold: 'proposes' });
  });
});

describe('who is at both desks under one title', () => {
  let karin: Person;
  let daniel: Person;
  let manager: Person;
  let twin: Person;
  let reference: string;

  const opens = async (passes: 'at-once' | { kind: 'daily'; hour: number }): Promise<void> => {
    office = await openVissla({ passes });
    [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    [manager, twin] = await office.staffHr('HR-chef', 'Säkerhetssamordnare');
  };
  const given = { excerpt: 'Utdraget om honom.', cause: 'HR prövar.', text: 'HR får ett utdrag.' };
  const gives = () => handsOver(karin, reference, given, { target: 'hr' });
  const total = async (member: Person) => (await opensQueue(member)).total;
  const passes = () => goesBy(office, { minutes: 24 * 60 });
  const comes = async () => {
    ({ reference } = await files(office.person('Maja'), 'Det gäller samordnaren.'));
  };

  it('steps down at the handlers after HR got an excerpt, and reads it there no more', async () => {
    await opens('at-once');
    await comes();
    await gives();
    await office.passes();
    expect([await total(manager), await total(twin)]).toEqual([1, 1]);
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    expect([await total(daniel), await total(manager), await total(twin)]).toEqual([0, 1, 0]);
  });

  it('steps down while the excerpt is on its way, and never reads it', async () => {
    await opens({ kind: 'daily', hour: 10 });
    await passes();
    await comes();
    await passes();
    await passes();
    await gives();
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    await passes();
    expect([await total(daniel), await total(manager), await total(twin)]).toEqual([0, 1, 0]);
  });

  it('steps down from the excerpt at HR, and reads no more of it at the handlers', async () => {
    await opens('at-once');
    await comes();
    await gives();
    await office.passes();
    const [excerpt] = (await opensQueue(manager)).items;
    await does(twin, excerpt!.reference, 'recuse', { cause: 'Det gäller mig.' });
    expect([await total(twin), await total(daniel), await total(karin)]).toEqual([0, 0, 1]);
    await opensThread(karin, reference);
    expect(karin.reads()).toContain('Det gäller samordnaren.');
  });

  it('leaves the excerpt to nobody, where nobody else is left at HR: the handlers have the case', async () => {
    await opens('at-once');
    await office.people.remove((await office.people.find(manager.who))!.id, []);
    await comes();
    await gives();
    await office.passes();
    await does(daniel, reference, 'recuse', { cause: 'Det gäller mig.' });
    expect([await total(daniel), await total(twin), await total(karin)]).toEqual([0, 0, 1]);
  });
});
