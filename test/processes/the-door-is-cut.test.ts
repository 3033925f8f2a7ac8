import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import sv from '../../adaptive-cards/texts/sv.json';
import { words } from '../../bot/channels/web/render/words';
import { storedCounts, storedValues } from '../support/databases/stored-rows';
import { type BotOffice, openBotOffice } from '../support/houses/bot-office';
import { webOrigins } from '../support/houses/web-origins';
import { deskVisitor } from '../support/people/desk-visitor';
import {
  comesToGuide,
  comesToStory,
  comesToVerdict,
  opensWith,
} from '../support/people/messenger-person';
import { type WebPerson, webPerson } from '../support/people/web-person';

const story = 'Chefen säljer sköldpaddor på natten.';
const places = ['code', 'story', 'report_code'] as const;

describe('between a press at the door and the page that it led to', () => {
  let office: BotOffice;
  let origins: Awaited<ReturnType<typeof webOrigins>>;
  let maja: WebPerson;
  let nth = 0;
  /** The names of all pages that were drawn. */
  const names: string[] = [];

  beforeAll(async () => {
    origins = await webOrigins();
    office = await openBotOffice({}, { ...origins.ofDoor, ...origins.ofDesk });
    for (const title of ['Advokat', 'Jurist']) {
      const visitor = deskVisitor(() => origins.desk);
      await visitor.joins(await office.invite(title));
    }
  });
  afterAll(() => office.ends());
  beforeEach(() => {
    nth += 1;
    maja = webPerson(() => origins.door, `Maja ${nth}`);
  });

  /**
   * Asks, and ends the connection once the headers came, or in the middle of the body.
   * @returns where it leads, and the bytes that came of those that were promised
   */
  const cut = (path: string, at: 'headers' | 'middle', form?: URLSearchParams) =>
    new Promise<{ readonly leads: string; readonly came: number; readonly promised: number }>(
      (done, fail) => {
        const headers = {
          Origin: origins.door,
          'Content-Type': 'application/x-www-form-urlencoded',
        };
        const method = form === undefined ? 'GET' : 'POST';
        const asked = request(`${origins.door}${path}`, { method, headers }, (answer) => {
          const { location: leads = '', 'content-length': promised } = answer.headers;
          const ends = (came: number): void => {
            answer.destroy();
            done({ leads, came, promised: Number(promised) });
          };
          if (at === 'headers') ends(0);
          else answer.once('data', (piece: Buffer) => ends(piece.length));
        });
        asked.on('error', fail).end(form?.toString());
      },
    );

  /**
   * Goes as far as the press whose answer is this page. Gives its form, the text of the page, and the
   * code.
   */
  const comesBefore = async (place: (typeof places)[number]) => {
    if (place === 'code') {
      await comesToGuide(maja);
      await comesToVerdict(maja);
      return { form: maja.form('anyway'), shows: /(?:\d{4} ){5}\d{4}/, code: '' };
    }
    const code = await comesToStory(maja);
    const what = place === 'story' ? `${story} Ring 070-123 45 67.` : story;
    const shows = place === 'story' ? RegExp(what) : RegExp(sv.filed.heading);
    return { form: maja.form('file', { what }), shows, code };
  };
  const opens = async (code: string): Promise<string> => {
    await office.settled();
    await opensWith(maja, code);
    return maja.reads();
  };

  it.each(places)('shows the %s again after the connection was cut', async (place) => {
    const { form, shows, code } = await comesBefore(place);
    const { leads } = await cut('/', 'headers', form);
    names.push(leads);
    const { came, promised } = await cut(leads, 'middle');
    expect(came).toBeGreaterThan(0);
    expect(came).toBeLessThan(promised);
    await maja.goes(leads);
    expect(maja.reads()).toMatch(shows);
    if (place === 'story') await maja.presses('file');
    if (place !== 'code') expect(await opens(code)).toContain(story);
  });

  it.each(places)('is killed at the %s: says to look, and sends nothing twice', async (place) => {
    const { form, shows, code } = await comesBefore(place);
    const { leads } = await cut('/', 'headers', form);
    names.push(leads);
    await office.restarts();
    await maja.goes(leads);
    expect(maja.reads()).toContain(words.sv.closedSent);
    expect(maja.reads()).not.toMatch(shows);
    if (place === 'report_code') {
      expect(await opens(code)).toContain(story);
      const { thread } = await storedCounts(office.database);
      // The page before is still there, by Back.
      await maja.sends(form);
      expect(maja.reads()).toMatch(shows);
      expect((await opens(code)).split(story)).toHaveLength(2);
      expect((await storedCounts(office.database)).thread).toBe(thread);
      return;
    }
    await maja.sends(form);
    expect(maja.reads()).toMatch(shows);
    if (place === 'code') return;
    await maja.presses('file');
    expect((await opens(code)).split(story)).toHaveLength(2);
  });

  it('writes the name of no page into a log, a database or a vault', async () => {
    names.push(maja.location ?? '');
    const drawn = names.map((name) => name.slice(1)).filter((name) => name !== '');
    expect(drawn.length).toBeGreaterThan(5);
    for (const name of drawn) expect(name).toMatch(/^[0-9a-f]{32}$/);
    const files = readdirSync(office.folder).map((file) => readFileSync(join(office.folder, file)));
    const rows = await storedValues(office.database);
    const all = [Buffer.from(office.logged()), ...files, ...rows.map(([, value]) => value)];
    const holds = (name: string): boolean =>
      [Buffer.from(name), Buffer.from(name, 'hex')].some((one) =>
        all.some((bytes) => bytes.includes(one)),
      );
    expect(drawn.filter(holds)).toEqual([]);
    // The search reads the log: the start is in it.
    expect(office.logged()).toContain('listens on');
  });
});

/** nginx writes a line for a visit by default, with the address that was asked for. */
it('lets no nginx before the bot write down which page was asked for', () => {
  const folder = join(__dirname, '../../system');
  const files = readdirSync(folder).filter((file) => file.endsWith('.conf'));
  expect(files).toContain('nginx-door.conf');
  for (const file of files) {
    const lines = readFileSync(join(folder, file), 'utf8').replace(/#.*/g, '');
    const servers = lines.split(/^server \{/m).slice(1);
    expect(servers.length).toBeGreaterThan(0);
    for (const server of servers) {
      const logs = server.match(/^ {4}(?:access_log|error_log) .*/gm);
      expect(logs).toEqual(['    access_log off;', '    error_log /dev/null crit;']);
      // No place within has a log of its own.
      expect(server.match(/_log /g)).toHaveLength(2);
    }
  }
});
