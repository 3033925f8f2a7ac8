import type { Shown } from '../../../bot/channels/channel';
import {
  createRepeats,
  digestOf,
  rememberedMilliseconds,
} from '../../../bot/channels/teams/repeats';
import { gate } from '../../support/gate';
import { startTeamsBot, startView, type TeamsBot } from '../../support/messengers/teams-bot';

describe('the same request again', () => {
  let now = 0;
  beforeEach(() => {
    now = 1_000_000;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const minute = 60_000;

  it('gets the answer of the first while that is at work, and for some seconds after', async () => {
    const repeats = createRepeats<string>(() => now);
    const done = gate();
    const work = jest.fn(() => done.passed.then(() => 'done'));
    const first = repeats('a', work);
    jest.advanceTimersByTime(20_000);
    const second = repeats('a', work);
    done.open();
    expect([await first, await second]).toEqual(['done', 'done']);
    jest.advanceTimersByTime(rememberedMilliseconds - 1);
    expect(await repeats('a', work)).toBe('done');
    jest.advanceTimersByTime(1);
    expect(repeats('a', work)).toBe('repeated');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is known for as long as a token is good, and longer', async () => {
    const repeats = createRepeats<number>(() => now);
    await repeats('a', () => Promise.resolve(1));
    jest.advanceTimersByTime(rememberedMilliseconds);
    for (const minutes of [1, 30, 60, 65]) {
      now = 1_000_000 + minutes * minute;
      expect(repeats('a', () => Promise.resolve(2))).toBe('repeated');
    }
    expect(await repeats('b', () => Promise.resolve(2))).toBe(2);
  });

  it('is forgotten at once when the work broke, and still taken only once', async () => {
    const repeats = createRepeats<number>(() => now);
    await expect(repeats('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(repeats('a', () => Promise.resolve(1))).toBe('repeated');
  });

  it('keeps no more answers than it may', async () => {
    const repeats = createRepeats<number>(() => now);
    for (let name = 0; name < 201; name++) await repeats(`${name}`, () => Promise.resolve(name));
    expect(repeats('0', () => Promise.resolve(-1))).toBe('repeated');
    expect(await repeats('1', () => Promise.resolve(-1))).toBe(1);
    expect(await repeats('200', () => Promise.resolve(-1))).toBe(200);
  });
});

describe('what tells requests apart', () => {
  const parsed = (text: string): unknown => JSON.parse(text);

  it('is everything in them', () => {
    const bodies = [
      ...['{}', '[]', 'null', '"a"', '0', '[["a"],1]', '[["a",1]]', '["a",[1]]'],
      ...['{"a":1}', '{"a":"1"}', '{"a":[1]}', '{"a":{"1":1}}', '{"a":null}', '{"a":false}'],
      ...['{"a":1,"b":2}', '{"b":2,"a":1}', '{"a":"1\\n2"}', '{"a":["1","2"]}'],
    ];
    const names = bodies.map((text) => digestOf(parsed(text)));
    expect(new Set(names).size).toBe(bodies.length);
    expect(bodies.map((text) => digestOf(parsed(text)))).toEqual(names);
  });

  it('is found however deep and wide they are', () => {
    const deep = (text: string): unknown =>
      parsed(`${'['.repeat(60_000)}${text}${']'.repeat(60_000)}`);
    expect(digestOf(deep('1'))).not.toBe(digestOf(deep('2')));
    const wide = parsed(`[${'0,'.repeat(99_000)}0]`);
    expect(digestOf(wide)).toHaveLength(44);
  });
});

describe('a press that comes twice', () => {
  const submit = { type: 'invoke', name: 'task/submit', value: { data: { act: 'next' } } };
  let bot: TeamsBot;
  let goOn: () => void;
  beforeEach(async () => {
    const dialogue = () =>
      new Promise<Shown>((resolve) => {
        goOn = () => resolve(startView);
      });
    bot = await startTeamsBot({ dialogue });
  });
  afterEach(() => bot.close());

  it('is done once, and both are answered alike', async () => {
    const activity = bot.service.activity(submit);
    const send = () => bot.service.sendActivity(bot.endpoint, activity);
    const first = send();
    while (bot.presses.length === 0) await new Promise(setImmediate);
    // The Bot Connector may sign it anew.
    const token = bot.service.tokenFor({ claims: { jti: 'another' } });
    const second = bot.service.sendActivity(bot.endpoint, activity, token);
    await new Promise((resolve) => setTimeout(resolve, 30));
    goOn();
    const answers = [await first, await second, await send()].map(({ text }) => text);
    expect(answers[0]).toContain('title of start');
    expect(new Set(answers).size).toBe(1);
    expect(bot.presses).toHaveLength(1);
  });

  it('is two when anything in it differs', async () => {
    for (const act of ['next', 'back']) {
      const activity = bot.service.activity({ ...submit, id: 'f:1', value: { data: { act } } });
      const answer = bot.service.sendActivity(bot.endpoint, activity);
      const before = bot.presses.length;
      while (bot.presses.length === before) await new Promise(setImmediate);
      goOn();
      await answer;
    }
    expect(bot.presses.map(({ button }) => button)).toEqual(['next', 'back']);
  });
});

describe('a request that somebody caught', () => {
  it('is refused later, and nothing is said or done', async () => {
    const bot = await startTeamsBot();
    const activity = bot.service.activity({ type: 'message', text: 'hej' });
    const token = bot.service.tokenFor();
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'],
    });
    const send = () => bot.service.sendActivity(bot.endpoint, activity, token);
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(200);
    jest.advanceTimersByTime(rememberedMilliseconds);
    expect(await send()).toMatchObject({ status: 403, text: '' });
    expect(await send()).toMatchObject({ status: 403, text: '' });
    jest.useRealTimers();
    expect(bot.service.sent).toHaveLength(1);
    expect(bot.faults).toEqual(['refused_replay']);
    await bot.close();
  });
});
