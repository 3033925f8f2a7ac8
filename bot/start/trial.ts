import { randomBytes } from 'node:crypto';
import type { Router } from 'express';
import type { createOffice } from '../../office/office';
import type { WebDeskSettings } from '../channels/web/desk/settings';
import { codeOf } from '../domain/error-code';
import { createMutex } from '../domain/mutex';
import type { PassPolicy } from '../domain/window';
import type { Log } from '../platform/log';
import { faultsTo } from '../ports/journal';
import type { Clock } from '../ports/time';
import { type Config, chosenPolicy } from '../settings/config';
import type { ChannelSettings } from '../settings/messengers';
import { defaults } from '../settings/places';
import {
  bringAddresses,
  hasReceiver,
  inviteReceiver,
  staffDesks,
  team,
  tenant,
} from './staff-trial';
import { StartError } from './start-error';
import { openTrialClock, type TrialClock } from './trial-clock';
import type { Vissla } from './vissla';

const appId = '99999999-8888-4777-8666-555555555555';

/** The local workplace. Production never loads it. */
export interface Trial {
  /** The office lets days pass. Tokens and signatures follow the machine's clock. */
  readonly clock: Clock;
  readonly mount: { readonly path: string; readonly router: Router };
  /** The bot, the web door or the web desk is at that port. */
  opens(what: 'bot' | 'door' | 'desk', port: number): void;
  settings(): ChannelSettings;
  /** Two invented people for each empty desk; otherwise updates their addresses. */
  staff(vissla: Vissla): Promise<void>;
  welcome(): string;
  close(): void;
}

export async function openTrial(
  config: Extract<Config, { kind: 'trial' }>,
  log: Log,
): Promise<Trial> {
  const { locale } = config;
  const passes = chosenPolicy(config);
  const { createOffice } = await loadOffice();
  const clock = openTrialClock(`${config.database.path}-clock`);
  const ports = { bot: config.port, door: 0, desk: 0 };
  let receiverCode: string | undefined;
  let begins: (vissla: Vissla) => void = () => undefined;
  const begun = new Promise<Vissla>((resolve) => {
    begins = resolve;
  });
  const doorUrl = (): string => `http://localhost:${ports.door}`;
  const deskUrl = (): string => `http://localhost:${ports.desk}`;
  const publicUrl = (): string => `http://localhost:${ports.bot}`;
  const appPassword = randomBytes(24).toString('base64url');
  const office = createOffice({
    publicUrl,
    doorUrl,
    receiver: async () => {
      const isUnused = receiverCode !== undefined && !(await hasReceiver(await begun));
      return { url: deskUrl(), code: isUnused ? receiverCode : undefined };
    },
    teams: {
      appId,
      appPassword,
      tenant,
      messagesUrl: () => `http://127.0.0.1:${ports.bot}/api/messages`,
    },
    slack: {
      team,
      botToken: `xoxb-${randomBytes(24).toString('hex')}`,
      signingSecret: randomBytes(16).toString('hex'),
      eventsUrl: () => `http://127.0.0.1:${ports.bot}/slack/events`,
    },
    locale: locale === 'sv' ? 'sv-SE' : 'en-GB',
    languageChanged: async () => {
      const vissla = await begun;
      // A person whose address fails now is updated at the next press.
      await bringAddresses(office, vissla).catch(() => undefined);
    },
    passes: typeof passes === 'object' ? passes : undefined,
    calendar: {
      today: () => clock.today(),
      now: () => clock.now(),
      letADayPass: createPassing(clock, () => begun, faultsTo(log, 'keeper')),
    },
    notes: (code) => {
      log.error({ code, module: 'office' });
    },
  });
  return {
    clock,
    mount: { path: '/office', router: office.router },
    opens: (what, port) => {
      ports[what] = port;
    },
    settings: () => ({
      web: ownOrigin(config, 'webPort'),
      webDesk: ownOrigin(config, 'deskPort'),
      teams: {
        appId,
        appPassword,
        appTenant: tenant,
        tenants: [tenant],
        openIdUrl: office.teams.metadataUrl,
        speaker: 'sdk',
      },
      slack: {
        botToken: office.slack.botToken,
        team,
        enterprise: office.slack.enterprise,
        guests: 'allow',
        apiUrl: office.slack.apiUrl,
        transport: { kind: 'http', signingSecrets: [office.slack.signingSecret] },
      },
      mail: undefined,
    }),
    staff: async (vissla) => {
      await staffDesks(office, vissla, { locale, clock });
      receiverCode = await inviteReceiver(vissla, { locale, clock });
      begins(vissla);
    },
    welcome: () =>
      `Vissla's trial is ready: ${publicUrl()}/office (invented people; reports are delivered ${whenDelivered(passes)}). Its door on the web: ${doorUrl()}; its desk there: ${deskUrl()}`,
    close: () => {
      office.close();
    },
  };
}

/** Each of several trials has origins of its own. */
function ownOrigin(
  config: Extract<Config, { kind: 'trial' }>,
  which: 'webPort' | 'deskPort',
): WebDeskSettings {
  const port = config[which] ?? (config.port === defaults.port ? defaults[which] : 0);
  return { port, url: port === 0 ? undefined : `http://localhost:${port}` };
}

function whenDelivered(passes: PassPolicy): string {
  if (typeof passes !== 'object') return 'at once';
  const howOften = passes.kind === 'weekly' ? 'once a week' : 'once a day';
  return `${howOften}, at ${passes.hour} o'clock`;
}

/** An image or a package for production lacks it. */
async function loadOffice(): Promise<{ readonly createOffice: typeof createOffice }> {
  try {
    return await import('../../office/office.js');
  } catch (error) {
    const isMissing = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(codeOf(error) ?? '');
    throw isMissing ? new StartError('no_trial') : error;
  }
}

/**
 * Lets a day of the trial pass with its unattended work, one call after the other. Gives whether all of it
 * worked; failures go to `fault`, and the upkeep tries again.
 */
export function createPassing(
  clock: Pick<TrialClock, 'goOn'>,
  vissla: () => Promise<Pick<Vissla, 'pass' | 'tidy' | 'lookForKeys'>>,
  fault: (error: unknown) => void,
): () => Promise<boolean> {
  const oneAtATime = createMutex();
  return () =>
    oneAtATime(async () => {
      try {
        const { pass, tidy, lookForKeys } = await vissla();
        const passes = (): Promise<void> => {
          pass.soon();
          return pass.whenIdle();
        };
        clock.goOn();
        await lookForKeys();
        // What is over is delivered first: the upkeep lets nothing expire while something waits.
        await passes();
        await tidy();
        await passes();
        return true;
      } catch (error) {
        fault(error);
        return false;
      }
    });
}
