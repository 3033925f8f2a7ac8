import type { From } from './payload';
import type { SlackSettings } from './settings';

/**
 * Whether somebody is of the workspace of the settings. Slack Connect lets people of other companies in: they
 * are not. In an Enterprise organisation a person has one home, which Slack names wherever the person
 * presses; with the organisation in the settings, another workspace of it may be that home. Where it happened
 * must be the workspace of the settings in any case.
 */
export function isOfWorkspace(
  { team, enterprise }: Pick<SlackSettings, 'team' | 'enterprise'>,
  { places, homes, enterprises }: From,
): boolean {
  const isHere = (named: string): boolean => named === team;
  // With no place named, the person's own workspace has to say where it is.
  if (!places.every(isHere) || places.length + homes.length === 0) return false;
  if (homes.every(isHere)) return true;
  const [organisation, ...others] = enterprises;
  return (
    places.length > 0 &&
    enterprise !== undefined &&
    organisation === enterprise &&
    others.length === 0
  );
}
