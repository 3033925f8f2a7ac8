import type { ContactKey } from '../bot/domain/contacts';
import type { Locale } from '../bot/domain/ids';
import { areasIn, authoritiesIn, euBodiesIn, siteOf } from './authorities';
import type { Line } from './speech';
import type { TextKey } from './texts';

/** A part of what everybody must know (VBL 5:9): its heading and its paragraphs. */
export interface RightsSection {
  readonly id: string;
  readonly heading: TextKey;
  readonly paragraphs: readonly TextKey[];
}

/**
 * The sections of dialog and printed page. `rights.json` has the same paths in the same order, as a test
 * checks. Lists of contacts and authorities follow their sections.
 */
export const rightsSections = [
  { id: 'who', heading: 'rights.whoHeading', paragraphs: ['rights.who', 'rights.others'] },
  {
    id: 'inside',
    heading: 'rights.insideHeading',
    paragraphs: ['rights.inside', 'rights.answers'],
  },
  {
    id: 'grounds',
    heading: 'rights.groundsHeading',
    paragraphs: ['rights.grounds', 'rights.proof'],
  },
  {
    id: 'protection',
    heading: 'rights.protectionHeading',
    paragraphs: ['rights.protection', 'rights.seek', 'rights.damages', 'rights.limits'],
  },
  {
    id: 'secret',
    heading: 'rights.secretHeading',
    paragraphs: ['rights.secret', 'rights.patients'],
  },
  {
    id: 'outside',
    heading: 'rights.outsideHeading',
    paragraphs: ['rights.outside', 'rights.otherWays'],
  },
  { id: 'publish', heading: 'rights.publishHeading', paragraphs: ['rights.publish'] },
  {
    id: 'media',
    heading: 'rights.mediaHeading',
    paragraphs: ['rights.media', 'rights.mediaLimits', 'rights.source'],
  },
  { id: 'employer', heading: 'rights.employerHeading', paragraphs: ['rights.employer'] },
  {
    id: 'record',
    heading: 'rights.recordHeading',
    paragraphs: ['rights.record', 'rights.correction', 'rights.erased'],
  },
  { id: 'authorities', heading: 'rights.authoritiesHeading', paragraphs: [] },
  { id: 'reach', heading: 'rights.reachHeading', paragraphs: ['rights.reach'] },
  { id: 'eu', heading: 'rights.euHeading', paragraphs: ['rights.eu'] },
] as const satisfies readonly RightsSection[];

/** The internal ways that need no account in a messenger (VBL 5:5). */
export const insideContacts = [
  'phone',
  'meeting',
  'webForm',
  'outsideContact',
] as const satisfies readonly ContactKey[];

/** The annex, line by line. */
export function areaLines(locale: Locale): readonly Line[] {
  return areasIn(locale).map(({ area, names }) => ({ label: `${area}: `, value: names }));
}

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
