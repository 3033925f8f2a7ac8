import { openBotOffice } from '../../support/houses/bot-office';
import { openMovedClock } from '../../support/houses/moved-clock';
import { findsReport, opensWith } from '../../support/people/messenger-person';
import { seeded } from '../seeded';
import { nextAt, type Written } from './ledger';
import { createPassHouse, passHour } from './pass-house';
import { type Round, rounds } from './rounds';

/** What a chapter did; everything that was called sent was there once, and nothing before its hour. */
export interface PassFigures {
  readonly rounds: number;
  readonly kills: number;
  /** Of these, at a statement or a key of the vault's, by its own hand. */
  readonly deaths: number;
  /** Kills that found a window over and not ended: they came before a pass, or in it. */
  readonly killsBeforeEnd: number;
  readonly sent: number;
  /** Stories that were on their way when the bot died, and were sent again. */
  readonly again: number;
  readonly added: number;
}

/** What a desk wrote, and the code of the report in which it is to be read. */
interface Reply {
  readonly reply: Written;
  readonly reportCode: string;
}

/**
 * One installation with a daily pass, and so many windows: in each, people write, and something happens
 * at its end. Rejects with what was lost, came twice or came early.
 */
export async function passChapter(of: {
  readonly rounds: number;
  readonly seed: number;
  readonly kinds?: readonly Round[];
}): Promise<PassFigures> {
  const { kinds = rounds } = of;
  const random = seeded(of.seed);
  const clock = openMovedClock();
  const office = await openBotOffice(
    { teams: true, slack: 'http', on: 'SQLite', reportCodes: 'as-in-production' },
    { VISSLA_PASSES: 'daily', VISSLA_PASS_HOUR: String(passHour) },
    clock,
  );
  const house = createPassHouse(office, clock, random);
  const { ledger, reports, karin, counts } = house;
  const first = Math.floor(random() * kinds.length);
  const replies: Reply[] = [];

  /** In each window somebody adds to a report of before, and the desk answers another one. */
  const answers = async (): Promise<void> => {
    const old = reports.filter(({ written }) => ledger.isDue(written));
    const [added, answered] = [old[Math.floor(random() * old.length)], old.at(-1)];
    if (added === undefined || answered === undefined) return;
    const reader = office.inTeams(`Läsare ${house.draws()}`);
    await opensWith(reader, added.reportCode);
    if (!reader.has('send')) throw new Error(`${added.written.text} does not open`);
    const message = ledger.begins(`Tillägg ${house.draws()}.`);
    await reader.presses('send', { text: message.text });
    ledger.sent(message);
    counts.added += 1;
    const reply = ledger.begins(`Svar ${house.draws()}.`, 'by a desk');
    const handler = karin();
    await findsReport(handler, answered.reference);
    await handler.presses('desk_reply');
    await handler.presses('desk_do_reply', { text: reply.text });
    ledger.sent(reply);
    replies.push({ reply, reportCode: answered.reportCode });
    await shows({ reply, reportCode: answered.reportCode }, 0);
  };
  const shows = async ({ reply: { text }, reportCode }: Reply, times: number): Promise<void> => {
    const reader = office.inTeams(`Läsare ${house.draws()}`);
    await opensWith(reader, reportCode);
    const found = reader.reads().split(text).length - 1;
    if (found !== times) throw new Error(`${text} is there ${found} times and not ${times}`);
  };
  const showsReplies = async (): Promise<void> => {
    for (const one of replies.splice(0))
      if (ledger.isDue(one.reply)) await shows(one, 1);
      else replies.push(one);
  };

  try {
    await office.joins(karin(), 'Kommunjurist');
    await office.joins(office.inSlack('Daniel'), 'Säkerhetssamordnare');
    for (let round = 0; round < of.rounds; round++) {
      const kind = kinds[(first + round) % kinds.length];
      if (kind === undefined) throw new Error('no rounds');
      house.goesTo(nextAt(clock.now(), 7 + Math.floor(random() * 2)));
      try {
        for (let n = 0; n < 2; n++) await house.files(`Person ${house.draws()}`);
        await answers();
        await house.looks();
        house.goesTo(house.nextEnd() - 60_000);
        await kind.happens(house);
        house.goesTo(Math.max(clock.now(), house.nextEnd() - 20 * 3_600_000));
        await house.looks('whole');
        await showsReplies();
      } catch (error) {
        throw new Error(`round ${round}, ${kind.name}`, { cause: error });
      }
    }
    for (let day = 0; day < 4; day++) {
      house.goesTo(house.nextEnd() + 60_000);
      await karin().opens('desk');
    }
    await house.looks('whole');
    await showsReplies();
    const bad =
      /"(?:filed_again|move_lost|pool_unreadable|pool_set_back|pool_key_lost|operation_left_out)"/.exec(
        office.logged(),
      );
    if (bad !== null) throw new Error(`the log has ${bad[0]}`);
    const sent = reports.length;
    return { rounds: of.rounds, sent, ...counts };
  } finally {
    await office.ends();
    clock.remove();
  }
}
