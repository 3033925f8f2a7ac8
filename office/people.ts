import { createHash } from 'node:crypto';
import type { TeamsLocale, TeamsPerson } from './teams/workplace';

export type Messenger = 'teams' | 'slack';

/** An invented person who works at the invented municipality. */
export interface OfficePerson {
  /** The office's own name for the person, used in addresses. */
  readonly id: string;
  /** The person's object id in the tenant. */
  readonly aadObjectId: string;
  /** The person's id in the Slack workspace. */
  readonly slackUser: string;
  /** Where the person is at work. Members of a desk are in one messenger each, so that the desk uses both. */
  readonly messengers: readonly Messenger[];
  readonly name: string;
  readonly role: 'employee' | 'handler' | 'hr';
  readonly title?: string;
}

export const people: readonly OfficePerson[] = [
  {
    id: 'maja',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a01',
    slackUser: 'U0MAJALIND',
    messengers: ['teams', 'slack'],
    name: 'Maja Lind',
    role: 'employee',
  },
  {
    id: 'omar',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a02',
    slackUser: 'U0OMARNILSSON',
    messengers: ['teams', 'slack'],
    name: 'Omar Nilsson',
    role: 'employee',
  },
  {
    id: 'karin',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a03',
    slackUser: 'U0KARINEK',
    messengers: ['teams'],
    name: 'Karin Ek',
    role: 'handler',
    title: 'Kommunjurist',
  },
  {
    id: 'daniel',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a04',
    slackUser: 'U0DANIELABERG',
    messengers: ['slack'],
    name: 'Daniel Åberg',
    role: 'handler',
    title: 'Säkerhetssamordnare',
  },
  {
    id: 'eva',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a05',
    slackUser: 'U0EVASTRAND',
    messengers: ['teams'],
    name: 'Eva Strand',
    role: 'hr',
    title: 'HR-chef',
  },
  {
    id: 'jonas',
    aadObjectId: '7d0c6f0e-52f1-4d0b-9a51-0d5a3f6f1a06',
    slackUser: 'U0JONASDAHL',
    messengers: ['slack'],
    name: 'Jonas Dahl',
    role: 'hr',
    title: 'HR-partner',
  },
];

const digest = (of: string): string =>
  createHash('sha256').update(`office:${of}`).digest('base64url');

/**
 * The person in Teams, which begins in a language. Both ids are derived, so that stored addresses work after
 * a restart.
 */
export const inTeams = (
  { id, aadObjectId, name }: OfficePerson,
  locale: TeamsLocale,
): TeamsPerson => ({
  id: `29:1${digest(`user:${id}`)}`,
  aadObjectId,
  name,
  conversation: `a:1${digest(`chat:${id}`)}`,
  locale,
});
