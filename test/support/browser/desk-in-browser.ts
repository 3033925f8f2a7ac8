import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import sv from '../../../adaptive-cards/texts/sv.json';
import { deskWords } from '../../../bot/channels/web/desk/words';
import { openTestWebDesk, type TestWebDesk } from '../messengers/web-desk';
import { openVissla, type Person, type TestVissla } from '../open-vissla';
import { admits, files } from '../people/report';
import { axeFinds } from './axe';
import { launchBrowser } from './browser';
import { unreadable } from './page-checks';
import { buttonOn } from './walk';

const say = deskWords.sv;
/** Set to a folder to keep a picture of every step. */
const pictures = process.env.PICTURES;

/** Somebody at the web desk, with devices that recognise whoever touches them. */
interface DeskVisitor {
  readonly page: Page;
  readonly takes: (transport: 'internal' | 'usb') => Promise<string>;
  readonly putsAway: (authenticatorId: string) => Promise<unknown>;
  /** The script sends the form and opens the next page, which can have the same heading. */
  readonly presses: (name: string, then: string) => Promise<void>;
  /** Has one heading, is readable, and has nothing that axe finds. */
  readonly looks: (name: string) => Promise<void>;
}

/** The web desk of one suite, in a browser; before each test a new one. */
export interface DeskInBrowser {
  readonly office: TestVissla;
  /** A handler who is in Teams. */
  readonly karin: Person;
  readonly desk: TestWebDesk;
  /** What a page complained of or called elsewhere; none may be left at a test's end. */
  readonly complaints: string[];
  /** Milliseconds by which the desk's clock is ahead. */
  ahead: number;
  readonly comes: (look?: BrowserContextOptions) => Promise<DeskVisitor>;
  /** Files a report that has come out. Gives its reference. */
  readonly aReport: (what: string) => Promise<string>;
  /** Joins by an invitation and opens the first case, after a touch and the second passkey. */
  readonly opensACase: (visitor: DeskVisitor, what: string) => Promise<string>;
}

/** Sets the suite's hooks. */
export function deskInBrowser(): DeskInBrowser {
  let browser: Browser;
  let office: TestVissla;
  let karin: Person;
  let desk: TestWebDesk;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    at.ahead = 0;
    complaints.splice(0);
    office = await openVissla();
    [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    desk = await openTestWebDesk(office.vissla.webDesk, { now: () => Date.now() + at.ahead });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    await desk.close();
    await office.close();
    // A blocked style or script, or a call to somewhere else, would be here.
    expect(complaints).toEqual([]);
    expect(desk.faults).toEqual([]);
  });

  const aReport = async (what: string): Promise<string> => {
    const { reference } = await files(office.person('Maja'), what);
    await office.passes();
    return reference;
  };

  const comes = async (look: BrowserContextOptions = {}): Promise<DeskVisitor> => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (!message.text().startsWith('Clear-Site-Data')) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${desk.url}/`)) complaints.push(request.url());
    });
    const devices: CDPSession = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    let step = 0;
    return {
      page,
      takes: async (transport) => {
        const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
          options: {
            ...{ protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true },
            ...{ isUserVerified: true, automaticPresenceSimulation: true },
          },
        });
        return authenticatorId;
      },
      putsAway: (authenticatorId) =>
        devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }),
      presses: async (name, then) => {
        const button = await buttonOn(page, name);
        const opened = page.waitForEvent('load');
        await button.click();
        await opened;
        await page.getByRole('heading', { name: then, exact: true }).first().waitFor();
      },
      looks: async (name) => {
        // A heading can be there before its style.
        await page.waitForLoadState();
        const headings = await page.locator('h1').allInnerTexts();
        expect([headings.length, await unreadable(page), await axeFinds(page)]).toEqual([
          1,
          [],
          [],
        ]);
        if (pictures === undefined) return;
        mkdirSync(pictures, { recursive: true });
        step += 1;
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const file = `${String(step).padStart(2, '0')}-${name}-${colorScheme}.png`;
          await page.screenshot({ path: join(pictures, file), fullPage: true });
        }
      },
    };
  };

  /** Joins by an invitation, and is let in by Karin. */
  const joins = async ({ page, takes, presses, looks }: DeskVisitor): Promise<string> => {
    const code = await office.invite('Advokat, extern mottagare');
    const first = await takes('internal');
    await page.goto(`${desk.url}/`);
    await looks('sign-in');
    await page.getByRole('link', { name: say.haveCode }).click();
    await page.getByLabel(say.code).fill(code);
    await looks('code');
    await presses(say.next, say.join);
    await page.getByText('Advokat, extern mottagare').waitFor();
    await looks('create');
    await presses(say.create, say.signIn);
    await page.getByText(say.created).waitFor();
    await presses(say.signIn, say.waiting);
    await looks('waiting');
    const waiting = await office.people.ofDesk('whistleblowing');
    const { id } = waiting.find(({ standing }) => standing === 'waiting')!;
    await admits(karin, id);
    await page.getByRole('link', { name: say.look }).click();
    await page.getByRole('heading', { name: sv.deskQueue.heading }).waitFor();
    return first;
  };

  const opensACase: DeskInBrowser['opensACase'] = async (visitor, what) => {
    const { page, presses, looks, putsAway, takes } = visitor;
    const first = await joins(visitor);
    // A newcomer sees what comes out from two days later on.
    office.clock.advance({ days: 2 });
    const reference = await aReport(what);
    await page.reload();
    await looks('list');
    await presses(reference, say.again);
    await looks('again');
    await presses(say.goOn, say.second);
    await looks('second');
    await putsAway(first);
    await takes('usb');
    // It goes on by itself.
    await presses(say.addSecond, sv.deskThread.heading);
    return reference;
  };

  const at: DeskInBrowser = {
    ahead: 0,
    get office() {
      return office;
    },
    get karin() {
      return karin;
    },
    get desk() {
      return desk;
    },
    ...{ complaints, comes, aReport, opensACase },
  };
  return at;
}
