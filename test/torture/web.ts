import { storedCounts } from '../support/databases/stored-rows';
import { openBotOffice } from '../support/houses/bot-office';
import { webOrigins } from '../support/houses/web-origins';
import { type PartFigures, requires, type Told } from './part';
import { attacks } from './web/attacks';
import { planted } from './web/exchanges';
import { crossings, openWebPeople, type WebPlaces } from './web/house';
import { crowdAtTheDoor, signInStarts, slowOnes, timings } from './web/measures';

/** One of so many of the torture's hostile requests is for the web. */
const share = 20;
const eachRound = 2_000;

/**
 * Both web origins of the built bot: hostile requests, crossed drafts, challenges and cookies, thousands who
 * start to sign in, a thousand visitors. Rejects with how to repeat what failed.
 */
export async function tortureByWeb({ seed, inputs, hasTime, says }: Told): Promise<PartFigures> {
  const { door, desk, ofDoor, ofDesk } = await webOrigins();
  const office = await openBotOffice(
    { teams: true, on: 'SQLite', reportCodes: 'as-in-production' },
    { ...ofDoor, ...ofDesk },
  );
  try {
    const { pid } = office.bot.child;
    if (pid === undefined) throw new Error('no process');
    const places: WebPlaces = {
      ...{ door, desk },
      invite: (title) => office.invite(title),
      settled: () => office.settled(),
    };
    const people = await openWebPeople(places);
    await office.inTeams('Maja').opens();
    await office.told();
    const counts = async (): Promise<string> => {
      const { draft_key: _, ...rows } = await storedCounts(office.database);
      return JSON.stringify(rows);
    };
    const before = await counts();
    const all = Math.round(inputs / share);
    const statuses = new Map<string, number>();
    let given = 0;
    for (let round = 0; given < all && (round === 0 || hasTime()); round++) {
      const now = Math.min(eachRound, all - given);
      const found = await attacks({
        ...{ seed: seed + round, inputs: now, origins: people.origins, hasTime },
      });
      given += now;
      for (const [kind, count] of found) statuses.set(kind, (statuses.get(kind) ?? 0) + count);
      says(`${given} of ${all} hostile requests at the web`);
    }
    says(
      [...statuses]
        .sort()
        .map(([kind, count]) => `${kind}: ${count}`)
        .join(', '),
    );
    requires((await counts()) === before, 'nothing is stored of hostile requests');
    const crossed = await crossings(places, people);
    requires(crossed.length === 0, crossed.join(', '));
    const starts = await signInStarts(pid, people);
    says(JSON.stringify(starts));
    const took = await timings(places, people);
    says(JSON.stringify(took));
    const slow = await slowOnes(pid, people);
    says(JSON.stringify(slow));
    const crowd = await crowdAtTheDoor(door, (name) => office.inTeams(name));
    const log = office.logged();
    requires(!log.includes(planted), 'no request in the log');
    const faults = [...log.matchAll(/"level":"error","code":"(\w+)"/g)].map(([, code]) => code);
    // Bodies that never end gave way to others.
    const others = faults.filter((code) => code !== 'bodies_full');
    requires(others.length === 0, `no fault: ${others.join(', ')}`);
    return { inputs: given, ...starts, ...took, ...slow, ...crowd };
  } catch (error) {
    const repeat = `npm run torture -- --only web --inputs ${inputs} --seed ${seed}`;
    throw new Error(`to be repeated by ${repeat}`, { cause: error });
  } finally {
    await office.ends();
  }
}
