import type { ContactKey } from '../bot/domain/contacts';
import type { Desk, Locale } from '../bot/domain/ids';
import { authoritiesIn, euBodiesIn, siteOf } from './authorities';
import type { Line } from './speech';
import type { Say, TextKey } from './texts';

/** A part of what everybody must know (VBL 5:9): its heading and its paragraphs. */
export interface RightsSection {
  readonly id: string;
  readonly heading: TextKey;
  readonly paragraphs: readonly TextKey[];
}

type Name = TextKey extends infer K ? (K extends `rights.${infer N}` ? N : never) : never;
type SectionName = Name extends infer N ? (N extends `${infer I}Heading` ? I : never) : never;

function section(id: SectionName, ...paragraphs: readonly Name[]): RightsSection {
  return {
    id,
    heading: `rights.${id}Heading`,
    paragraphs: paragraphs.map((name): TextKey => `rights.${name}`),
  };
}

/**
 * The sections of dialog and printed page. `rights.json` has the same paths in the same order, as a test
 * checks. Lists of contacts and authorities follow their sections.
 */
export const rightsSections: readonly RightsSection[] = [
  section('who', 'who', 'others'),
  section('inside', 'inside', 'answers', 'advice'),
  section('grounds', 'grounds', 'proof'),
  section('protection', 'protection', 'seek', 'damages', 'limits'),
  section('secret', 'secret', 'patients'),
  section('outside', 'outside', 'otherWays'),
  section('publish', 'publish'),
  section('media', 'media', 'mediaLimits', 'source'),
  section('employer', 'employer'),
  section('record', 'record', 'correction', 'erased'),
  section('authorities'),
  section('reach', 'reach'),
  section('eu', 'eu'),
];

/**
 * Erased, or kept to be archived where no disposal decision was made.
 * @param preserving the desks without one
 */
export function endOfCases(say: Say, preserving: readonly Desk[] = []): string {
  const [handlers = '', hr = ''] = (['whistleblowing', 'hr'] as const).map((desk) =>
    say(preserving.includes(desk) ? 'endOfCases.preserved' : 'endOfCases.disposed'),
  );
  return handlers === hr ? handlers : say('endOfCases.ofBoth', { handlers, hr });
}

/** The internal ways that need no account in a messenger (VBL 5:5). */
export const insideContacts = [
  'phone',
  'meeting',
  'webForm',
  'outsideContact',
] as const satisfies readonly ContactKey[];

/** Every authority with its site, in one text: a Slack view has no room for as many blocks. */
export function siteList(locale: Locale): string {
  return authoritiesIn(locale)
    .map((reach) => {
      const swedish = reach.swedish === undefined ? '' : ` (${reach.swedish})`;
      return `${reach.name}${swedish}: ${siteOf(reach)}`;
    })
    .join('\n');
}

export function euLines(locale: Locale): readonly Line[] {
  return euBodiesIn(locale).map(({ name, about = '', page }) => ({
    label: `${name}: `,
    value: `${about}, ${page}`,
  }));
}
