import { setTimeout as wait } from 'node:timers/promises';
import type { BotOffice } from '../houses/bot-office';
import { numberIn } from '../houses/two-servers';
import { comesToStory, type Filed, findsReport, opensWith, sendsStory } from './messenger-person';

/** Reports that are filed while Slack does not take the handlers' notices. */
export type ToldLate = ReturnType<typeof toldLate>;

export function toldLate(office: Pick<BotOffice, 'inSlack'>) {
  const person = office.inSlack;
  const filed: (Filed & { readonly what: string })[] = [];
  /** What Slack has taken for somebody. */
  const notices = (name: string) =>
    person(name).client.messages.filter(({ from }) => from === 'bot');
  const everybody = (): number[][] =>
    ['Karin', 'Daniel'].map((name) =>
      notices(name).map(({ blocks }) => numberIn(JSON.stringify(blocks))),
    );
  /** Waits until something is so, and says in an error what was not. */
  const until = async (what: string, isSo: () => boolean): Promise<void> => {
    for (let tries = 0; tries < 9_600; tries++) {
      if (isSo()) return;
      await wait(25);
    }
    throw new Error(`not so: ${what}; ${JSON.stringify(everybody())}`);
  };
  /** Writes a report down to the last press, and gives that press. */
  const begins = async (name: string): Promise<() => Promise<void>> => {
    const reporter = person(name);
    const what = `Vad ${name} såg.`;
    const reportCode = await comesToStory(reporter);
    return async () => {
      filed.push({ reportCode, reference: await sendsStory(reporter, { what }), what });
    };
  };
  return {
    filed,
    /** The numbers in the notices that each handler got. */
    everybody,
    until,
    bothAreTold: (times: number) =>
      until('both are told', () => everybody().every((numbers) => numbers.length >= times)),
    begins,
    reports: async (name: string) => (await begins(name))(),
    /** Each report opens for its reporter and for a handler, and nobody is told anything more. */
    nothingIsLost: async () => {
      const told = everybody();
      for (const { reportCode, reference, what } of filed) {
        const reader = person('Läsare');
        await opensWith(reader, reportCode);
        expect(reader.reads()).toContain(what);
        const karin = person('Karin');
        await findsReport(karin, reference);
        expect(karin.reads()).toContain(what);
      }
      expect(everybody()).toEqual(told);
    },
  };
}
