import { openTestWebDesk } from '../test/support/messengers/web-desk';
import { openVissla } from '../test/support/open-vissla';
import { deskVisitor } from '../test/support/people/desk-visitor';
import { admits, files } from '../test/support/people/report';
import { percentile, timed } from './figures';

const cases = 1_000;
const looks = 40;

/** Milliseconds on the wall clock at 95 of 100, of pages with 1,000 open cases; and bytes. */
export interface WebDeskFigures {
  /** The list's first look, when nothing of it is remembered. */
  readonly cold: number;
  readonly list: number;
  readonly listBytes: number;
  /** The list, and a case of one message beside it. */
  readonly case: number;
  readonly caseBytes: number;
}

/** Draws the list and a case at the web desk again and again, in this process. */
export async function measureWebDesk(): Promise<WebDeskFigures> {
  const office = await openVissla({ on: 'SQLite' });
  const desk = await openTestWebDesk(office.vissla.webDesk);
  try {
    const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
    const lisa = deskVisitor(() => desk.url);
    await lisa.joins(await office.invite('Advokat'));
    await lisa.signsIn();
    const people = await office.people.ofDesk('whistleblowing');
    await admits(karin, people.find(({ title }) => title === 'Advokat')?.id ?? '');
    // Who joined reads what is written from two days later on.
    office.clock.advance({ days: 2 });
    for (let filed = 0; filed < cases; filed++) await files(office.person(`P${filed}`), 'Lagret.');
    await office.passes();
    const cold = await timed(() => lisa.goes('/'));
    const again = async (path: string): Promise<number> => {
      const times: number[] = [];
      for (let look = 0; look < looks; look++) times.push(await timed(() => lisa.goes(path)));
      return percentile(times, 0.95);
    };
    const list = await again('/');
    const listBytes = Buffer.byteLength(lisa.reads());
    if (!RegExp(`${String(cases).replace(/000$/, '\\s?000')} ärenden`).test(lisa.reads()))
      throw new Error(`The list does not say ${cases}.`);
    await lisa.opens();
    await lisa.touches();
    await lisa.addsSecond();
    const page = lisa.led.get('location') ?? '';
    if (!lisa.reads().includes('Vad som har hänt')) throw new Error('No case is shown.');
    return {
      cold,
      list,
      listBytes,
      case: await again(page),
      caseBytes: Buffer.byteLength(lisa.reads()),
    };
  } finally {
    await desk.close();
    await office.close();
  }
}
