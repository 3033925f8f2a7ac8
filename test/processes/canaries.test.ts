import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import texts from '../../adaptive-cards/texts/sv.json';
import { type ButtonName, buttons } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { Outcome } from '../../bot/ports/journal';
import { sqliteSource } from '../../db/sqlite/source';
import { canariesIn, digestsOf, formsOf } from '../support/canaries';
import { openProcessDatabase, type ProcessDatabase } from '../support/databases/process-database';
import { storedCounts, storedValues } from '../support/databases/stored-rows';
import {
  type BotProcess,
  freePort,
  invites,
  productionSettings,
  startBotProcess,
} from '../support/houses/bot-process';
import { type FakeBotService, startFakeBotService } from '../support/messengers/fake-bot-service';
import { openVissla, pressOf, type TestVissla } from '../support/open-vissla';
import { files, goesToStory } from '../support/people/report';
import { filesOverTheWire, type TeamsPerson, teamsPerson } from '../support/people/teams-person';

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
  let database: ProcessDatabase;
  let bot: BotProcess;
  let receipt: string;
  let handler: TeamsPerson;
  let maja: TeamsPerson;
  const places = async (): Promise<[string, Buffer][]> => [
    ['log', Buffer.from(bot.output())],
    ['chat', Buffer.from(JSON.stringify(service.sent))],
    ...readdirSync(folder).map((file): [string, Buffer] => [
      file,
      readFileSync(join(folder, file)),
    ]),
    ...(await storedValues(database.location)),
  ];

  beforeAll(async () => {
    service = await startFakeBotService();
    folder = mkdtempSync(join(tmpdir(), 'vissla-canary-'));
    database = await openProcessDatabase(folder);
    const settings = {
      ...productionSettings(service, folder, await freePort()),
      VISSLA_DATABASE_URL: database.url,
    };
    bot = await startBotProcess(settings);
    const join_ = async (title: string): Promise<TeamsPerson> => {
      const code = await invites(settings, title);
      const person = teamsPerson(service, () => bot.endpoint, title);
      await person.opens();
      await person.presses('open', { code });
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
    await database.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are read by those who may, and lie nowhere else', async () => {
    const opens = async (): Promise<void> => {
      await settledCounts();
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
      // What is released in this very moment comes first; then the form is there still, and is sent again.
      while (handler.has(send)) {
        await settledCounts();
        await handler.presses(send, fields);
      }
    };
    await does('desk_acknowledge', 'desk_do_acknowledge', { text: typed.acknowledgement });
    await does('desk_reply', 'desk_do_reply', { text: typed.reply });
    await does('desk_note', 'desk_do_note', { text: typed.note });
    await opens();
    await handler.presses('desk_redirect');
    await handler.presses('desk_redirect_to', { target: 'union' });
    await handler.presses('desk_do_redirect', { text: typed.redirect });
    while (handler.has('desk_do_redirect')) {
      await settledCounts();
      await handler.presses('desk_do_redirect');
    }
    await settledCounts();
    await maja.opens();
    await maja.presses('open', { code: receipt });
    for (const text of [typed.story, typed.acknowledgement, typed.reply, typed.redirect]) {
      expect(maja.reads()).toContain(text);
    }
    expect(maja.reads()).not.toContain(typed.note);
    await maja.presses('send', { text: typed.message });
    await does('desk_close', 'desk_do_close', { text: typed.closing, reason: 'confirmed' });
    await settledCounts();
    await maja.opens();
    await maja.presses('open', { code: receipt });
    expect(maja.reads()).toContain(typed.closing);

    // What follows keeps this process busy, and the messenger with it.
    while ((await storedCounts(database.location)).notice !== 0) await wait(25);
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
    const found = (await places())
      .filter(([place]) => place !== 'chat')
      .concat([['chat', Buffer.from(said)]])
      .flatMap(([place, bytes]) =>
        canariesIn(bytes, canaries).map((name) => `${name} in ${place}`),
      );
    expect(found).toEqual([]);
    // Desk people are the ones who may be known; that the search would have found somebody like them:
    expect(
      canariesIn(
        Buffer.concat((await places()).map(([, bytes]) => bytes)),
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
        value: {
          data: { verb: forged, act: forged, draft: forged, texts: forged, what: forged },
        },
      },
      {
        type: 'invoke',
        name: 'task/submit',
        value: {
          data: { verb: 'step', act: '__proto__', draft: { a: forged }, what: [forged] },
        },
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
    const found = (await places()).flatMap(([place, bytes]) =>
      canariesIn(bytes, new Map([['forged', formsOf(forged)]])).map((n) => `${n} in ${place}`),
    );
    expect(found).toEqual([]);
  });

  it('stores nothing of what is forged around a live draft, in any step', async () => {
    const forged = draw();
    const name = draw();
    const eve = teamsPerson(service, () => bot.endpoint, name);
    const hostile = (): Record<string, unknown>[] => {
      const { draft } = pressOf(eve.card, anyButton(eve), {});
      expect(draft).toMatch(/^WD1\./);
      return [
        { verb: 'step', act: forged, draft, what: forged },
        { verb: 'step', act: '__proto__', draft, text: forged },
        {
          verb: 'step',
          act: 'next',
          draft,
          fit: forged,
          ticks: `${forged},hidden`,
          group: forged,
        },
        { verb: 'step', act: 'next', draft, fit: 'harm', byStaff: forged, involved: forged },
        {
          verb: 'step',
          act: 'file',
          draft,
          what: forged.repeat(1000),
          where: forged.repeat(1000),
        },
        {
          verb: 'step',
          act: 'file',
          draft,
          what: { what: forged },
          where: [forged],
          how: 7,
          who: null,
        },
        { verb: 'step', act: 'send', draft, text: [[[{ text: forged }]]] },
        { verb: 'step', act: 'desk_do_close', draft, reason: forged, text: forged },
        { verb: 'step', act: 'desk_do_reply', draft, text: forged, thread: forged },
        { verb: 'step', act: 'desk_approve', draft, person: forged },
        { verb: 'step', act: 'open', draft: [draft], code: forged },
        { verb: 'step', act: 'open', draft, texts: draft, what: forged },
      ];
    };
    const group = (): string => /(?:\d{4} ){5}(\d{4})/.exec(eve.reads())?.[1] ?? '';
    const steps: (() => Promise<void>)[] = [
      () => eve.opens(),
      () => eve.presses('report'),
      () => eve.presses('safe'),
      () => eve.presses('next', { fit: 'money', ticks: 'involved' }),
      () => eve.presses('next'),
      () => eve.presses('next', { group: group() }),
    ];
    const before = await settledCounts();
    expect(before.thread).toBeGreaterThan(0);
    const sentBefore = service.sent.length;
    for (const step of steps) {
      await step();
      for (const data of hostile()) {
        const activity = service.activity({
          type: 'invoke',
          name: 'task/submit',
          value: { data },
          from: { id: `29:${name}`, name, aadObjectId: `aad-${name}` },
          conversation: { id: `a:${name}`, conversationType: 'personal', tenantId: service.tenant },
        });
        const answer = await service.sendActivity(bot.endpoint, activity);
        expect(answer.status).toBe(200);
        // The draft is a good one: what is refused is what stands around it.
        expect(answer.text).not.toContain(JSON.stringify(texts.remarks.altered).slice(1, -1));
      }
    }
    expect(eve.has('file')).toBe(true);
    expect(await settledCounts()).toEqual(before);
    expect(service.sent).toHaveLength(sentBefore);
    const found = (await places()).flatMap(([place, bytes]) =>
      canariesIn(bytes, new Map([['forged', formsOf(forged)]])).map((n) => `${n} in ${place}`),
    );
    expect(found).toEqual([]);
  });

  /**
   * Rows by table once nothing waits in the pool; whoever belongs to the desk is none of this, nor is the day's draft key,
   * which is new after midnight.
   */
  async function settledCounts(): Promise<Record<string, number>> {
    for (let tries = 0; tries < 800; tries++) {
      const {
        member: _,
        invitation: __,
        draft_key: ___,
        ...counts
      } = await storedCounts(database.location);
      if (counts.pool === 0) return counts;
      await wait(25);
    }
    throw new Error('the pool does not get empty');
  }
});

describe('hostile presses with a live draft', () => {
  let office: TestVissla;
  beforeAll(async () => {
    office = await openVissla({ staffed: true });
    await files(office.person('Omar'), 'En riktig rapport.');
    await office.releases();
  });
  afterAll(() => office.close());

  const forged = draw();
  const alien = `${forged}${'0'.repeat(32)}`.slice(0, 64);
  type Place = 'start' | 'guide' | 'receipt' | 'story';
  const cases: readonly (readonly [string, Place, string, Fields, Outcome])[] = [
    ['an act that no card has', 'story', forged, { what: forged }, 'press_unknown'],
    ['an act by an inherited name', 'story', '__proto__', { what: forged }, 'press_unknown'],
    ['a story that is too long', 'story', 'file', { what: forged.repeat(600) }, 'input_refused'],
    ['a story of blanks', 'story', 'file', { what: ' \n ', where: '\t' }, 'input_refused'],
    [
      'an answer that nobody offers',
      'guide',
      'next',
      { fit: forged, ticks: forged },
      'input_refused',
    ],
    ['digits that were not written down', 'receipt', 'next', { group: forged }, 'input_refused'],
    ['a receipt that is none', 'start', 'open', { code: forged }, 'input_refused'],
  ];
  it.each(cases)('store nothing, and %s is counted', async (_, at, button, fields, outcome) => {
    const eve = office.person(draw());
    if (at === 'story') await goesToStory(eve);
    else await eve.opens();
    if (at === 'guide' || at === 'receipt') {
      await eve.presses('report');
      await eve.presses('safe');
    }
    if (at === 'receipt') await eve.presses('next', { fit: 'money' });
    expect(eve.shown.view.name).toBe(at);
    const path = office.location;
    const before = await storedCounts(path);
    office.journal.counts.length = 0;
    const { draft, texts: block } = eve.shown;
    const press = { who: eve.who, locale: 'sv', button, fields, draft, texts: block } as const;
    expect((await office.vissla.dialogue(press)).view.name).toBe(at);
    await office.releases();
    expect(office.journal.counts).toEqual([outcome]);
    expect(office.journal.faults).toEqual([]);
    expect(await storedCounts(path)).toEqual(before);
  });

  it('of a reporter do nothing at the desk', async () => {
    const eve = office.person(draw());
    await goesToStory(eve);
    const path = office.location;
    const before = await storedCounts(path);
    const { draft } = pressOf(eve.card(), 'file', {});
    for (const button of ['desk', 'desk_open', 'desk_do_close', 'desk_approve', `desk_${forged}`]) {
      const fields = { text: forged, reason: 'confirmed', thread: alien, person: alien };
      const press = {
        who: eve.who,
        locale: 'sv',
        button,
        fields,
        draft,
        texts: undefined,
      } as const;
      expect((await office.vissla.dialogue(press)).view).toEqual({ name: 'desk_not_a_member' });
    }
    await office.releases();
    expect(await storedCounts(path)).toEqual(before);
  });
});

describe('what the product asks of the database', () => {
  it('holds nothing that was typed, and an identity only to ask whether it belongs to a desk', async () => {
    const asked: { sql: string; parameters: string }[] = [];
    // The sources share one logger, which is told every statement and keeps none.
    const { logger } = sqliteSource(':memory:');
    const watched = jest.spyOn(logger, 'logQuery').mockImplementation((sql, given: unknown) => {
      const parameters: readonly unknown[] = Array.isArray(given) ? given : [given];
      asked.push({ sql, parameters: parameters.map(asText).join('\n') });
    });
    const office = await openVissla();
    try {
      const [karin] = await office.staff('Kommunjurist', 'Säkerhetssamordnare');
      const maja = office.person(reporter);
      const filed = await files(maja, typed.story);
      await office.releases();
      await karin!.opens('desk');
      await karin!.presses('desk_find', { reference: filed.reference });
      await karin!.presses('desk_reply');
      await karin!.presses('desk_do_reply', { text: typed.reply });
      await office.releases();
      await karin!.presses('desk_thread');
      await karin!.presses('desk_note');
      await karin!.presses('desk_do_note', { text: typed.note });
      await office.releases();
      await maja.opens();
      await maja.presses('open', { code: filed.receipt });
      expect(maja.reads()).toContain(typed.reply);
      await maja.presses('send', { text: typed.message });
      await office.releases();

      // The watch sees parameters: what may be known is there.
      expect(asked.some(({ parameters }) => parameters.includes(karin!.who.user))).toBe(true);
      expect(asked.some(({ parameters }) => parameters.includes(filed.reference))).toBe(true);
      const receipt = filed.receipt.replaceAll(' ', '');
      const words = new Map([
        ...Object.entries(typed).map(([name, text]): [string, Buffer[]] => [name, formsOf(text)]),
        ['receipt', [...formsOf(filed.receipt), ...formsOf(receipt)]],
      ]);
      const all = asked.map(({ sql, parameters }) => `${sql}\n${parameters}`);
      expect(all.flatMap((statement) => canariesIn(statement, words))).toEqual([]);
      const identity = new Map([['who', formsOf(reporter)]]);
      const named = asked.filter(({ parameters }) => canariesIn(parameters, identity).length > 0);
      expect(named.length).toBeGreaterThan(0);
      for (const { sql } of named) expect(sql).toMatch(/^SELECT .* FROM "member" "/);
    } finally {
      await office.close();
      watched.mockRestore();
    }
  });
});

/** A parameter as text, bytes one character each. */
function asText(parameter: unknown): string {
  if (parameter instanceof Uint8Array) return Buffer.from(parameter).toString('latin1');
  return JSON.stringify(parameter ?? null);
}

/** Some button of the card that a person sees. */
function anyButton(person: TeamsPerson): ButtonName {
  const button = buttons.find((known) => person.has(known));
  if (button === undefined) throw new Error('a card without a button');
  return button;
}
