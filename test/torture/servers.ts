import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import { startTdsServer } from '../support/databases/tds/server';
import { openTwoServers, type TwoServers } from '../support/houses/two-servers';
import { referenceOn } from '../support/people/messenger-person';
import { said } from '../support/people/said';
import type { TeamsPerson } from '../support/people/teams-person';
import { readsEachThread } from '../support/people/whole-queue';
import type { PartFigures, Told } from './part';

const servers = 3;
const kills = 10;
const killEachSeconds = 60;
/** Milliseconds between one report and the next, and one visitor who only looks and the next. */
const each = { report: 1_000, visitor: 545 };
/** Between one person's presses. */
const readsFor = 400;
/** No answer takes longer, but a killed process's and a derivation's. */
const mostMilliseconds = 2_000;

/** The way to the story; a visitor goes as far as the verdict. Nine presses send a report. */
const toVerdict: readonly (readonly [ButtonName, Fields])[] = [
  ['report', {}],
  ['safe', {}],
  ['next', { about: said.gain.about }],
  ['next', { detail: said.gain.detail }],
  ['next', { involved: '' }],
];

/**
 * Three servers on the wire of SQL Server, one of which is killed each minute, under twenty presses a second,
 * one report a second among them. Nothing that was called sent is lost or doubled, and answers come in time.
 */
export async function tortureByServers({ says, hasTime }: Told): Promise<PartFigures> {
  const database = await startTdsServer();
  // It keeps all that was asked, images too: gigabytes in ten minutes.
  database.before(/^COMMIT$/, () => {
    database.asked.length = 0;
    return Promise.resolve();
  });
  const url = `mssql://vissla:a-password@127.0.0.1:${database.port}/master?encrypt=false`;
  const house = await openTwoServers(
    { url, remove: () => database.close() },
    undefined,
    undefined,
    servers,
  );
  const counts = { kills: 0, presses: 0, cutOff: 0, late: 0, slowestMs: 0 };
  const derivations = { underWay: 0, most: 0, slowestMs: 0 };
  const sent = new Set<string>();
  const loads: number[] = [];
  let [number, isOver] = [0, false];

  /** Presses until there is an answer: a process that is killed gives none. */
  const timed = async (press: () => Promise<void>, derives = false): Promise<void> => {
    for (let tries = 0; ; tries++) {
      const began = performance.now();
      if (derives) derivations.most = Math.max(derivations.most, ++derivations.underWay);
      try {
        await press();
        const took = Math.round(performance.now() - began);
        counts.presses += 1;
        const figures = derives ? derivations : counts;
        figures.slowestMs = Math.max(figures.slowestMs, took);
        if (!derives && took > mostMilliseconds) counts.late += 1;
        return;
      } catch (error) {
        if (tries === 50) throw error;
        counts.cutOff += 1;
        await wait(100);
      } finally {
        if (derives) derivations.underWay -= 1;
      }
    }
  };
  const visits = async (): Promise<TeamsPerson> => {
    const person = house.inTeams(`Person ${number++}`);
    await timed(() => person.opens());
    for (const [act, fields] of toVerdict) {
      await wait(readsFor);
      await timed(() => person.presses(act, fields));
    }
    return person;
  };
  const files = async (): Promise<void> => {
    const person = await visits();
    await timed(() => person.presses('anyway'));
    const reportCode = /(?:\d{4} ){5}\d{4}/.exec(person.reads())?.[0] ?? '';
    await timed(() => person.presses('next', { group: reportCode.slice(-4) }), true);
    const what = `Rapport ${number++}.`;
    for (let tries = 0; person.has('file'); tries++) {
      if (tries === 50) throw new Error(`not sent: ${what}`);
      await wait(readsFor);
      await timed(() => person.presses('file', { what }));
    }
    if (referenceOn(person) === undefined) throw new Error(`no reference: ${what}`);
    sent.add(what);
  };
  /** Somebody new comes each so many milliseconds, however long the others take. */
  const come = async (milliseconds: number, walk: () => Promise<unknown>): Promise<void> => {
    const walks: Promise<unknown>[] = [];
    for (let at = performance.now(); !isOver; at += milliseconds) {
      walks.push(walk());
      await wait(Math.max(0, at + milliseconds - performance.now()));
    }
    await Promise.all(walks);
  };

  try {
    await house.joins(house.inTeams('Karin', 0), 'Kommunjurist');
    await house.joins(house.inTeams('Daniel', 0), 'Säkerhetssamordnare');
    const began = performance.now();
    const people = Promise.all([come(each.report, files), come(each.visitor, visits)]);
    const rounds = (async () => {
      for (; counts.kills < kills && hasTime(); counts.kills++) {
        await wait(killEachSeconds * 500);
        const at = counts.kills % servers;
        await house.kills(at);
        await house.starts(at);
        await wait(
          Math.max(0, began + (counts.kills + 1) * killEachSeconds * 1_000 - performance.now()),
        );
        loads.push(loadavg()[0] ?? 0);
        says(
          `${counts.kills + 1} killed, ${counts.presses} presses, ${sent.size} sent, load ${loads.at(-1)?.toFixed(1)}`,
        );
      }
    })().finally(() => (isOver = true));
    await Promise.all([people, rounds]);
    const seconds = (performance.now() - began) / 1_000;
    says(`reads all ${sent.size}: ${JSON.stringify({ ...counts, derivations })}`);
    const faults = await faultsIn(house, sent);
    const figures = {
      ...counts,
      sent: sent.size,
      pressesASecond: Math.round((counts.presses / seconds) * 10) / 10,
      derivationsAtOnce: derivations.most,
      slowestDerivationMs: derivations.slowestMs,
      mostLoad: Math.max(...loads),
    };
    if (faults.length > 0 || counts.late > 0)
      throw new Error(`${faults.join('; ')} ${JSON.stringify(figures)}`);
    return figures;
  } finally {
    isOver = true;
    await house.ends();
  }
}

/** What a member reads: all that was called sent, once each. */
async function faultsIn(house: TwoServers, sent: ReadonlySet<string>): Promise<readonly string[]> {
  let faults: readonly string[] = [];
  for (let tries = 0; tries < 10; tries++) {
    const read = await Promise.all(
      ['01234567', '89abcdef'].map((firsts) =>
        readsEachThread(house.inTeams('Karin'), (thread) => firsts.includes(thread[0] ?? '')),
      ),
    );
    const texts = read.flat().flatMap((text) => text.match(/Rapport \d+\./g) ?? []);
    const seen = new Set(texts);
    const lost = [...sent].filter((text) => !seen.has(text)).map((text) => `lost: ${text}`);
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
    faults = [...lost, ...twice.map((text) => `twice: ${text}`)];
    if (faults.length === 0) return faults;
    await wait(1_000);
  }
  return faults;
}
