import type { Invented } from '../bot/domain/invented';
import type { Element } from './element';
import type { Speech } from './speech';

/** The mark on top of every card in practice. */
export function practiceMark({ say }: Speech): Element {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [{ type: 'TextBlock', text: say('practice.mark'), wrap: true, weight: 'Bolder' }],
  };
}

export function inventedTexts({ say }: Speech): Invented {
  const titles = (text: string): readonly string[] => text.split(', ');
  return {
    readers: titles(say('practice.readers')),
    hr: titles(say('practice.hr')),
    story: {
      what: say('practice.what'),
      where: say('practice.where'),
      how: say('practice.how'),
      who: '',
    },
    reply: say('practice.reply'),
    measures: say('practice.measures'),
    why: say('practice.why'),
  };
}
