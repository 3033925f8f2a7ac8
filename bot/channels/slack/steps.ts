import type { Fields } from '../../domain/fields';
import type { Locale } from '../../domain/ids';
import type { Who } from '../../ports/people';
import type { Dialogue, Shown } from '../channel';
import { calmView } from './calmly';
import { codeOf, type TurnFault } from './faults';
import type { Payload, SentView } from './payload';
import { type Carried, readCarried, readPress } from './read';
import { type Cards, keyOf, renderModal } from './render/render';
import { layUpon } from './stack';
import type { Web } from './web';

type Step = Extract<Payload, { kind: 'step' }>;

/** A button in a dialog, which Slack has been told at once that it came: what comes next is drawn by the Web API. Never rejects. */
export type TakeStep = (who: Who, step: Step) => Promise<Shown | undefined>;

export function createSteps(options: {
  readonly dialogue: Dialogue;
  readonly cards: Cards;
  readonly locale: Locale;
  readonly web: Pick<Web, 'call'>;
  readonly fault: (code: TurnFault) => void;
}): TakeStep {
  const { dialogue, cards, locale, web, fault } = options;

  const update = async ({ id, hash }: SentView, view: object): Promise<void> => {
    // Only the view that was pressed: with another hash somebody has pressed meanwhile, and what that drew stands.
    await web.call('views.update', { view_id: id, hash, view });
  };
  const calm = async (sent: SentView): Promise<void> => {
    try {
      await update(sent, calmView(sent.view, 'failed', locale));
    } catch {
      // Slack does not take this either; the fault before it has been told.
    }
  };
  const draw = async (
    { sent, trigger }: Step,
    carried: Carried,
    fields: Fields,
    shown: Shown,
  ): Promise<void> => {
    const beneath = layUpon(sent, carried, fields, keyOf(shown));
    if (beneath === undefined) await update(sent, renderModal(cards, shown, carried.beneath));
    else
      await web.call('views.push', {
        trigger_id: trigger,
        view: renderModal(cards, shown, beneath),
      });
  };
  return async (who, step) => {
    const carried = readCarried(step.sent);
    const press = readPress(who, locale, step.act, step.sent, carried);
    let shown: Shown;
    try {
      shown = await dialogue(press);
    } catch {
      fault('dialogue_failed');
      await calm(step.sent);
      return undefined;
    }
    try {
      await draw(step, carried, press.fields, shown);
      return shown;
    } catch (error) {
      const code = codeOf(error, 'dialogue_failed');
      // Closed meanwhile, or pressed twice: nobody waits for this one.
      if (code === 'slack_view_gone') return undefined;
      fault(code);
      await calm(step.sent);
      return undefined;
    }
  };
}
