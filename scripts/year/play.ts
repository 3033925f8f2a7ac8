import { addDays, type Day } from '../../bot/domain/day';
import { swedishWorkingDays } from '../../bot/platform/working-days';
import {
  comesToGuide,
  comesToVerdict,
  enters,
  writesReportCodeDown,
} from '../../test/support/people/report';
import type { Scene } from './acts';
import type { House } from './house';
import type { AnotherWay, InBot, Tale } from './tale';

/** The reference or code with which a newcomer comes back to a case. */
export interface Shown {
  readonly what: string;
  readonly reference: string;
  readonly reportCode: string | undefined;
}

interface Deed {
  readonly day: Day;
  does(): Promise<void>;
}

/**
 * Plays all tales, day by day, until the day `last`, on which a tale may end in its middle.
 */
export async function play(
  house: House,
  tales: readonly Tale[],
  { last, each }: { readonly last: Day; readonly each: (day: Day) => void },
): Promise<readonly Shown[]> {
  const references = new Set<string>();
  const shown: Shown[] = [];
  const deeds = tales.flatMap((tale, at) => deedsOf(house, tale, { at, last, references, shown }));
  for (let day = house.clock.today(); ; day = house.clock.today()) {
    each(day);
    if (day === last) house.keepsCards();
    for (const deed of deeds.filter((one) => one.day === day)) await deed.does();
    if (day >= last) return shown;
    await house.goesOn();
  }
}

function deedsOf(
  house: House,
  tale: Tale,
  {
    at,
    last,
    references,
    shown,
  }: { at: number; last: Day; references: Set<string>; shown: Shown[] },
): Deed[] {
  const first = 'by' in tale.came ? workday(addDays(last, -tale.ago)) : addDays(last, -tale.ago);
  const scene: Scene = {
    house,
    references,
    reporter: house.reporter(`${at}`, tale.locale ?? 'sv'),
    reference: '',
    reportCode: undefined,
    atHr: undefined,
  };
  const comes = async (): Promise<void> => {
    const { came, shows } = tale;
    const filed = 'by' in came ? await entersIt(scene, came) : await filesIt(scene, came);
    Object.assign(scene, filed);
    references.add(filed.reference);
    await house.settles();
    if (shows !== undefined) shown.push({ what: shows, ...filed });
  };
  const deeds: Deed[] = [{ day: first, does: comes }];
  let day = first;
  for (const [after, who, act] of tale.then) {
    const wished = addDays(first, after);
    const on = who === 'reporter' ? wished : workday(wished);
    if (on > day) day = on;
    deeds.push({ day, does: () => act(scene, who) });
  }
  return deeds.filter((deed) => deed.day <= last);
}

async function filesIt(
  { reporter, house }: Scene,
  { to, said: [about, detail], story, involved }: InBot,
): Promise<{ reference: string; reportCode: string }> {
  await comesToGuide(reporter);
  const who = involved === undefined ? '' : await house.idOf(involved);
  await comesToVerdict(reporter, { about, detail }, who);
  const view = await reporter.presses(to === 'hr' ? 'to_hr' : 'anyway');
  const reportCode = await writesReportCodeDown(reporter, view);
  const filed = await reporter.presses('file', story);
  if (filed.name !== 'filed') throw new Error(`not filed but ${filed.name}: ${story.what}`);
  return { reference: filed.reference, reportCode };
}

async function entersIt(
  { house }: Scene,
  { by, way, before, text, word }: AnotherWay,
): Promise<{ reference: string; reportCode: undefined }> {
  const arrived = addDays(house.clock.today(), -before);
  const chosen = word === undefined ? {} : { word };
  const { reference } = await enters(house.member(by), { way, arrived, text, ...chosen });
  return { reference, reportCode: undefined };
}

const isWorkingDay = swedishWorkingDays();

function workday(day: Day): Day {
  return isWorkingDay(day) ? day : workday(addDays(day, 1));
}
