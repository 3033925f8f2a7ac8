import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { storedCounts } from '../../support/databases/stored-rows';
import { openBotOffice } from '../../support/houses/bot-office';
import { filesReport } from '../../support/people/messenger-person';
import { seeded } from '../seeded';
import { harmless } from './house';
import { anyInput, type Input, type Target } from './inputs';
import { below, type Random } from './junk';
import { collectMaterial } from './material';
import { residentMegabytes } from './memory';

const lanes = 24;
/** How much more memory the bot may hold at any later tenth than after the first. */
const mostGrowth = 30;

/**
 * With so little the process has to collect what it no longer needs: what grows all the same is held on to.
 * Left to itself, Node waits for hundreds of megabytes.
 */
const littleHeap = { NODE_OPTIONS: '--max-old-space-size=128 --max-semi-space-size=4' };

/** What somebody does to a request on its way. */
type Way = 'whole' | 'in pieces' | 'cut off' | 'chunked' | 'wrong length' | 'no http';
const ways: readonly Way[] = [
  'whole',
  'in pieces',
  'in pieces',
  'cut off',
  'chunked',
  'wrong length',
  'no http',
];

/** Gives a share of inputs to the built bot over sockets. Rejects with what was found. */
export async function fuzzOverTheWire(told: {
  readonly seed: number;
  readonly inputs: number;
  readonly hasTime: () => boolean;
  readonly says: (line: string) => void;
}): Promise<{ readonly given: number; readonly growth: number; readonly answered: number }> {
  const { seed, inputs, hasTime, says } = told;
  const office = await openBotOffice(
    { teams: true, slack: 'http', on: 'SQLite', reportCodes: 'as-in-production' },
    littleHeap,
  );
  try {
    const handler = office.inTeams('Karin');
    await office.joins(handler, 'Kommunjurist');
    await office.joins(office.inTeams('Daniel'), 'Kanslichef');
    await filesReport(office.inTeams('Maja'), { what: 'Pengar försvinner.' });
    await office.settled();
    await office.told();
    const material = await collectMaterial({ ...office, handler });
    const token = office.teams.tokenFor();
    const target: Target = {
      material,
      teams: {
        tenant: office.teams.tenant,
        token: () => token,
        activity: (changes) => office.teams.activity(changes),
      },
      slack: office.workspace.slack,
      now: Date.now,
      derives: false,
    };
    const counts = async (): Promise<string> => {
      const { draft_key: _, ...rows } = await storedCounts(office.database);
      return JSON.stringify(rows);
    };
    const before = await counts();
    const { pid } = office.bot.child;
    if (pid === undefined) throw new Error('no process');
    const held: number[] = [];
    let [now, answered] = [0, 0];
    const statuses = new Map<number, number>();
    const random = seeded(seed);
    const lane = async (until: number): Promise<void> => {
      while (now < until) {
        now += 1;
        const status = await sends(random, office.bot.port, anyInput(random, target));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status > 0) answered += 1;
        if (status >= 500)
          throw new Error(`over the wire one of ${now} was answered with ${status}`);
      }
    };
    for (let tenth = 1; tenth <= 10 && (tenth === 1 || hasTime()); tenth++) {
      const until = Math.round((inputs * tenth) / 10);
      await Promise.all(Array.from({ length: lanes }, () => lane(until)));
      office.teams.sent.length = 0;
      held.push(residentMegabytes(pid));
      says(`${now} of ${inputs} over the wire, ${Math.round(held.at(-1) ?? 0)} MB`);
    }
    const ready = await fetch(`http://127.0.0.1:${office.bot.port}/readyz`);
    const faults = [...office.bot.output().matchAll(/"code":"(\w+)"/g)].flatMap(([, code = '']) =>
      harmless.test(code) ? [] : [code],
    );
    const growth = Math.max(...held.slice(1)) - (held[0] ?? 0);
    const after = await counts();
    const wrong = {
      ...(ready.status === 200 ? {} : { ready: ready.status }),
      ...(faults.length === 0 ? {} : { faults }),
      ...(after === before ? {} : { before, after }),
      ...(growth > mostGrowth ? { growth } : {}),
    };
    if (Object.keys(wrong).length > 0) throw new Error(`over the wire: ${JSON.stringify(wrong)}`);
    says(
      [...statuses]
        .sort()
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    );
    return { given: now, growth: Math.max(0, growth), answered };
  } finally {
    await office.ends();
  }
}

/** Sends a request as somebody would who means no good; gives the status, or 0 where the bot hung up. */
function sends(random: Random, port: number, input: Input): Promise<number> {
  const way = ways[below(random, ways.length)] ?? 'whole';
  const body = Buffer.concat(input.pieces);
  const headers: Record<string, string> = { host: 'x', connection: 'close', ...input.headers };
  if (way === 'chunked') {
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  }
  if (way === 'wrong length')
    headers['content-length'] = String(below(random, 2 * body.length + 2));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const head = `POST ${input.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1');
    const end = setTimeout(() => socket.destroy(), 2_000);
    socket
      .on('data', (bytes: Buffer) => {
        answer += bytes.toString('latin1', 0, 64);
      })
      .on('error', () => undefined)
      .once('close', () => {
        clearTimeout(end);
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0));
      });
    void (async () => {
      if (way === 'no http') {
        socket.end(Buffer.from(Array.from({ length: 200 }, () => below(random, 256))));
        return;
      }
      socket.write(head);
      if (way === 'whole' || way === 'wrong length') socket.write(body);
      else
        for (const piece of input.pieces.slice(0, 12)) {
          const isChunk = way === 'chunked';
          socket.write(isChunk ? `${piece.length.toString(16)}\r\n` : '');
          socket.write(piece);
          if (isChunk) socket.write('\r\n');
          if (random() < 0.3) await wait(1);
        }
      if (way === 'in pieces') socket.write(Buffer.concat(input.pieces.slice(12)));
      if (way === 'chunked') socket.write(random() < 0.8 ? '0\r\n\r\n' : 'zz\r\n');
      if (way === 'cut off' || way === 'wrong length') socket.end();
    })();
  });
}
