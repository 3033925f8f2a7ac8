import express, { type ErrorRequestHandler, type Router } from 'express';
import type { ClockPolicy } from '../bot/domain/window';
import type { FailureReason } from './failure-reason';
import { daysRouter, type OfficeCalendar } from './page-server/days-api';
import { eventsRouter } from './page-server/events';
import { guardLoopback } from './page-server/guard';
import { pageFilesRouter } from './page-server/page-files';
import { peopleRouter, type Receiver } from './page-server/people-api';
import { createSlackChats } from './page-server/slack-chats';
import { slackPageRouter } from './page-server/slack-page-api';
import { createTeamsChats } from './page-server/teams-chats';
import { teamsPageRouter } from './page-server/teams-page-api';
import { type OfficePerson, people } from './people';
import type { FakeSlack, FakeSlackOptions } from './slack/slack';
import type { FakeTeams, FakeTeamsOptions } from './teams/teams';
import type { TeamsLocale } from './teams/workplace';

/** A reason for a refusal that Teams or Slack would not give. */
export type OfficeNote = FailureReason | 'message_size';

export interface OfficeSettings {
  /** The address of the app that mounts the router at `/office`, as in `http://localhost:3978`. */
  publicUrl(): string;
  /** The address of the bot's door on the web, if it has one. */
  doorUrl?(): string;
  /** Where somebody from outside works at the desk, and the code to join by, while it is unused. */
  receiver?(): Promise<Receiver>;
  readonly teams: Omit<FakeTeamsOptions, 'url' | 'changed' | 'tooBig'>;
  readonly slack: Omit<FakeSlackOptions, 'url' | 'changed'>;
  /** The language in which everybody's Teams begins; the page then says which one its browser has. */
  readonly locale: TeamsLocale;
  /** The hour at which the bot passes reports, once a day; at once without it. */
  readonly passes?: ClockPolicy | undefined;
  /** Lets the page's visitor let days pass; without it there is no such control. */
  readonly calendar?: OfficeCalendar;
  /** Called when the page has given everybody's Teams another language; `addressOf` names it from then on. */
  languageChanged?(): Promise<void>;
  /** Called with a code for each refusal; for developers. */
  notes?(note: OfficeNote): void;
}

export interface Office {
  /** To be mounted at `/office`. */
  readonly router: Router;
  readonly people: readonly OfficePerson[];
  /** The local Teams itself, with the addresses that the bot needs. */
  readonly teams: FakeTeams;
  /** The local Slack itself: its token and secret, and people's clients for tests. */
  readonly slack: FakeSlack;
  /**
   * The conversation reference (JSON) under which the bot reaches a person who has opened nothing yet. It
   * holds the port, so ask again after a restart. Throws when there is no such person.
   */
  addressOf(personId: string): string;
  /** Ends the open streams of the page, so that the server can close. */
  close(): void;
}

/** Answers a failed request with a status and a code, no more. */
const answerCalmly: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : 500;
  const known = typeof status === 'number' && status >= 400 && status <= 499;
  response.status(known ? status : 500).json({ error: known ? 'bad_request' : 'office_failed' });
};

/**
 * A local workplace in Teams and Slack with its page, without a tenant or a workspace. Both messengers speak
 * the real protocols with the bot's real endpoints. For the trial and for tests only.
 */
export function createOffice(settings: OfficeSettings): Office {
  const officeUrl = (): string => `${settings.publicUrl().replace(/\/$/, '')}/office`;
  const note = (code: OfficeNote): void => settings.notes?.(code);

  const { calendar, passes } = settings;
  const dates = calendar && (() => calendar.now());
  const events = eventsRouter(() => calendar?.today());
  const teamsChats = createTeamsChats(
    {
      ...settings.teams,
      locale: settings.locale,
      url: officeUrl,
      dates,
      tooBig: () => {
        note('message_size');
      },
    },
    events.tell,
  );
  const slackChats = createSlackChats(
    { ...settings.slack, url: () => `${officeUrl()}/slack`, dates },
    events.tell,
  );
  const { teams } = teamsChats;
  const { slack } = slackChats;

  const router = express.Router();
  router.use(guardLoopback(officeUrl));
  router.use(teams.router);
  router.use('/slack', slack.router);
  router.use(
    '/api',
    events.router,
    peopleRouter({
      teams: teamsChats,
      slack: slackChats,
      passes,
      door: () => settings.doorUrl?.(),
      receiver: () => settings.receiver?.() ?? Promise.resolve(undefined),
    }),
    slackPageRouter({ chats: slackChats, onFailure: note }),
    teamsPageRouter({
      chats: teamsChats,
      onFailure: note,
      onLanguage: async () => settings.languageChanged?.(),
    }),
  );
  if (calendar !== undefined) {
    const tell = (day: string): void => {
      events.tell({ today: day });
    };
    router.use('/api', daysRouter(calendar, tell));
  }
  router.use(pageFilesRouter());
  router.use((_request, response) => {
    response.status(404).json({ error: 'not_found' });
  });
  router.use(answerCalmly);

  return {
    router,
    people,
    teams,
    slack,
    addressOf: (personId) => {
      const found = teamsChats.of(personId);
      if (found === undefined) throw new Error('office: no such person');
      return teams.addressOf(found.client.chat.person);
    },
    close: () => {
      events.close();
      slack.close();
    },
  };
}
