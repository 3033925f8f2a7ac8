import { readFileSync, statSync } from 'node:fs';
import { askSlackAccess } from '../../channels/slack/probe';
import { askTeamsLogin, canFetchTeamsKeys } from '../../channels/teams/probe';
import type { Environment } from '../../read-settings';
import type { Probes } from './examine';
import { lookAtStores } from './look-at-stores';

/** This machine, this process and the messengers as they are. */
export function realProbes(environment: Environment, now: () => number): Probes {
  return {
    environment,
    now,
    posix: process.platform !== 'win32',
    modeOf: (path) => {
      const mode = statSync(path, { throwIfNoEntry: false })?.mode;
      return mode === undefined ? undefined : mode & 0o777;
    },
    memory: () => ({ swaps: read('/proc/swaps'), limits: read('/proc/self/limits') }),
    stores: lookAtStores,
    teamsLogin: askTeamsLogin,
    teamsKeys: (openIdUrl) => canFetchTeamsKeys(openIdUrl, now),
    slackAccess: askSlackAccess,
  };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
