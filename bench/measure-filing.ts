import { setTimeout as wait } from 'node:timers/promises';
import { median, timed } from './figures';
import { cpuMilliseconds } from './process-usage';
import { openVisslaHouse, type VisslaHouse } from './vissla-house';
import { fileStory, goToReportCode, leaveReportCode, openThread } from './walk';

const filings = 40;
/** A pass follows a filing at once; its cost is not the opening's. */
const passMilliseconds = 2000;
/** The bot still works a little after an answer, and a thread's time is counted when it rests. */
const restMilliseconds = 10;

export interface FilingFigures extends OpeningFigures {
  /** Report code step and submit, milliseconds on the wall clock; medians. */
  readonly file: number;
  /** The same with the report code step pressed again, when its keys are in the draft. */
  readonly fileWithoutDerivation: number;
}

/** Medians, in milliseconds. */
interface OpeningFigures {
  /** On the wall clock. */
  readonly open: number;
  /** Processor time in the bot. */
  readonly openCpu: number;
  /** The same, less a derivation and the beats of as long a rest, both measured right after it. */
  readonly openCpuWithoutDerivation: number;
  /** Processor time that such a derivation costs. */
  readonly derivationCpu: number;
}

/** Processor time of an idle bot. */
export interface BeatingFigures {
  /** Share of one core while dialogs are open, 0 to 1. */
  readonly share: number;
  /** Of a filing whose key was derived before, in milliseconds; median. Its beat is not counted. */
  readonly fileCpu: number;
}

const [idleLooks, idleMilliseconds] = [5, 5_000];
/** The state after a first press. */
const startMilliseconds = 3_000;
/** One beat comes in each second, whenever it begins. */
const beatMilliseconds = 1_000;

/** Where reports come out each day: no pass follows a filing. */
export async function measureBeating(): Promise<BeatingFigures> {
  const house = await openVisslaHouse(undefined, { VISSLA_PASSES: 'daily' });
  try {
    const { pid } = house.vissla;
    await house.person('first').opens();
    await wait(startMilliseconds);
    const idle: number[] = [];
    for (let look = 0; look < idleLooks; look++)
      idle.push(await cpuOf(pid, () => wait(idleMilliseconds)));
    const share = median(idle) / idleMilliseconds;
    const costs: number[] = [];
    for (let n = 0; n < filings; n++) {
      const person = house.person(`filer ${n}`);
      await leaveReportCode(person, await goToReportCode(person));
      // Each image grows with the dialogs begun, so a beat is measured at each filing.
      const beat = await cpuOf(pid, () => wait(beatMilliseconds));
      const cost = await cpuOf(pid, () => fileStory(person));
      costs.push(cost - beat);
    }
    return { share, fileCpu: median(costs) };
  } finally {
    await house.close();
  }
}

/** Files reports one after the other, then opens their threads. */
export async function measureFiling(house: VisslaHouse): Promise<FilingFigures> {
  const [whole, without, reportCodes]: [number[], number[], string[]] = [[], [], []];
  for (let i = 0; i < filings; i++) {
    // Another person each time: the number of dialogs in an hour is limited for each person.
    const person = house.person(`filer ${i}`);
    const reportCode = await goToReportCode(person);
    const first = await timed(() => leaveReportCode(person, reportCode));
    await person.presses('back');
    const again = await timed(() => leaveReportCode(person, reportCode));
    const submit = await timed(() => fileStory(person));
    whole.push(first + submit);
    without.push(again + submit);
    reportCodes.push(reportCode);
  }
  await wait(passMilliseconds);
  return {
    file: median(whole),
    fileWithoutDerivation: median(without),
    ...(await measureOpening(house, reportCodes)),
  };
}

/** Opens threads, and between two of them derives another reporter's report code. */
async function measureOpening(
  house: VisslaHouse,
  reportCodes: readonly string[],
): Promise<OpeningFigures> {
  const { pid } = house.vissla;
  const walls: number[] = [];
  const opens: { readonly cpu: number; readonly derivation: number; readonly beats: number }[] = [];
  for (const [i, reportCode] of reportCodes.entries()) {
    const [opener, beginner] = [house.person(`opener ${i}`), house.person(`beginner ${i}`)];
    await opener.opens();
    let wall = 0;
    const cpu = await cpuOf(pid, async () => {
      wall = await timed(() => openThread(opener, reportCode));
    });
    walls.push(wall);
    const beats = await cpuOf(pid, () => wait(wall));
    const shown = await goToReportCode(beginner);
    const first = await cpuOf(pid, () => leaveReportCode(beginner, shown));
    await beginner.presses('back');
    const again = await cpuOf(pid, () => leaveReportCode(beginner, shown));
    opens.push({ cpu, derivation: first - again, beats });
  }
  return {
    open: median(walls),
    openCpu: median(opens.map(({ cpu }) => cpu)),
    openCpuWithoutDerivation: median(
      opens.map(({ cpu, derivation, beats }) => cpu - derivation - beats),
    ),
    derivationCpu: median(opens.map(({ derivation }) => derivation)),
  };
}

/** Processor time of a process while `work` goes on, in milliseconds. */
async function cpuOf(pid: number, work: () => Promise<void>): Promise<number> {
  await wait(restMilliseconds);
  const before = cpuMilliseconds(pid);
  await work();
  await wait(restMilliseconds);
  return cpuMilliseconds(pid) - before;
}
