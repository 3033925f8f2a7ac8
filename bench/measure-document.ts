import { createDrawDocument } from '../bot/documents/create-draw-document';
import { openTestWebDesk } from '../test/support/messengers/web-desk';
import { openVissla } from '../test/support/open-vissla';
import { deskVisitor } from '../test/support/people/desk-visitor';
import { admits, does, files } from '../test/support/people/report';
import { median, timed } from './figures';
import { openDialogs } from './measure-pass';

/** Messages of the case, and characters of each. No word is there twice. */
const [messages, characters] = [200, 600];
const documents = 5;

/** Milliseconds on the wall clock. */
export interface DocumentFigures {
  /** From the press of a member to the last byte of the document, median. */
  readonly document: number;
  /** The slowest of the dialogs that somebody opened meanwhile. */
  readonly slowestAnswer: number;
}

/** Downloads a long case as a document at the web desk, in this process; it is drawn in its thread. */
export async function measureDocument(): Promise<DocumentFigures> {
  const office = await openVissla({ on: 'SQLite' });
  const draw = createDrawDocument();
  const desk = await openTestWebDesk(office.vissla.webDesk, { draw });
  try {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const lisa = deskVisitor(() => desk.url);
    await lisa.joins(await office.invite('Advokat'));
    await lisa.signsIn();
    const people = await office.people.ofDesk('whistleblowing');
    await admits(karin, people.find(({ title }) => title === 'Advokat')?.id ?? '');
    // Who joined reads what is written from two days later on.
    office.clock.advance({ days: 2 });
    const { reference } = await files(office.person('Maja'), 'Lagret.');
    await office.passes();
    for (let at = 0; at < messages; at++)
      await does(karin, reference, 'note', { text: wordsOf(at), fact: 'true' });
    await lisa.goes('/');
    await lisa.opens();
    await lisa.touches();
    await lisa.addsSecond();
    await lisa.presses('case.desk_copy');
    const form = lisa.form('case.desk_document', { 'case.copying': 'with_notes' });
    const dialogs = openDialogs(office);
    const times: number[] = [];
    for (let made = 0; made < documents; made++) {
      times.push(await timed(() => lisa.posts('/', form)));
      const type = lisa.headers.get('content-type');
      if (type !== 'application/pdf') throw new Error(`No document but ${type}.`);
    }
    return { document: median(times), slowestAnswer: await dialogs.slowest() };
  } finally {
    await desk.close();
    await office.close();
  }
}

function wordsOf(message: number): string {
  let text = '';
  for (let at = 0; text.length < characters; at++)
    text += `${Math.sin(message * characters + at + 1)
      .toString(36)
      .slice(3, 10)} `;
  return text.slice(0, characters);
}
