import sv from '../../adaptive-cards/texts/sv.json';
import { deskWords } from '../../bot/channels/web/desk/words';
import type { MemberId } from '../../bot/domain/ids';
import { foundIn } from '../support/browser/profile';
import { openWalk, type ProfileWalk } from '../support/browser/walk';
import { openTestWebDesk, type TestWebDesk } from '../support/messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, does, files } from '../support/people/report';

const say = deskWords.sv;
const [accused, party] = ['Karl-Erik Sköldpaddeson', 'Göta Paddfors'];
const story = `Chefen ${accused} säljer sköldpaddor på natten.`;
const sent = 'Tack, vi räknar paddorna på måndag.';
const typed = 'Ännu inte skickat: hyllan är tömd.';

let office: TestVissla;
let desk: TestWebDesk;
let walk: ProfileWalk;
let reference: string;
let karin: Person;
let daniel: Person;

const secrets = (): readonly string[] => [story, accused, party, sent, typed, reference];

beforeEach(async () => {
  office = await openVissla();
  desk = await openTestWebDesk(office.vissla.webDesk);
  walk = await openWalk();
  walk.page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await comesIn();
});
afterEach(async () => {
  await walk.ends();
  await desk.close().catch(() => undefined);
  await office.close();
});

const presses = (name: string, then: string): Promise<void> => walk.presses(name, then);

/** A member joins with a passkey, is let in, and opens a case after a touch. */
async function comesIn(): Promise<void> {
  [karin, daniel] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const { page } = walk;
  const devices = await walk.context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const takes = (transport: 'internal' | 'usb') =>
    devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
  const first = await takes('internal');
  await page.goto(`${desk.url}/`);
  await page.getByRole('link', { name: say.haveCode }).click();
  await page.getByLabel(say.code).fill(await office.invite('Advokat, extern mottagare'));
  await presses(say.next, say.join);
  await presses(say.create, say.signIn);
  await presses(say.signIn, say.waiting);
  const waiting = await office.people.ofDesk('whistleblowing');
  await admits(karin, waiting.find(({ standing }) => standing === 'waiting')!.id);
  office.clock.advance({ days: 2 });
  ({ reference } = await files(office.person('Maja'), story));
  await office.passes();
  await page.getByRole('link', { name: say.look }).click();
  await presses(reference, say.again);
  await presses(say.goOn, say.second);
  await devices.send('WebAuthn.removeVirtualAuthenticator', first);
  await takes('usb');
  await presses(say.addSecond, sv.deskThread.heading);
  expect(await page.locator('#case').innerText()).toContain(story);
}

const lawyer = async (): Promise<MemberId> => {
  const people = await office.people.ofDesk('whistleblowing');
  return people.find(({ title }) => title === 'Advokat, extern mottagare')!.id;
};
const toCase = (): Promise<void> => presses(sv.deskThread.toThread, sv.deskThread.heading);

/** Answers, notes whom it is about, and redacts the name. */
const works = async (): Promise<void> => {
  const { page } = walk;
  await presses(sv.nextActs.answer, sv.forms.reply);
  await page.getByLabel(sv.forms.text).fill(sent);
  await presses(sv.buttons.send, sv.done.heading);
  await toCase();
  await presses(sv.deskOptions.case, sv.caseForm.heading);
  await page.locator('[name="case.number"]').fill(`KS 7 ${party}`);
  await presses(sv.caseForm.save, sv.done.heading);
  await toCase();
  await presses(sv.deskOptions.copy, sv.copy.heading);
  await presses(sv.copy.redaction, sv.redaction.heading);
  await page.locator('[name="case.entry"]').fill('1');
  await page.locator('[name="case.words"]').fill(accused);
  await page.getByLabel(sv.redaction.section).selectOption({ index: 1 });
  await presses(sv.redaction.add, sv.redaction.heading);
  expect(await page.locator('#case').innerText()).toContain(`”${accused}”`);
};
describe('a browser at the desk, which is no private window', () => {
  it('keeps neither story, name, answer, mask nor reference, while it runs, closed, and opened again', async () => {
    const { folder, page } = walk;
    await works();
    await page.locator('[name="case.words"]').fill(typed);
    await page.waitForTimeout(3_000);
    expect(foundIn(folder, secrets())).toEqual([]);
    await presses(say.signOut, say.signIn);
    await page.waitForTimeout(1_000);
    expect(foundIn(folder, secrets())).toEqual([]);
    await walk.context.close();
    await walk.keepsNone(secrets(), desk.url);
  });

  it('keeps nothing when it is killed in the middle of work', async () => {
    await works();
    await walk.page.locator('[name="case.words"]').fill(typed);
    await walk.crashes();
    await walk.keepsNone(secrets(), desk.url);
  });

  it('keeps nothing of a form that is sent while the server is away, and leaves the text in the page', async () => {
    const { folder, page } = walk;
    await presses(sv.nextActs.answer, sv.forms.reply);
    const text = page.getByLabel(sv.forms.text);
    await text.fill(typed);
    await desk.close();
    await page.getByRole('button', { name: sv.buttons.send, exact: true }).click();
    await page.waitForTimeout(3_000);
    expect(foundIn(folder, secrets())).toEqual([]);
    expect(await text.inputValue()).toBe(typed);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([say.noAnswer]);
    await walk.crashes();
    await walk.keepsNone(secrets(), desk.url);
  });

  /** What each page had when the browser gave it back whole. */
  const givenBack = `addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sessionStorage.given += '.' + document.documentElement.innerText;
  });`;
  const leaving: Readonly<Record<string, () => Promise<unknown>>> = {
    'was shut out': async () => {
      const person = await lawyer();
      await does(karin, reference, 'exclude', { person, cause: 'Släkt.', decidedBy: 'Chefen' });
      await does(daniel, reference, 'two', { answer: 'yes' });
    },
    'has stepped down': async () => {
      await presses(reference, sv.deskThread.heading);
      await presses(sv.deskOptions.recuse, sv.forms.recuse);
      await walk.page.locator('[name="case.cause"]').fill('Släkt.');
      await presses(sv.conflict.leave, sv.done.heading);
    },
    'was removed': async () => {
      await office.people.remove(await lawyer(), []);
    },
  };
  it.each(Object.keys(leaving))('shows nothing by Back to a member who %s', async (how) => {
    const { page } = walk;
    await walk.context.addInitScript(givenBack);
    await page.reload();
    await page.evaluate(`sessionStorage.given = ''`);
    // Left by an address: what a page has sent by its script, Chromium does not keep.
    await page.goto(`${desk.url}/sv`);
    await leaving[how]!();
    for (let back = 0; back < 5; back++) {
      await page.evaluate('history.back()').catch(() => undefined);
      await page.waitForTimeout(1_500);
      const seen = await page.content();
      for (const secret of secrets()) expect(seen).not.toContain(secret);
    }
    expect(await page.evaluate('sessionStorage.given')).toMatch(/^\.+$/);
  });
});
