import { type ContactKey, contactKeys } from '../domain/contacts';
import type { ReleaseRule } from '../domain/release-rule';
import type { Log } from '../platform/log';
import { nodeRandom } from '../platform/random';
import { swedishWorkingDays } from '../platform/working-days';
import type { Clock } from '../ports/clock';
import type { Leader } from '../ports/leader';
import type { Config } from '../settings/config';
import { composeVissla } from './compose';
import type { Channels } from './open-channels';
import type { Stores } from './open-stores';
import type { Vissla } from './vissla';

/** Composes the bot as the settings say, over what is open. */
export function composeAsSet(of: {
  readonly config: Config;
  readonly rule: ReleaseRule;
  readonly stores: Stores;
  readonly leader: Leader;
  readonly log: Log;
  readonly channels: Channels;
  readonly clock: Clock;
}): Promise<Vissla> {
  const { config, rule, leader, log, clock } = of;
  const { database, vault, deployment } = of.stores;
  const { teams, slack, readyText, invented } = of.channels;
  const isWorkingDay = swedishWorkingDays();
  return composeVissla({
    stores: database,
    vault,
    deployment,
    leader,
    clock,
    random: nodeRandom(),
    readyText,
    invented,
    contacts: contactsSet(config),
    hrClock: {
      answerDays: config.hrAnswerDays,
      meetingDays: config.meetingDays,
      isWorkingDay,
    },
    reminderDays: { weekdays: config.reminderDays, isWorkingDay },
    journal: log,
    deskJournal: log.desk,
    releases: rule.policy,
    next: rule.next,
    releaseHour: config.releaseHour,
    notifiers: { teams: teams?.notifier, slack: slack?.notifier },
    broadcast: { teams: teams?.pieces, slack: slack?.pieces },
  });
}

function contactsSet({ contacts }: Config): ReadonlySet<ContactKey> {
  return new Set(
    contactKeys.filter((key) => contacts.sv[key] !== undefined && contacts.en[key] !== undefined),
  );
}
