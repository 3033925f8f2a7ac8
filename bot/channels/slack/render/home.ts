import { dayFromNumber } from '../../../domain/day';
import type { Desk, Locale } from '../../../domain/ids';
import type { Block, HomeView } from './block-kit-types';
import { blocksOf } from './blocks';
import type { Cards } from './cards';
import { elementsAt } from './element';
import { slackLimits } from './limits';
import { type Misfit, shrug } from './misfit';
import { fitted, plainText } from './plain-text';
import { actionsIn, buttonName, button } from './buttons';
import { words } from './words';

/** Whose Home: `desk` of a member. `tooLate`: the last press opened nothing. */
export interface Home {
  readonly locale: Locale;
  readonly desk?: Desk;
  readonly tooLate?: boolean;
}

/**
 * The app's Home: what stands first when the dialog opens, and the doors. The same for every employee; nothing in it tells
 * whether somebody has reported.
 */
export function renderHome(home: Home, cards: Cards, misfit: Misfit = shrug): HomeView {
  const { locale, desk, tooLate = false } = home;
  const view = { name: 'start', intake: 'open', ...(desk === undefined ? {} : { desk }) } as const;
  // Without a notice the start names no day.
  const opensOn = dayFromNumber(0);
  const { title, card } = cards.draw({ view, locale, opensOn, fields: {}, draft: '' });
  const start = elementsAt(card, 'body');
  const plain = start.slice(
    0,
    start.findIndex(({ type }) => type === 'ActionSet'),
  );
  const doors = [
    ...actionsIn(elementsAt(cards.chat(locale), 'body')),
    ...actionsIn(start).filter((action) => buttonName(action) === 'desk'),
  ];
  const said: Block[] = [
    { type: 'header', text: fitted(title, slackLimits.header, misfit) },
    ...(tooLate
      ? [{ type: 'section', text: plainText(`! ${words[locale].tooLate}`) } as const]
      : []),
    ...blocksOf(plain, { misfit }, slackLimits.messageBlocks),
  ];
  return {
    type: 'home',
    blocks: [
      ...said,
      { type: 'actions', elements: doors.map((action) => button(action, misfit)) },
      { type: 'context', elements: [plainText(words[locale].home)] },
    ],
  };
}
