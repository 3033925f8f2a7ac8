import { answerMilliseconds } from '../../../bot/channels/teams/timeouts';
import { buttons } from '../../../bot/domain/buttons';
import { converse } from '../../../bot/reporter/converse';
import { comesWithBeat } from '../../../bot/threads/dialog';
import { buttonsIn, reporterViews } from '../../cards/samples';
import { reached } from '../../reporter/reached';
import { startTeamsBot, startView } from '../../support/messengers/teams-bot';

const quick = buttons.filter((button) => answerMilliseconds(button) === 3_000);

describe('the time for an answer', () => {
  it('is three seconds for a few buttons, and as long as Teams gives for all others', () => {
    expect(answerMilliseconds(undefined)).toBe(3_000);
    expect(quick.length).toBeGreaterThan(5);
    for (const button of ['open', 'next', 'file', 'send', 'leave', 'back', 'switch', 'desk', 'x'])
      expect(answerMilliseconds(button)).toBe(4_500);
  });

  it.each(reporterViews)(
    'is short in the view %s only for what neither derives nor waits',
    (name) => {
      const shown = buttonsIn(name).filter((button) => quick.includes(button));
      for (const button of shown)
        for (const sitting of reached[name].sittings)
          for (const fields of reached[name].fields) {
            const next = converse(sitting.now.state, { kind: 'press', button, fields });
            if (next.kind === 'do')
              expect(['look', 'draw_report_code']).toContain(next.effect.kind);
            expect([button, comesWithBeat(sitting.press(button, fields).now.view)]).toEqual([
              button,
              false,
            ]);
          }
    },
  );

  it('goes by the button alone: practice waits as long', async () => {
    const asked: (string | undefined)[] = [];
    const bot = await startTeamsBot({
      answerMilliseconds: (button) => {
        asked.push(button);
        return 1_000;
      },
    });
    const invoke = (name: string, data: object) =>
      bot.send({ type: 'invoke', name, value: { data } });
    await invoke('task/fetch', { act: 'file' });
    await invoke('task/fetch', { act: 'desk' });
    await invoke('task/submit', { act: 'file', draft: 'of practice' });
    await invoke('task/submit', { act: 'file', draft: 'in earnest' });
    expect(asked).toEqual([undefined, 'desk', 'file', 'file']);
    await bot.close();
  });
});

describe('before anybody is let in', () => {
  it('the keys are there and a card was drawn, so that the first press finds both', async () => {
    const bot = await startTeamsBot();
    await bot.warm();
    expect([bot.service.metadataReads(), bot.drawn() > 0]).toEqual([1, true]);
    await bot.send({ type: 'invoke', name: 'task/fetch' });
    expect(bot.service.metadataReads()).toBe(1);
    expect(bot.presses).toHaveLength(1);
    expect(bot.service.sent).toEqual([]);
    await bot.close();
  });

  it('nobody waits long for keys that do not come', async () => {
    const bot = await startTeamsBot({ dialogue: () => Promise.resolve(startView) });
    bot.service.metadataFails(true);
    await bot.warm();
    expect(bot.faults).toEqual([]);
    await bot.close();
  });
});
