import { type CardOptions, type CardSet, createCards } from '../../adaptive-cards/cards';
import type { PlaceName } from '../../adaptive-cards/employer';
import { texts } from '../../adaptive-cards/texts';
import type { SlackChannel, SlackListener } from '../channels/slack/channel';
import type { TeamsChannel, TeamsListener } from '../channels/teams/channel';
import type { WebChannel } from '../channels/web/channel';
import type { WebDeskChannel } from '../channels/web/desk/channel';
import { createDownload } from '../documents/create-download';
import { createDrawDocument } from '../documents/create-draw-document';
import { preserving } from '../domain/disposal';
import { type ChosenPolicy, writePolicy } from '../domain/pass-rule';
import type { PassPolicy } from '../domain/window';
import { systemClock } from '../platform/clock';
import type { Log } from '../platform/log';
import { nodeRandom } from '../platform/random';
import type { SignProof } from '../ports/documents';
import type { Notifier } from '../ports/notices';
import { type Config, disposalsOf } from '../settings/config';
import type { ChannelSettings } from '../settings/messengers';
import type { Vissla } from './vissla';

const clock = systemClock();

/** The messengers that are set up; in the trial both. */
export interface Channels {
  readonly teams: TeamsChannel | undefined;
  readonly slack: SlackChannel | undefined;
  readonly web: WebChannel | undefined;
  readonly webDesk: WebDeskChannel | undefined;
  /** None where no mail server is set. */
  readonly mail: Notifier | undefined;
  /** From any messenger's cards: these texts name no messenger. */
  readonly words: Pick<CardSet, 'readyText' | 'copyWords' | 'invented'>;
}

export interface Listeners {
  readonly teams: TeamsListener | undefined;
  readonly slack: SlackListener | undefined;
}

/** Opens the set-up messengers' channels, and loads only their libraries. The cards follow `policy`. */
export async function openChannels(
  config: Config,
  set: Partial<ChannelSettings>,
  policy: () => PassPolicy,
  log: Log,
  sign: SignProof,
): Promise<Channels> {
  const door = set.web?.url;
  const desk = set.webDesk?.url;
  const cardsFor = (messenger: PlaceName): CardSet =>
    cardsInForce(policy, (held) => drawCards(config, held, { messenger, sign, door, desk }));
  const ofTeams = set.teams && cardsFor('Teams');
  const ofSlack = set.slack && cardsFor('Slack');
  const ofWeb = (set.web ?? set.webDesk) && cardsFor('web');
  const fault =
    (module: string) =>
    (code: string): void => {
      log.error({ code, module });
    };
  const shared = { locale: config.locale, now: () => clock.now() };
  const house = { organisation: config.organisation, privacyUrl: config.privacy };
  const teams =
    set.teams &&
    ofTeams &&
    (await (
      await import('../channels/teams/channel.js')
    ).createTeamsChannel({
      ...{ ...shared, settings: set.teams, cards: ofTeams },
      fault: fault('teams'),
    }));
  const slack =
    set.slack &&
    ofSlack &&
    (await import('../channels/slack/channel.js')).createSlackChannel({
      ...{ ...shared, settings: set.slack, cards: ofSlack },
      fault: (code) => {
        // The person still has the text, and is asked to press again.
        log[code === 'dialogue_late' ? 'warn' : 'error']({ code, module: 'slack' });
      },
    });
  const web =
    set.web &&
    ofWeb &&
    (await import('../channels/web/channel.js')).createWebChannel({
      ...{ ...shared, settings: set.web, house, cards: ofWeb },
      draw: () => nodeRandom().id(),
      fault: fault('web'),
    });
  const webDesk =
    set.webDesk &&
    ofWeb &&
    (await import('../channels/web/desk/channel.js')).createWebDeskChannel({
      ...{ ...shared, house, cards: ofWeb },
      reminders: { weekdays: config.reminderDays, hour: config.passHour },
      openExpired: createDownload({
        words: ofWeb.copyWords,
        draw: createDrawDocument(),
        archiveKey: config.archiveKey,
      }),
      fault: fault('web_desk'),
    });
  const mail =
    set.mail &&
    (await import('../channels/mail/send.js')).createMailNotifier({
      settings: set.mail,
      words: texts[config.locale].mail,
    });
  return { teams, slack, web, webDesk, mail, words: ofTeams ?? ofSlack ?? cardsFor('Slack') };
}

export function listen({ teams, slack }: Channels, vissla: Vissla): Listeners {
  return { teams: teams?.listen(vissla.dialogue), slack: slack?.listen(vissla) };
}

function drawCards(
  config: Config,
  policy: PassPolicy,
  own: Pick<CardOptions, 'messenger' | 'sign' | 'door' | 'desk'>,
): CardSet {
  const clock = typeof policy === 'object' ? policy : undefined;
  return createCards({
    organisation: config.organisation,
    authority: config.authority,
    websiteUrl: config.website,
    privacyUrl: config.privacy,
    preserving: preserving(disposalsOf(config)),
    contacts: config.contacts,
    parties: config.parties,
    atOnce: policy === 'at-once',
    passHour: clock?.hour,
    weekly: clock?.kind === 'weekly',
    ...own,
  });
}

/** Cards that follow the policy in force. Those of each policy are drawn once. */
export function cardsInForce(
  policy: () => PassPolicy,
  drawCards: (policy: PassPolicy) => CardSet,
): CardSet {
  const known = new Map<string, CardSet>();
  const now = (): CardSet => {
    const held = policy();
    const name = nameOf(held);
    const cards = known.get(name) ?? drawCards(held);
    known.set(name, cards);
    return cards;
  };
  // Faulty cards show at the start.
  now();
  return {
    draw: (shown) => now().draw(shown),
    facts: (shown) => now().facts(shown),
    marked: (shown) => now().marked(shown),
    table: (shown) => now().table(shown),
    chat: (locale) => now().chat(locale),
    door: (locale) => now().door(locale),
    notice: (locale, count) => now().notice(locale, count),
    readyText: (locale, text) => now().readyText(locale, text),
    copyWords: (locale, copy) => now().copyWords(locale, copy),
    invented: (locale) => now().invented(locale),
  };
}

function nameOf(policy: PassPolicy): string {
  return policy === 'when-told' ? policy : writePolicy(policy satisfies ChosenPolicy);
}
