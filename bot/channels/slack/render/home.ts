import { dayFromNumber } from '../../../domain/day';
import type { Desk, Locale } from '../../../domain/ids';
import type { Cards } from '../../channel';
import type { Block, HomeView } from './block-kit-types';
import { blocksOf } from './blocks';
import { actionsIn, button, buttonName } from './buttons';
import { elementsAt } from './element';
import { slackLimits } from './limits';
import { type Misfit, shrug } from './misfit';
import { fitted, plainText } from './plain-text';
import { words } from './words';

/** Whose Home it is: `desk` for a member of one. `tooLate`: the last press opened nothing. */
export interface Home {
  readonly locale: Locale;
  readonly desk?: Desk | undefined;
  readonly tooLate?: boolean;
}

/**
 * The app's Home: the beginning of the start view, and the doors. It is the same for every employee; nothing
 * in it tells whether somebody has reported.
 */
export function renderHome(home: Home, cards: Cards, misfit: Misfit = shrug): HomeView {
  const { locale, desk, tooLate = false } = home;
  const view = { name: 'start', intake: 'open', ...(desk === undefined ? {} : { desk }) } as const;
  // The start view names a day only in a remark, and has none here.
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
      {
        type: 'actions',
        elements: doors.map((action) => button(action, { misfit, plain: false })),
      },
      { type: 'context', elements: [plainText(words[locale].home)] },
    ],
  };
}
