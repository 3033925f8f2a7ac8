import { elementsIn } from '../../adaptive-cards/element';
import { templates } from '../../adaptive-cards/templates';
import { slackLimits } from '../../bot/channels/slack/render/limits';
import { assessments } from '../../bot/domain/assessment';
import { archivings } from '../../bot/domain/case';
import { searchAims } from '../../bot/domain/find-words';
import { stepKinds } from '../../bot/domain/follow-up';
import { offeredTargets, purposes, revealing } from '../../bot/domain/hand-over';
import { dutyAnswers, dutyStandings, laws } from '../../bot/domain/handing';
import { offeredInvestigations } from '../../bot/domain/message';
import { acknowledgings, recordings, settlings, ways } from '../../bot/domain/minutes';
import { highOnes, shownMatters } from '../../bot/domain/questionnaire';
import { canWait } from '../../bot/reporter/conversation';
import { spelledOut } from './spelled-out';

interface Choice {
  readonly title: string;
  readonly value: string;
}

interface Question {
  readonly view: string;
  readonly id: string;
  /** Whether all its choices stand in sight. */
  readonly expanded: boolean;
  readonly choices: readonly Choice[];
}

const isChoice = (choice: unknown): choice is Choice =>
  typeof choice === 'object' && choice !== null && 'title' in choice && 'value' in choice;

/**
 * The questions of a card whose choices are written out in it. What an installation has is listed by `$data`.
 */
function questionsIn(view: string, node: unknown): Question[] {
  return elementsIn(node).flatMap(({ type, id, style, choices, items }) => {
    const list: readonly unknown[] = Array.isArray(choices) ? choices : [];
    const written = list.filter(isChoice).filter((choice) => !('$data' in choice));
    return [
      ...(type === 'Input.ChoiceSet' && written.length > 0
        ? [{ view, id: String(id), expanded: style === 'expanded', choices: written }]
        : []),
      ...questionsIn(view, items),
    ];
  });
}

const questions = [...templates].flatMap(([view, template]) =>
  questionsIn(view, 'body' in template ? spelledOut(template.body) : []),
);

describe('the choices that a card writes out', () => {
  it('are the answers that there are, in their order', () => {
    const values = questions.map(({ view, id, choices }) => [
      `${view}: ${id}`,
      choices.map(({ value }) => value),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      'guide: about': shownMatters,
      'involved: involved': highOnes,
      'involved: wait': canWait,
      'desk_note: fact': ['true'],
      'desk_move: notes': ['true'],
      'desk_redaction: naming': ['true'],
      'desk_minutes: way': ways,
      'desk_minutes: recording': recordings,
      'desk_settle: settling': settlings,
      'desk_enter: way': ways,
      'desk_enter: acknowledged': acknowledgings,
      'desk_enter: recording': recordings,
      'desk_steps: step': stepKinds,
      'desk_case: assessment': ['not_yet', ...assessments],
      'desk_archive: reason': archivings,
      'desk_hand_over: target': [...offeredTargets, 'hr'],
      'desk_hand_over: purpose': [...purposes, 'ask'],
      'desk_hand_over: ownDuty': dutyAnswers,
      'desk_hand_over_text: reveals': revealing,
      'desk_hand_over_text: hinders': revealing,
      'desk_search: purpose': searchAims,
      'desk_duty: law': laws,
      'desk_duty: standing': dutyStandings,
      'desk_close: ownDuty': dutyAnswers,
      'desk_redirect_text: ownDuty': dutyAnswers,
      'desk_close: investigation': offeredInvestigations,
      'desk_redirect_text: investigation': offeredInvestigations,
    });
  });

  it('have each the text of its own answer', () => {
    const others = questions
      .filter(({ id }) => !['fact', 'notes', 'naming', 'wait'].includes(id))
      .flatMap(({ view, choices }) =>
        choices
          .filter(({ title, value }) => !title.endsWith(`.${value}}`))
          .map(({ title, value }) => `${view}: ${value} is called ${title}`),
      );
    expect(others).toEqual([]);
  });

  it('are no more than Slack shows at once, where all are in sight', () => {
    const most = slackLimits.choicesInSight;
    const hidden = questions
      .filter(({ expanded, choices }) => expanded && choices.length > most)
      .map(({ view, id, choices }) => `${view}: ${id} has ${choices.length}, at most ${most}`);
    expect(hidden).toEqual([]);
  });
});
