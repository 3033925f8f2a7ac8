import fc from 'fast-check';
import type { Id, MemberId } from '../../bot/domain/ids';
import { canBeShown, mayRead, type Readable } from '../../bot/domain/readers';
import { nodeRandom } from '../../bot/platform/random';
import { desksNow } from '../../bot/reporter/desks-now';
import { excludedOf, involvedView } from '../../bot/reporter/views';
import { closesWell, openVissla, type Person, type TestVissla } from '../support/open-vissla';
import {
  admits,
  comesToGuide,
  comesToList,
  does,
  files,
  filesAbout,
  filesWithHr,
  opensQueue,
  opensThread,
} from '../support/people/report';
import { codeToRenew, joinsOnTheWeb, newPasskey, typesOnTheWeb } from '../support/people/web-desk';

let office: TestVissla;
let karin: Person;

beforeEach(async () => {
  office = await openVissla();
  [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
});
afterEach(() => closesWell(office));

const lawyer = 'Advokat, extern mottagare';
const web = (user: string) => ({ messenger: 'web', tenant: 'v', user, address: '' }) as const;
/** Somebody whose lost passkeys are renewed by a code of the operator; gives what waits. */
const renews = async (owner: MemberId): Promise<string> => {
  await typesOnTheWeb(office, await codeToRenew(office, owner));
  const waiting = await office.people.renewals('whistleblowing');
  return waiting.find(({ of }) => of === owner)?.id ?? '';
};
const queueOf = async (member: MemberId) =>
  office.personBefore({ dialogue: office.vissla.webDesk.dialogue })(web(member)).opens('desk');

describe.each([
  ['Teams', 'Maja'],
  ['Slack', { messenger: 'slack', tenant: 'T1', user: 'U1', address: '' }],
  ['the web', web('somebody')],
] as const)('who reports by %s', (_, who) => {
  const comes = async (): Promise<Person> => {
    const employee = office.person(who);
    await comesToGuide(employee);
    return employee;
  };

  it('ticks a member once whose new passkey waits, and the member never reads it', async () => {
    const { id } = await joinsOnTheWeb(office, lawyer, newPasskey());
    await admits(karin, id);
    office.clock.advance({ days: 2 });
    const renewal = await renews(id);
    const { people } = await comesToList(await comes());
    expect(people.filter(({ title }) => title === lawyer)).toEqual([{ id, title: lawyer }]);
    await filesAbout(office.person(who), [lawyer], 'Det gäller advokaten.');
    await files(office.person(who), 'Det gäller någon annan.');
    await office.passes();
    expect(await queueOf(id)).toMatchObject({ total: 1 });
    await karin.opens('desk');
    await karin.presses('desk_people');
    await karin.presses('desk_renew', { renewal });
    expect(karin.shown.remark).toBe('replaced');
    expect(await queueOf(id)).toMatchObject({ total: 1 });
  });

  it('ticks somebody who leaves and joins again under the same title, and still never reads it', async () => {
    const { id } = await joinsOnTheWeb(office, lawyer, newPasskey());
    await admits(karin, id);
    office.clock.advance({ days: 2 });
    await filesAbout(office.person(who), [lawyer], 'Det gäller advokaten.');
    await office.passes();
    await office.people.remove(id, []);
    const again = await joinsOnTheWeb(office, ` ${lawyer.toUpperCase()}`, newPasskey());
    await admits(karin, again.id);
    const { reference } = (await opensQueue(karin)).items[0]!;
    await opensThread(karin, reference);
    expect(await queueOf(again.id)).toMatchObject({ total: 0 });
    // Nor can it be shown: nobody else is there to whom it could be.
    expect(await karin.presses('desk_show').catch(() => undefined)).toBeUndefined();
  });

  it('reads who may read it, newcomers too, with semicolons between titles', async () => {
    const { id } = await joinsOnTheWeb(office, lawyer, newPasskey());
    await admits(karin, id);
    const employee = await comes();
    await comesToList(employee);
    await employee.presses('next', { involved: '' });
    const reportCode = await employee.presses('anyway');
    if (reportCode.name !== 'report_code') throw new Error(reportCode.name);
    await employee.presses('next', { group: reportCode.reportCode.slice(-4) });
    expect(employee.reads()).toContain(`Får läsa: Kommunjurist; Säkerhetssamordnare; ${lawyer}.`);
  });
});

describe('who stepped down at HR, and joins the handlers later under the same title', () => {
  it('is not shown the case that was moved there meanwhile', async () => {
    const [sara, petra] = await office.staffHr('HR-chef', 'HR-partner');
    const { reference } = await filesWithHr(office.person('Maja'), { what: 'Det gäller chefen.' });
    await office.passes();
    await does(sara, reference, 'recuse', { cause: 'Det gäller mig.' });
    await does(petra, reference, 'move');
    await office.passes();
    const auditor = await joinsOnTheWeb(office, 'Revisor', newPasskey());
    await admits(karin, auditor.id);
    const { id } = await joinsOnTheWeb(office, ' hr-chef', newPasskey());
    await admits(karin, id);
    await opensThread(karin, reference);
    const view = await karin.presses('desk_show');
    if (view.name !== 'desk_show') throw new Error(view.name);
    expect(view.people.map((one) => one.id)).toEqual([auditor.id]);
  });
});

/** What happens to a desk, in any order: each to one of three people, of whom two have one title. */
const titles = [lawyer, 'Revisor', 'revisor '] as const;
const deeds = [
  'joins',
  'renews',
  'approve',
  'approve_deputy',
  'decline',
  'remove',
  'tick',
] as const;
const happenings = fc.array(fc.tuple(fc.constantFrom(...deeds), fc.nat(titles.length - 1)), {
  ...{ minLength: 6, maxLength: 24 },
});

describe('a tick', () => {
  const sameTitle = (one: string, other: string): boolean =>
    one.trim().toLowerCase() === other.trim().toLowerCase();

  it('is lost by no renewal, approval, refusal or removal, in any order', async () => {
    const random = nodeRandom();
    const world = { ...office, windows: { when: () => ({ outOn: office.clock.today() }) } };
    const entry = (event: 'member_approved' | 'passkeys_replaced', subject: MemberId) => ({
      ...{ id: random.id<Id>(), day: office.clock.today(), event, subject },
      member: by,
    });
    const by = (await office.people.find(karin.who))!.id;
    const { people } = office;
    const there = () => people.ofDesk('whistleblowing');
    const does = async (deed: (typeof deeds)[number], title: string): Promise<void> => {
      const its = (await there()).filter((one) => sameTitle(one.title, title));
      const [first] = its;
      const waiting = its.find(({ standing }) => standing === 'waiting');
      const [renewal] = await people.renewals('whistleblowing');
      if (deed === 'joins') await typesOnTheWeb(office, await office.invite(title), newPasskey());
      else if (deed === 'renews') {
        if (first?.standing === 'member') await renews(first.id);
      } else if (deed === 'remove') {
        if (first !== undefined) await people.remove(first.id, []);
      } else if (deed !== 'tick') {
        if (waiting) await people.decide(waiting.id, deed, entry('member_approved', waiting.id));
        if (renewal && deed === 'approve')
          await people.replacePasskeys(renewal.id, entry('passkeys_replaced', renewal.of));
        if (renewal && deed === 'decline')
          await people.decide(renewal.id, deed, entry('member_approved', renewal.of));
      }
    };
    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        const cases: { readonly title: string; readonly readable: Readable }[] = [];
        for (const [deed, nth] of all) {
          const title = titles[nth] ?? lawyer;
          if ((await there()).length < 12) await does(deed, title);
          const desks = await desksNow(world as never, office.person('Maja').who);
          const view = involvedView(desks);
          const rows = view.name === 'involved' ? view.people : [];
          const row = rows.find((one) => sameTitle(one.title, title));
          expect(rows.filter((one) => sameTitle(one.title, title)).length).toBeLessThan(2);
          if (deed === 'tick' && row !== undefined) {
            const excluded = excludedOf({ excluded: [row.id] }, desks);
            const readable = { row: { filedOn: office.clock.today() }, state: { excluded } };
            cases.push({ title, readable });
          }
          const now = await there();
          for (const { title: named, readable } of cases)
            for (const one of now.filter((member) => sameTitle(member.title, named))) {
              expect(mayRead(one, now, readable)).toBe(false);
              expect(canBeShown(now, readable)).not.toContain(one);
            }
        }
        for (const one of await there())
          if (titles.some((title) => sameTitle(one.title, title))) await people.remove(one.id, []);
      }),
      { seed: 34, numRuns: 25 },
    );
  });
});
