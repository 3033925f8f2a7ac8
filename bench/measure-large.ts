import { setTimeout as wait } from 'node:timers/promises';
import { parseReportCode } from '../bot/domain/report-code';
import { systemClock } from '../bot/platform/clock';
import { nodeRandom } from '../bot/platform/random';
import { openThread as lookUp } from '../bot/reporter/open-thread';
import { createSealing } from '../bot/sealers/create-sealing';
import { openStores } from '../bot/start/open-stores';
import { median, timed } from './figures';
import { cpuMilliseconds } from './process-usage';
import type { DataPaths, VisslaHouse } from './vissla-house';
import { fileStory, goToReportCode, leaveReportCode, openThread } from './walk';

const looks = 20;
/** The time between two samples in which a process did nothing. */
const quietMilliseconds = 500;

/** Resolves when the bot has ended its unattended work after a start. */
export async function untilQuiet({ vissla }: VisslaHouse): Promise<void> {
  for (let before = -1; ; ) {
    const now = cpuMilliseconds(vissla.pid);
    if (now - before <= 10) return;
    before = now;
    await wait(quietMilliseconds);
  }
}

/** Files reports over the wire and gives their report codes, once they are delivered. */
export async function fileReports(house: VisslaHouse, count: number): Promise<readonly string[]> {
  const person = house.person('filer');
  const reportCodes: string[] = [];
  for (let n = 0; n < count; n++) {
    const reportCode = await goToReportCode(person);
    await leaveReportCode(person, reportCode);
    await fileStory(person);
    reportCodes.push(reportCode);
  }
  await untilQuiet(house);
  return reportCodes;
}

/** Measures a reporter's return by the report code, over the wire; milliseconds, the median. */
export async function measureReturn(
  house: VisslaHouse,
  reportCodes: readonly string[],
): Promise<number> {
  const person = house.person('opener');
  const walls: number[] = [];
  for (let n = 0; n < looks; n++) {
    await person.opens();
    walls.push(await timed(() => openThread(person, reportCodes[n % reportCodes.length] ?? '')));
  }
  return median(walls);
}

/**
 * Opening by the report code without the wire and without the floor under its time; the bot must have ended.
 */
export async function measureLookUp(
  data: DataPaths,
  reportCodes: readonly string[],
): Promise<number> {
  const [random, clock] = [nodeRandom(), systemClock()];
  const { database, vault, deployment } = await openStores(
    { ...data, database: { kind: 'sqlite', path: data.database } },
    'production',
    random,
  );
  try {
    const sealing = await createSealing({ ...database, vault, deployment, clock, random });
    const opening = {
      clock,
      random,
      reportCodes: sealing.reportCodes,
      threads: database.threads,
      threadSealer: sealing.threads,
      messages: sealing.messages,
      pause: () => Promise.resolve(),
    };
    const walls: number[] = [];
    for (let n = 0; n < looks; n++) {
      const reportCode = parseReportCode(reportCodes[n % reportCodes.length] ?? '');
      if (reportCode.kind !== 'report_code') throw new Error('No report code.');
      walls.push(
        await timed(async () => {
          const found = await lookUp(opening, reportCode.reportCode);
          if (found.kind !== 'opened') throw new Error('The thread does not open.');
        }),
      );
    }
    return median(walls);
  } finally {
    await database.close();
  }
}
