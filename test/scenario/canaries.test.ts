import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BotProcess,
  freePort,
  productionSettings,
  runVissla,
  startBotProcess,
} from '../support/bot-process';
import { canariesIn, digestsOf, formsOf } from '../support/canaries';
import { type FakeBotService, startFakeBotService } from '../support/fake-bot-service';
import { filesOverTheWire, type TeamsPerson, teamsPerson } from '../support/teams-person';

const draw = (): string => `kanarie${randomBytes(9).toString('hex')}`;

/** Strings that occur nowhere by chance, in everything that people type and in who they are. */
const typed = {
  story: draw(),
  message: draw(),
  chat: draw(),
  reply: draw(),
  acknowledgement: draw(),
  note: draw(),
  redirect: draw(),
  closing: draw(),
};
const reporter = draw();

describe('canaries', () => {
  let service: FakeBotService;
  let folder: string;
  let bot: BotProcess;
  let receipt: string;
  let handler: TeamsPerson;
  let maja: TeamsPerson;
  const places = (): [string, Buffer][] => [
    ['log', Buffer.from(bot.output())],
    ['chat', Buffer.from(JSON.stringify(service.sent))],
    ...readdirSync(folder).map((file): [string, Buffer] => [
      file,
      readFileSync(join(folder, file)),
    ]),
  ];

  beforeAll(async () => {
    service = await startFakeBotService();
    folder = mkdtempSync(join(tmpdir(), 'vissla-canary-'));
    const settings = productionSettings(service, folder, await freePort());
    bot = await startBotProcess(settings);
    const join_ = async (title: string): Promise<TeamsPerson> => {
      const { stdout } = runVissla(
        settings,
        'invite',
        '--desk',
        'whistleblowing',
        '--title',
        title,
      );
      const person = teamsPerson(service, () => bot.endpoint, title);
      await person.opens();
      await person.presses('open', {
        code: /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(stdout)?.[0] ?? '',
      });
      return person;
    };
    handler = await join_('Kommunjurist');
    await join_('Skyddschef');
    maja = teamsPerson(service, () => bot.endpoint, reporter);
    await maja.writes(typed.chat);
    receipt = await filesOverTheWire(maja, typed.story);
  });
  afterAll(async () => {
    await bot.kill();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are read by those who may, and lie nowhere else', async () => {
    const opens = async (): Promise<void> => {
      // What was just written may be released in this very moment.
      for (let tries = 0; tries < 50 && !handler.has('desk_open'); tries++)
        await handler.opens('desk');
      const thread = /"value":"([0-9a-f]{32})"/.exec(handler.reads())?.[1] ?? '';
      await handler.presses('desk_open', { thread });
    };
    const does = async (
      form: 'desk_acknowledge' | 'desk_reply' | 'desk_note' | 'desk_close',
      send: 'desk_do_acknowledge' | 'desk_do_reply' | 'desk_do_note' | 'desk_do_close',
      fields: object,
    ): Promise<void> => {
      await opens();
      await handler.presses(form);
      await handler.presses(send, fields);
      // The act before may have been released in this very moment; then the form is there still, and is sent again.
      while (handler.has(send)) await handler.presses(send, fields);
    };
    await does('desk_acknowledge', 'desk_do_acknowledge', { text: typed.acknowledgement });
    await does('desk_reply', 'desk_do_reply', { text: typed.reply });
    await does('desk_note', 'desk_do_note', { text: typed.note });
    await opens();
    await handler.presses('desk_redirect');
    await handler.presses('desk_redirect_to', { target: 'union' });
    await handler.presses('desk_do_redirect', { text: typed.redirect });
    while (handler.has('desk_do_redirect')) await handler.presses('desk_do_redirect');
    await maja.opens();
    await maja.presses('open', { code: receipt });
    for (const text of [typed.story, typed.acknowledgement, typed.reply, typed.redirect]) {
      expect(maja.reads()).toContain(text);
    }
    expect(maja.reads()).not.toContain(typed.note);
    await maja.presses('send', { text: typed.message });
    await does('desk_close', 'desk_do_close', { text: typed.closing, reason: 'confirmed' });
    await maja.opens();
    await maja.presses('open', { code: receipt });
    expect(maja.reads()).toContain(typed.closing);

    const vault = JSON.parse(readFileSync(join(folder, 'vault.json'), 'utf8')) as unknown;
    const secrets =
      JSON.stringify(vault)
        .match(/[A-Za-z0-9+/_=-]{20,}/g)
        ?.map((text) => Buffer.from(text, 'base64')) ?? [];
    expect(secrets.length).toBeGreaterThan(3);
    const digits = receipt.replaceAll(' ', '');
    const identities = [reporter, `aad-${reporter}`, `29:${reporter}`, `a:${reporter}`];
    const canaries = new Map<string, readonly Buffer[]>([
      ...Object.entries(typed).map(([name, text]): [string, Buffer[]] => [name, formsOf(text)]),
      ['receipt', [...formsOf(receipt), ...formsOf(digits), ...formsOf(digits.slice(0, 22))]],
      ...identities.map((id): [string, Buffer[]] => [
        `who ${id.slice(0, 4)}`,
        [...formsOf(id), ...digestsOf(id, secrets)],
      ]),
    ]);

    // The search itself finds what is there: every form, in the middle of other bytes.
    for (const [name, forms] of canaries) {
      for (const form of forms) {
        expect(
          canariesIn(Buffer.concat([randomBytes(7), form, randomBytes(7)]), canaries),
        ).toContain(name);
      }
    }
    // What the bot says in the chat is addressed to somebody's conversation; that is the messenger's own knowledge.
    const said = JSON.stringify(service.sent.map((call) => call.body))
      .replaceAll(`a:${reporter}`, '')
      .replaceAll(`29:${reporter}`, '')
      .replaceAll(reporter, 'X');
    const found = places()
      .filter(([place]) => place !== 'chat')
      .concat([['chat', Buffer.from(said)]])
      .flatMap(([place, bytes]) =>
        canariesIn(bytes, canaries).map((name) => `${name} in ${place}`),
      );
    expect(found).toEqual([]);
    // Desk people are the ones who may be known; that the search would have found somebody like them:
    expect(
      canariesIn(
        readFileSync(join(folder, 'vissla.db')).length > 0
          ? Buffer.concat(places().map(([, b]) => b))
          : '',
        new Map([['member', formsOf('aad-Kommunjurist')]]),
      ),
    ).toEqual(['member']);
    expect(bot.output()).not.toMatch(/"level":"error"/);
  });

  it('does not tell in the log what a failing, forged or hostile request held', async () => {
    const forged = draw();
    const hostile: Record<string, unknown>[] = [
      {
        type: 'invoke',
        name: 'task/submit',
        value: { data: { verb: forged, act: forged, draft: forged, texts: forged, what: forged } },
      },
      {
        type: 'invoke',
        name: 'task/submit',
        value: { data: { verb: 'step', act: '__proto__', draft: { a: forged }, what: [forged] } },
      },
      {
        type: 'invoke',
        name: 'task/submit',
        value: {
          data: { verb: 'step', act: 'file', draft: 'WD1.AAAA', what: forged.repeat(5000) },
        },
      },
      { type: 'invoke', name: 'task/submit', value: 'DEEP' },
      { type: 'invoke', name: 'task/fetch', value: forged },
      { type: 'invoke', name: forged, value: { [forged]: forged } },
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: forged } } },
      { type: forged, text: forged },
    ];
    for (const activity of hostile) {
      const deep = '['.repeat(20_000) + ']'.repeat(20_000);
      const body = JSON.stringify(service.activity(activity)).replace('"DEEP"', deep);
      const answer = await service.sendActivity(bot.endpoint, body);
      expect([200, 202, 400, 403, 413]).toContain(answer.status);
      if (activity.type === 'invoke') expect(answer.text).not.toBe('');
    }
    const found = places().flatMap(([place, bytes]) =>
      canariesIn(bytes, new Map([['forged', formsOf(forged)]])).map((n) => `${n} in ${place}`),
    );
    expect(found).toEqual([]);
  });
});
