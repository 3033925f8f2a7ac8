import { storedCounts } from '../databases/stored-rows';
import { goesBy } from '../days-pass';
import { openVissla, type Person } from '../open-vissla';
import { does, type Filed, files, filesWithHr, opensReport, opensThread } from './report';
import { said } from './said';

/** What handlers give to HR, as it stands in their forms. */
export const given = { excerpt: 'UTDRAGET SOM NAMNGER', text: 'ORD TILL DEN SOM ANMÄLDE' };
const byLaw = { ...given, cause: 'HR prövar en varning.', reveals: 'no', hinders: 'no' };
const later = { hinders: 'yes', laterWhy: 'Stör utredningen.', tellBy: '2027-01-10' };

export type TwoDesks = Awaited<ReturnType<typeof openTwoDesks>>;

/** Opens both desks with two people each, where reports wait for ten o'clock, or for as long as told. */
export async function openTwoDesks(
  locale: 'sv' | 'en' = 'sv',
  options: Parameters<typeof openVissla>[0] = { passes: { kind: 'daily', hour: 10 } },
) {
  const office = await openVissla(options);
  const handlers = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
  const officers = await office.staffHr('HR-chef', 'HR-partner');
  const [karin, daniel, sara, petra] = [...handlers, ...officers].map(({ who }) =>
    office.person(who, locale),
  ) as [Person, Person, Person, Person];
  const maja = office.person('Maja', locale);
  /** A day goes by, and the pass with it. */
  const passes = () => goesBy(office, { minutes: 24 * 60 });
  /** So many minutes from ten o'clock, and what is due by then is out. */
  const toTheHour = async (minutes: number): Promise<void> => {
    const now = (office.clock.now() / 60_000 + 60) % (24 * 60);
    await goesBy(office, { minutes: (10 * 60 + minutes - now + 24 * 60) % (24 * 60) });
  };
  /** Opens what waits of a report, and does not press on. */
  const looks = async (member: Person, { reference }: Filed): Promise<void> => {
    await opensThread(member, reference);
    await member.presses('desk_waiting');
  };
  return {
    ...{ office, karin, daniel, sara, petra, maja, passes, toTheHour, looks },
    files: async () => {
      const report = await files(maja, 'Min chef skriker.', said.doubt);
      await passes();
      return report;
    },
    filesWithHr: async () => {
      const report = await filesWithHr(maja, { what: 'Min chef straffar mig.' });
      await passes();
      return report;
    },
    /** The reporter is asked about HR, and answers. */
    agrees: async ({ reportCode, reference }: Filed) => {
      await does(karin, reference, 'ask_hr');
      await passes();
      await opensReport(maja, reportCode);
      await maja.presses('hr_yes');
      await passes();
    },
    /** An excerpt for HR: with the reporter's yes, or by law. */
    gives: async (member: Person, { reference }: Filed, how: 'agreed' | 'told' | 'untold') => {
      await opensThread(member, reference);
      if (how === 'agreed') {
        await member.presses('desk_give_hr');
        await member.presses('desk_do_hand_over', given);
        return;
      }
      await member.presses('desk_hand_over');
      const first = { target: 'hr', purpose: 'needed', ownDuty: 'none' };
      await member.presses('desk_hand_over_to', first);
      const fields = how === 'untold' ? { ...byLaw, ...later } : byLaw;
      await member.presses('desk_do_hand_over', fields);
    },
    moves: async (officer: Person, { reference }: Filed) => {
      await does(officer, reference, 'move');
    },
    takesBack: async (member: Person, report: Filed) => {
      await looks(member, report);
      await member.presses('desk_take_back');
    },
    /** Rows of the pool, of what desks keep for themselves, and of cases' records. */
    counts: async () => {
      const {
        pool,
        desk_record: records,
        case_record: cases,
      } = await storedCounts(office.location);
      return [pool, records, cases];
    },
  };
}
