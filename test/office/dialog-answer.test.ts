import fc from 'fast-check';
import { isShown, readDialogAnswer, teamsLimits } from '../../office/teams/dialog-answer';
import type { Mood } from './bare-bot';
import { openOffice } from './open-office';

const fetchValue = { name: 'task/fetch', value: { data: {} } };

describe('what a dialog shows of the bot’s answer', () => {
  it.each<[Mood, Record<string, unknown>]>([
    ['well', { kind: 'card', title: 'Bare bot', width: 'medium', height: 'medium' }],
    ['message', { kind: 'message', text: 'Thank you.' }],
    ['empty', { kind: 'closed' }],
    ['silent', { kind: 'failed', why: 'timeout' }],
    ['refusing', { kind: 'failed', why: 'bot_refused' }],
    ['version_6', { kind: 'failed', why: 'card_version' }],
    ['too_big', { kind: 'failed', why: 'card_size' }],
    ['nonsense', { kind: 'failed', why: 'malformed' }],
  ])('a bot that is %s', async (mood, expected) => {
    const opened = await openOffice(mood === 'silent' ? { invokeMilliseconds: 200 } : undefined);
    opened.bare.bot.mood = mood;
    const answer = (await (await opened.post('invoke/maja', fetchValue)).json()) as object;
    expect(answer).toMatchObject(expected);
    expect(opened.notes).toEqual('why' in expected ? [expected.why] : []);
    await opened.close();
  });

  it.each([
    ['1.0', true],
    ['1.5', true],
    ['1.6', false],
    ['2.0', false],
    ['0.9', true],
    ['1', false],
    [undefined, false],
    [1.5, false],
  ])('shows a card of version %s: %s', (version, shown) => {
    expect(isShown(version, teamsLimits)).toBe(shown);
  });

  it('never throws, whatever comes', () => {
    const task = fc.record({ task: fc.jsonValue() });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          task.map((it) => JSON.stringify(it)),
        ),
        (body) => {
          const { kind } = readDialogAnswer({ kind: 'answered', status: 200, body }, teamsLimits);
          expect(['closed', 'failed', 'message']).toContain(kind);
        },
      ),
    );
  });
});
