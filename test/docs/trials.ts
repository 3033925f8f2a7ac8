import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposal } from '../../bot/domain/disposal';
import { ConfigError, readConfig } from '../../bot/settings/config';
import { daysOfUpkeep } from '../support/days-pass';
import { disposals } from '../support/disposals';
import { type OpenOptions, openVissla, type TestVissla } from '../support/open-vissla';
import {
  closing,
  comesToGuide,
  comesToList,
  does,
  files,
  filesAbout,
  filesWithHr,
  looksFor,
  opensThread,
} from '../support/people/report';
import { temporaryFolder } from '../support/temporary-folder';

const folder = temporaryFolder();

/** Does something in a whole product of its own. */
async function within<T>(
  does: (office: TestVissla) => Promise<T>,
  options: OpenOptions = {},
): Promise<T> {
  const office = await openVissla({ passes: 'when-told', ...options });
  try {
    return await does(office);
  } finally {
    await office.close();
  }
}

/** Whether words stay for one member, and go once two agree. */
export const removes = (): Promise<boolean> =>
  within(async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    const { reference } = await files(office.person('Maja'), 'Grannen Anna Ek har en hund.');
    await office.passes();
    await does(karin, reference, 'remove', { text: 'Anna Ek', reason: 'irrelevant' });
    await opensThread(daniel, reference);
    const alone = daniel.reads().includes('Anna Ek');
    await daniel.presses('desk_remove');
    await daniel.presses('desk_do_remove', { answer: 'yes' });
    await opensThread(daniel, reference);
    return alone && !daniel.reads().includes('Anna Ek');
  });

export const movesFactsAlong = (): Promise<boolean> =>
  within(async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Utredare');
    const [sara] = await office.staffHr('HR-chef', 'HR-partner');
    const story = { what: 'Min chef straffar mig.' };
    const { reference } = await filesWithHr(office.person('Maja'), story);
    await office.passes();
    await does(sara, reference, 'note', { text: 'FAKTA', fact: 'true' });
    await does(sara, reference, 'note', { text: 'TANKE' });
    await does(sara, reference, 'move');
    await office.passes();
    await opensThread(karin, reference);
    return karin.reads().includes('FAKTA') && !karin.reads().includes('TANKE');
  });

export const findsName = (): Promise<boolean> =>
  within(async (office) => {
    const [karin] = await office.staff('Kommunjurist', 'Utredare');
    await files(office.person('Maja'), 'Karl-Erik Lund tar av lagret.');
    await office.passes();
    await karin.opens('desk');
    await karin.presses('desk_search');
    const view = await karin.presses('desk_look', { words: 'karl-erik lund', purpose: 'access' });
    return view.name === 'desk_search' && view.found?.hits.length === 1;
  });

export const tellsOfNamed = (): Promise<boolean> =>
  within(
    async (office) => {
      const [karin] = await office.staff('Kommunjurist', 'Utredare');
      const { reference } = await files(office.person('Maja'), 'En sak.');
      await office.passes();
      await opensThread(karin, reference);
      await karin.presses('desk_steps');
      await karin.presses('desk_steps_to', { step: 'person' });
      await karin.presses('desk_do_steps', { ...karin.shown.fields, named: 'Enhetschef A' });
      office.clock.advance({ days: 28 });
      await karin.opens('desk');
      return karin.reads().includes('låt den som nämns veta');
    },
    { reminded: [1, 4] },
  );

/** Whether nothing can be taken out of a case from the moment a request for it is noted. */
export const keepsWhatIsAskedFor = (): Promise<boolean> =>
  within(async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Utredare');
    const { reference } = await files(office.person('Maja'), 'En sak.');
    await office.passes();
    const before = await opensThread(daniel, reference);
    await does(karin, reference, 'request', { text: 'Rapporten.' });
    const { may } = await opensThread(daniel, reference);
    return before.may.includes('remove') && !may.includes('remove');
  });

/** Whether a member who is ticked finds nothing in the bot, and the others do. */
export const hidesFromTicked = (): Promise<boolean> =>
  within(async (office) => {
    const [karin, daniel] = await office.staff('Kommunjurist', 'Utredare', 'Kanslichef');
    const { reference } = await filesAbout(office.person('Maja'), ['Utredare'], 'En sak.');
    await office.passes();
    const [named, other] = [await looksFor(daniel, reference), await looksFor(karin, reference)];
    return named.name !== 'desk_thread' && other.name === 'desk_thread';
  });

/** Whether a reporter is not asked which organisation it is about, where several share the channel. */
export const asksNoParty = (): Promise<boolean> =>
  within(
    async (office) => {
      await office.staff('Kommunjurist', 'Utredare');
      const maja = office.person('Maja');
      const views = [() => comesToGuide(maja), () => comesToList(maja)];
      let asked = false;
      for (const comes of views) {
        await comes();
        asked ||= maja.reads().includes('Exempelby Bostäder');
      }
      return !asked;
    },
    { parties: ['Exempelby kommun', 'Exempelby Bostäder'] },
  );

/** Whether what goes to HR has none of the act's clocks. */
export const isHrOutside = (): Promise<boolean> =>
  within(async (office) => {
    await office.staff('Kommunjurist', 'Utredare');
    await office.staffHr('HR-chef', 'HR-partner');
    const maja = office.person('Maja');
    await filesWithHr(maja, { what: 'Min chef straffar mig.' });
    const { view } = maja.shown;
    return view.name === 'filed' && !('feedbackBy' in view.deadlines);
  });

/** Whether a closed case is there two years later. */
export const isKept = (whistleblowing: Disposal): Promise<boolean> =>
  within(
    async (office) => {
      const [karin] = await office.staff('Kommunjurist', 'Utredare');
      const { reference } = await files(office.person('Maja'), 'En sak.');
      await office.passes();
      await does(karin, reference, 'close', closing);
      await office.passes();
      await office.vissla.tidy();
      await daysOfUpkeep(office, 7);
      office.clock.advance({ days: 695 });
      await daysOfUpkeep(office, 8);
      const [row] = await office.stores.database.threads.page(undefined, 1);
      return row !== undefined;
    },
    { disposal: { ...disposals, whistleblowing } },
  );

const three = { phone: '040-123', meeting: 'Rum 1', outsideContact: 'Facket' };
const contacts = join(folder, 'contacts.json');
writeFileSync(contacts, JSON.stringify({ sv: { ...three, hr: 'HR, 040-1' }, en: three }));
const webAlone = {
  VISSLA_ORGANISATION: 'Exempelby kommun',
  VISSLA_WEBSITE_URL: 'https://exempelby.example/anmal',
  VISSLA_PRIVACY_URL: 'https://exempelby.example/uppgifter',
  VISSLA_CONTACTS: contacts,
  VISSLA_PASSES: 'daily',
  VISSLA_DISPOSAL_WHISTLEBLOWING: 'KS 2026/12 24',
  VISSLA_DISPOSAL_HR: 'preserve',
  VISSLA_WEB_PORT: '3979',
  VISSLA_WEB_URL: 'https://tips.exempelby.example',
  VISSLA_WEB_ACCESSIBILITY_URL: 'https://exempelby.example/a11y',
  VISSLA_DESK_PORT: '3980',
  VISSLA_DESK_URL: 'https://bord.exempelby.example',
};

/** Whether door and desk on the web start as production, without some settings. */
export function starts(without: readonly string[] = []): boolean {
  const given = Object.entries(webAlone).filter(([name]) => !without.includes(name));
  try {
    return readConfig(Object.fromEntries(given)).kind === 'production';
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}
