import { setTimeout as wait } from 'node:timers/promises';
import { median, timed } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { VisslaHouse } from './vissla-house';
import { fileStory, goToReceipt, leaveReceipt, openThread } from './walk';

const filings = 40;
const openings = 40;
/** A release follows a filing at once; what it costs is not the opening's. */
const releaseMilliseconds = 2000;

export interface FilingFigures {
  /** Receipt step and submit, milliseconds on the wall clock; medians. */
  readonly file: number;
  /** The same with the receipt step pressed again, when its keys are in the draft. */
  readonly fileWithoutDerivation: number;
  /** Processor time that one derivation costs in the bot, milliseconds; a median as well. */
  readonly derivationCpu: number;
  readonly open: number;
  readonly openCpu: number;
}

/** Files reports one after the other, then opens their threads. */
export async function measureFiling(house: VisslaHouse): Promise<FilingFigures> {
  const { pid } = house.vissla;
  const person = house.person('filer');
  const [whole, without, derivations, receipts]: [number[], number[], number[], string[]] = [
    [],
    [],
    [],
    [],
  ];
  for (let i = 0; i < filings; i++) {
    const receipt = await goToReceipt(person);
    const before = cpuMilliseconds(pid);
    const first = await timed(() => leaveReceipt(person, receipt));
    const between = cpuMilliseconds(pid);
    await person.presses('back');
    const atReceipt = cpuMilliseconds(pid);
    const again = await timed(() => leaveReceipt(person, receipt));
    derivations.push(between - before - (cpuMilliseconds(pid) - atReceipt));
    const submit = await timed(() => fileStory(person));
    whole.push(first + submit);
    without.push(again + submit);
    receipts.push(receipt);
  }
  await wait(releaseMilliseconds);
  return {
    file: median(whole),
    fileWithoutDerivation: median(without),
    derivationCpu: median(derivations),
    ...(await measureOpening(house, receipts)),
  };
}

async function measureOpening(
  house: VisslaHouse,
  receipts: readonly string[],
): Promise<{ open: number; openCpu: number }> {
  const { pid } = house.vissla;
  const person = house.person('opener');
  const [walls, cpus]: [number[], number[]] = [[], []];
  for (const receipt of receipts.slice(0, openings)) {
    await person.opens();
    const before = cpuMilliseconds(pid);
    walls.push(await timed(() => openThread(person, receipt)));
    cpus.push(cpuMilliseconds(pid) - before);
  }
  return { open: median(walls), openCpu: median(cpus) };
}
