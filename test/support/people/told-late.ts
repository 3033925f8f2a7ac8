import { setTimeout as wait } from 'node:timers/promises';
import { numberIn } from '../houses/two-servers';
import {
  comesToStory,
  type Filed,
  findsReport,
  type MessengerPerson,
  opensWith,
  sendsStory,
} from './messenger-person';

/** Reports that are filed while a messenger does not take the handlers' notices. */
export interface ToldLate {
  readonly filed: readonly (Filed & { readonly what: string })[];
  /** The numbers in the notices that each handler got. */
  everybody(): number[][];
  /** Waits until something is so, and says in an error what was not. */
  until(what: string, isSo: () => boolean): Promise<void>;
  bothAreTold(times: number): Promise<void>;
  /** Writes a report down to the last press, and gives that press. */
  begins(name: string): Promise<() => Promise<void>>;
  reports(name: string): Promise<void>;
  /** Each report opens for its reporter and for a handler, and nobody is told anything more. */
  nothingIsLost(): Promise<void>;
}

/** @param notices what the messenger has taken for somebody */
export function toldLate(
  person: (name: string) => MessengerPerson,
  notices: (name: string) => readonly unknown[],
): ToldLate {
  const filed: (Filed & { readonly what: string })[] = [];
  const everybody = (): number[][] =>
    ['Karin', 'Daniel'].map((name) => notices(name).map((one) => numberIn(JSON.stringify(one))));
  const until: ToldLate['until'] = async (what, isSo) => {
    for (let tries = 0; tries < 3600; tries++) {
      if (isSo()) return;
      await wait(25);
    }
    throw new Error(`not so: ${what}; ${JSON.stringify(everybody())}`);
  };
  const begins: ToldLate['begins'] = async (name) => {
    const reporter = person(name);
    const what = `Vad ${name} såg.`;
    const receipt = await comesToStory(reporter);
    return async () => {
      filed.push({ receipt, reference: await sendsStory(reporter, { what }), what });
    };
  };
  return {
    filed,
    everybody,
    until,
    bothAreTold: (times) =>
      until('both are told', () => everybody().every((numbers) => numbers.length >= times)),
    begins,
    reports: async (name) => (await begins(name))(),
    nothingIsLost: async () => {
      const told = everybody();
      for (const { receipt, reference, what } of filed) {
        const reader = person('Läsare');
        await opensWith(reader, receipt);
        expect(reader.reads()).toContain(what);
        const karin = person('Karin');
        await findsReport(karin, reference);
        expect(karin.reads()).toContain(what);
      }
      expect(everybody()).toEqual(told);
    },
  };
}
