import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { openBotOffice } from '../support/houses/bot-office';
import { residentMegabytes } from './fuzz/memory';
import type { PartFigures, Told } from './part';

/** How many hostile connections are kept up, and for how long. */
const hostile = 2_000;
const milliseconds = 8_000;
/**
 * In the second half one that was cut off comes again so much later: some three hundred do so each second.
 */
const againMilliseconds = 3_000;
/**
 * What the bot has promised: while the connections stand, and while they come again and again. After a forced
 * collection 9 MB of bodies are left. Node 26 keeps what was read and let go until it next collects its young
 * generation, some 60 MB. With `--max-semi-space-size=4` 41 MB were grown in place of 86.
 */
const most = { grownMegabytes: 100, floodedMegabytes: 120, answerMilliseconds: 2_000 };

const head = (path: string, length: number, more = ''): string =>
  `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n${more}\r\n`;

/**
 * Two thousand connections that never come to an end of what they say: silent ones, half a head, a signed-
 * looking one to Slack's door with all of its largest body but a byte, and one byte at a time. Each that
 * is cut off comes again. An honest press is answered in time all the same, and the bot's memory stays
 * within bounds.
 */
export async function tortureByCrowd({ says }: Told): Promise<PartFigures> {
  says(`${hostile} hostile connections`);
  const office = await openBotOffice({
    teams: true,
    slack: 'http',
    on: 'SQLite',
    reportCodes: 'as-in-production',
  });
  const sockets = new Set<Socket>();
  let [over, isFlood, opened, cut] = [false, false, 0, 0];
  const waiting: number[] = [];
  const { pid } = office.bot.child;
  if (pid === undefined) throw new Error('no process');
  const signed = (): string =>
    `x-slack-signature: v0=${'a'.repeat(64)}\r\nx-slack-request-timestamp: ${Math.floor(Date.now() / 1000)}\r\n`;

  const attacks: readonly ((socket: Socket) => void)[] = [
    () => undefined,
    (socket) => void socket.write('POST /slack/events HTTP/1.1\r\nhost: '),
    (socket) => {
      socket.write(head('/slack/events', 200_000, signed()));
      socket.write(Buffer.alloc(199_999, 'x'));
    },
    (socket) => {
      socket.write(head('/slack/events', 200_000, signed()));
      const timer = setInterval(() => socket.write('x'), 50);
      socket.once('close', () => {
        clearInterval(timer);
      });
    },
    (socket) => {
      socket.write(head('/api/messages', 200_000, 'authorization: Bearer a.b.c\r\n'));
      socket.write(Buffer.alloc(199_999, 'x'));
    },
  ];
  const comes = (number: number): void => {
    if (over) return;
    opened += 1;
    const socket = connect(office.bot.port, '127.0.0.1');
    sockets.add(socket);
    socket
      .on('error', () => undefined)
      .once('connect', () => attacks[number % attacks.length]?.(socket))
      .once('close', () => {
        sockets.delete(socket);
        cut += 1;
        if (isFlood) setTimeout(() => comes(number), againMilliseconds).unref();
        else waiting.push(number);
      })
      .resume();
  };

  try {
    const people = [office.inTeams('Maja'), office.inSlack('Omar')];
    // What is loaded and compiled with the first presses is no growth.
    for (let round = 0; round < 10; round++) for (const person of people) await person.opens();
    const before = residentMegabytes(pid);
    for (let number = 0; number < hostile; number++) {
      comes(number);
      if (number % 100 === 0) await wait(10);
    }
    let [slowest, presses] = [0, 0];
    const worksAside = async (): Promise<number> => {
      let peak = 0;
      const end = performance.now() + milliseconds;
      while (performance.now() < end) {
        for (const person of people) {
          const began = performance.now();
          await person.opens();
          slowest = Math.max(slowest, performance.now() - began);
          presses += 1;
        }
        peak = Math.max(peak, residentMegabytes(pid));
        await wait(50);
      }
      return Math.round((peak - before) * 10) / 10;
    };
    const grownMb = await worksAside();
    says(`${sockets.size} stand, ${cut} were cut off, ${grownMb} MB more`);
    isFlood = true;
    for (const number of waiting.splice(0)) comes(number);
    const floodedMb = await worksAside();
    const figures = {
      connections: hostile,
      openedInAll: opened,
      cutOff: cut,
      presses,
      beforeMb: Math.round(before),
      grownMb,
      floodedMb,
      slowestMs: Math.round(slowest),
    };
    if (
      grownMb > most.grownMegabytes ||
      floodedMb > most.floodedMegabytes ||
      slowest > most.answerMilliseconds ||
      cut === 0
    )
      throw new Error(`more than was promised: ${JSON.stringify(figures)}`);
    return figures;
  } finally {
    over = true;
    for (const socket of sockets) socket.destroy();
    await Promise.all([...sockets].map((socket) => once(socket, 'close')));
    await office.ends();
  }
}
