import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Desk } from '../../../bot/domain/ids';
import { onCopyOf } from '../../support/databases/places';
import { openVissla, type Person, type TestVissla } from '../../support/open-vissla';
import {
  admits,
  does,
  files,
  filesAbout,
  filesWithHr,
  opensReport,
  opensThread,
  type Filed as Report,
} from '../../support/people/report';
import { said } from '../../support/people/said';

/** A database that somebody filled, as copies of its folder at two moments. */
export type Filled = Awaited<ReturnType<typeof fillWorld>>;

/**
 * Everybody who may try to read, by what they are. The writer of statements has an account like everybody.
 */
export const readers = [
  'Karin', // a handler
  'Daniel', // a handler whom one report names
  'Lina', // a handler who stepped down from one
  'Nora', // a handler who came after all reports
  'Ove', // waits to be let in
  'Rut', // was a handler once
  'Eva', // of HR
  'Jonas', // of HR
  'Skrivaren', // writes to the database
] as const;
export type Reader = (typeof readers)[number];

/** A word that stands in one text alone. */
export const marked = (name: string): string => `KANARIE${name.toUpperCase()}`;

/** Fills a database with all that there is: two desks, threads of every kind, and something that waits. */
export async function fillWorld() {
  const office = await openVissla({ on: 'SQLite', passes: 'when-told', now: Date.now() });
  const folders = mkdtempSync(join(tmpdir(), 'vissla-inside-'));
  const copies = (name: string): string => {
    const folder = join(folders, name);
    // What has been written stands in the file itself then.
    const file = new Sqlite(join(office.folder, 'vissla.db'));
    file.pragma('wal_checkpoint(TRUNCATE)');
    file.close();
    cpSync(office.folder, folder, { recursive: true });
    return folder;
  };
  const people = peopleOf(office);
  const joins = async (name: Reader, title: string, desk: Desk = 'whistleblowing') => {
    await people(name).opens();
    await people(name).enters(await office.invite(title, desk));
  };
  const approves = async (name: Reader): Promise<void> =>
    admits(people('Karin'), (await office.people.find(people(name).who))?.id ?? '');
  await joins('Karin', 'Kommunjurist');
  await joins('Daniel', 'Säkerhetschef');
  for (const [name, title] of [
    ['Lina', 'Kanslichef'],
    ['Rut', 'Ekonomichef'],
  ] as const) {
    await joins(name, title);
    await approves(name);
  }
  await joins('Eva', 'HR-chef', 'hr');
  await joins('Jonas', 'HR-partner', 'hr');
  // Who was let in reads what is written from two days later on.
  office.clock.advance({ days: 2 });

  const reportCodes = new Map<string, string>();
  const references = new Map<string, string>();
  const keeps = (name: string, { reportCode, reference }: Report): void => {
    reportCodes.set(name, reportCode);
    references.set(name, reference);
  };
  const reports = async (name: string, to: 'handlers' | 'hr' | string[] = 'handlers') => {
    const what = `Rapport ${marked(name)}.`;
    const by = office.person(name);
    if (to === 'hr') keeps(name, await filesWithHr(by, { what }));
    else if (to === 'handlers') keeps(name, await files(by, what, said.doubt));
    else keeps(name, await filesAbout(by, to, what));
    await office.passes();
  };
  const at = (name: string): string => references.get(name) ?? '';
  for (const name of ['Maja', 'Omar', 'Sten', 'Ylva']) await reports(name);
  await reports('Petra', 'hr');
  // It names a member, who must never see it.
  await reports('Nina', ['Säkerhetschef']);

  // An excerpt for HR, on the reporter's yes.
  await does(people('Karin'), at('Ylva'), 'ask_hr');
  await office.passes();
  const ylva = office.person('Ylva');
  await opensReport(ylva, reportCodes.get('Ylva') ?? '');
  await ylva.presses('hr_yes');
  await office.passes();
  await does(people('Karin'), at('Ylva'), 'give_hr', { excerpt: `Utdrag ${marked('Utdraget')}.` });
  await office.passes();

  const used = await office.invite('Utredare');
  const early = copies('early');

  const writes = async (name: Reader, to: string, text: string): Promise<void> => {
    await opensThread(people(name), at(to));
    await people(name).presses('desk_reply');
    await people(name).presses('desk_do_reply', { text });
    await office.passes();
  };
  await writes('Karin', 'Maja', `Svar ${marked('Svaret')}.`);
  const omar = office.person('Omar');
  await opensReport(omar, reportCodes.get('Omar') ?? '');
  await omar.presses('send', { text: `Mer ${marked('Mer')}.` });
  await office.passes();
  await does(people('Karin'), at('Sten'), 'note', { text: `Notis ${marked('Notisen')}.` });
  await office.passes();
  await does(people('Lina'), at('Omar'), 'recuse', { cause: 'Släkt.' });
  await office.passes();
  // A colleague's answer is awaited.
  const who = (await office.people.find(people('Lina').who))!.id;
  const cause = `Släkt ${marked('Förslaget')}.`;
  await does(people('Karin'), at('Maja'), 'exclude', { person: who, cause });
  await people('Nora').opens();
  await people('Nora').enters(used);
  await approves('Nora');
  await joins('Ove', 'Nämndsekreterare');
  await office.people.remove((await office.people.find(people('Rut').who))!.id, []);
  const invitation = await office.invite('Praktikant');
  // Something waits for the pass.
  const what = `Väntar ${marked('Väntar')}.`;
  keeps('Vera', await files(office.person('Vera'), what, said.doubt));
  const late = copies('late');
  const now = office.clock.now();
  await office.close();
  return {
    /** Before somebody left, stepped down or was let in. */
    early,
    late,
    /** What everybody has on paper: report codes by the reporter's name. */
    reportCodes,
    references,
    /** An invitation that nobody has used: its code; and one that was. */
    invitation,
    used,
    /** The moment of the late copy, in milliseconds since 1970-01-01 UTC. */
    now,
    remove: () => {
      rmSync(folders, { recursive: true, force: true });
    },
  };
}

/** The same persons in each copy. */
export function peopleOf(office: TestVissla): (name: string) => Person {
  const known = new Map<string, Person>();
  return (name) => {
    const person = known.get(name) ?? office.person(name);
    known.set(name, person);
    return person;
  };
}

/** A copy of the late database with a bot running on it, a day on which nothing is due. */
export async function opensCopy({ late, now }: Filled): Promise<TestVissla> {
  const place = await onCopyOf(late);
  return openVissla({ on: place, passes: 'when-told', now: now + 60_000 });
}
