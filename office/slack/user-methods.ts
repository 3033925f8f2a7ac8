import { type JsonObject, textAt } from '../json';
import type { SlackPerson } from './person';
import { type ApiAnswer, failed, type Methods, type Platform } from './platform';

/** docs.slack.dev/reference/objects/user-object */
const userOf = (team: string, person: SlackPerson, withLocale: boolean): JsonObject => ({
  id: person.id,
  team_id: person.team ?? team,
  name: person.name,
  real_name: person.name,
  deleted: person.deleted ?? false,
  is_bot: false,
  is_app_user: false,
  is_restricted: person.guest !== undefined,
  is_ultra_restricted: person.guest === 'single',
  is_stranger: person.team !== undefined && person.team !== team,
  ...(withLocale ? { locale: person.locale ?? 'en-US' } : {}),
});

export function userMethods({ at, screens }: Platform): Methods {
  const info = (given: JsonObject): ApiAnswer => {
    const screen = screens.of(textAt(given, 'user'));
    if (screen === undefined) return failed('user_not_found');
    const withLocale = ['true', '1', true].some((yes) => yes === given.include_locale);
    return { ok: true, user: userOf(at.team, screen.person, withLocale) };
  };
  return { 'users.info': { token: 'bot', scope: 'users:read', perMinute: 100, run: info } };
}
