import { randomBytes } from 'node:crypto';
import type { Router } from 'express';
import type { createOffice } from '../../office/office';
import type { SlackSettings } from '../channels/slack/settings';
import type { TeamsSettings } from '../channels/teams/settings';
import type { Locale } from '../domain/ids';
import type { ReleasePolicy } from '../domain/window';
import { StartError } from '../installation/start-error';
import type { Log } from '../platform/log';
import type { Clock } from '../ports/clock';
import { createPassing } from './let-a-day-pass';
import { bringAddresses, channel, staffDesks, team, tenant } from './staff-trial';
import { openTrialClock } from './trial-clock';
import type { Vissla } from './vissla';

/** The invented bot of the trial. */
const appId = '99999999-8888-4777-8666-555555555555';

/** The local workplace, as far as the start needs it. It is loaded only here: production never has it. */
export interface Trial {
  /** Of the trial alone: the office lets days pass. Tokens and signatures go by the machine's clock. */
  readonly clock: Clock;
  readonly mount: { readonly path: string; readonly router: Router };
  /** Tells the workplace on which port the bot listens, with `/api/messages` and `/slack/events`. */
  listensOn(port: number): void;
  teams(): TeamsSettings;
  slack(): SlackSettings;
  /** Staffs each empty desk with its two invented people; later it only brings their addresses up to date. */
  staff(vissla: Vissla): Promise<void>;
  /** The one line that a newcomer sees. */
  welcome(): string;
  close(): void;
}

interface TrialSettings {
  readonly port: number;
  readonly locale: Locale;
  readonly releases: ReleasePolicy;
  /** Where it is kept how many days have passed. */
  readonly clockFile: string;
}

export async function openTrial(
  { port: wantedPort, locale, releases, clockFile }: TrialSettings,
  log: Log,
): Promise<Trial> {
  const { createOffice } = await loadOffice();
  const clock = openTrialClock(clockFile);
  let port = wantedPort;
  let begins: (vissla: Vissla) => void = () => undefined;
  const begun = new Promise<Vissla>((resolve) => {
    begins = resolve;
  });
  const publicUrl = (): string => `http://localhost:${port}`;
  const appPassword = randomBytes(24).toString('base64url');
  const office = createOffice({
    publicUrl,
    teams: {
      appId,
      appPassword,
      tenant,
      messagesUrl: () => `http://127.0.0.1:${port}/api/messages`,
    },
    slack: {
      team,
      botToken: `xoxb-${randomBytes(24).toString('hex')}`,
      signingSecret: randomBytes(16).toString('hex'),
      eventsUrl: () => `http://127.0.0.1:${port}/slack/events`,
      news: channel,
    },
    locale: locale === 'sv' ? 'sv-SE' : 'en-GB',
    languageChanged: async () => {
      const vissla = await begun;
      // Who cannot be noted now is at the next press.
      await bringAddresses(office, vissla).catch(() => undefined);
    },
    releases: typeof releases === 'object' ? releases : undefined,
    calendar: {
      today: () => clock.today(),
      now: () => clock.now(),
      letADayPass: createPassing(
        clock,
        () => begun,
        (error) => {
          log.fault('keeper', error);
        },
      ),
    },
    notes: (code) => {
      log.error({ code, module: 'office' });
    },
  });
  return {
    clock,
    mount: { path: '/office', router: office.router },
    listensOn: (real) => {
      port = real;
    },
    teams: () => ({
      appId,
      appPassword,
      appTenant: tenant,
      tenants: [tenant],
      openIdUrl: office.teams.metadataUrl,
    }),
    slack: () => ({
      botToken: office.slack.botToken,
      team,
      enterprise: office.slack.enterprise,
      guests: 'allow',
      channel,
      apiUrl: office.slack.apiUrl,
      transport: { kind: 'http', signingSecrets: [office.slack.signingSecret] },
    }),
    staff: async (vissla) => {
      await staffDesks(office, vissla, { locale, clock });
      begins(vissla);
    },
    welcome: () =>
      `Vissla's trial is ready: ${publicUrl()}/office (invented people; reports are released ${whenReleased(releases)})`,
    close: () => {
      office.close();
    },
  };
}

function whenReleased(releases: ReleasePolicy): string {
  if (typeof releases !== 'object') return 'at once';
  const howOften = releases.kind === 'weekly' ? 'once a week' : 'once a day';
  return `${howOften}, at ${releases.hour} o'clock`;
}

/** An image or a package for production is made without it. */
async function loadOffice(): Promise<{ readonly createOffice: typeof createOffice }> {
  try {
    return await import('../../office/office.js');
  } catch (error) {
    const isMissing =
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND');
    throw isMissing ? new StartError('no_trial') : error;
  }
}
