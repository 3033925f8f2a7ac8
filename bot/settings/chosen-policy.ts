import type { ChosenPolicy } from '../domain/release-rule';
import type { Config } from './config';

/** By which policy reports are released, as the settings say. */
export function chosenPolicy(
  config: Pick<Config, 'release' | 'releaseHour' | 'releaseWeekday'>,
): ChosenPolicy {
  const { release, releaseHour: hour, releaseWeekday: weekday } = config;
  if (release === 'at-once') return release;
  return release === 'daily' ? { kind: release, hour } : { kind: release, hour, weekday };
}
