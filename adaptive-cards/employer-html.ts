import type { Day } from '../bot/domain/day';
import { escapeHtml } from '../bot/domain/escape-html';
import type { CardOptions } from './cards';
import {
  commonParts,
  type EmployerPart,
  employerTexts,
  type MessengerName,
  ownParts,
} from './employer';
import { heading, paragraphs } from './rights-html';
import type { Speech } from './speech';

export interface RightsPageOptions
  extends Pick<
    CardOptions,
    'organisation' | 'websiteUrl' | 'privacyUrl' | 'contacts' | 'atOnce' | 'preserving'
  > {
  readonly messengers: readonly MessengerName[];
  readonly door?: string | undefined;
  readonly made: Day;
  readonly version: string;
}

/** What others can see in each messenger and on the web, and then in all of them. */
export function employerHtml(
  { locale, say }: Speech,
  options: RightsPageOptions,
): readonly string[] {
  const { messengers, door, atOnce } = options;
  const places = [...messengers, ...(door === undefined ? [] : (['web'] as const))];
  const part = (name: EmployerPart, text: string): string =>
    `<p><b>${escapeHtml(say(`employer.${name}`))}</b></p>\n${paragraphs(text, options)}`;
  const own = places.flatMap((place) => {
    const texts = employerTexts(place, say);
    const name = place === 'web' ? say('rightsPage.onWeb') : place;
    const messenger = place === 'web' ? say('employer.web.network') : place;
    return [
      heading(4, `${locale}-employer-${place.toLowerCase()}`, name),
      ...(atOnce ? [paragraphs(say('start.atOnce', { messenger }), options)] : []),
      ...ownParts.map((name) => part(name, texts[name])),
    ];
  });
  return [
    ...own,
    ...commonParts.flatMap((name) => [
      heading(4, `${locale}-employer-${name}`, say(`employer.${name}`)),
      paragraphs(say(`employer.${name}Text`), options),
    ]),
  ];
}
