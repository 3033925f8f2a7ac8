/**
 * The names of all settings, in the order of the manual. Nothing else is read from the environment, except
 * what Azure tells its own client there about managed identities, and for the trial the language of whoever
 * starts it.
 */
export const settingNames = [
  'VISSLA_PORT',
  'VISSLA_HOST',
  'VISSLA_DATABASE_URL',
  'VISSLA_VAULT',
  'VISSLA_BEGIN',
  'VISSLA_MARK',
  'VISSLA_BACKUPS',
  'VISSLA_LOCALE',
  'VISSLA_ORGANISATION',
  'VISSLA_WEBSITE_URL',
  'VISSLA_PRIVACY_URL',
  'VISSLA_CONTACTS',
  'VISSLA_RELEASE',
  'VISSLA_RELEASE_HOUR',
  'VISSLA_RELEASE_WEEKDAY',
  'VISSLA_RELEASE_DECIDED',
  'VISSLA_REMINDER_DAYS',
  'VISSLA_HR_ANSWER_DAYS',
  'VISSLA_HR_IN_CHANNEL',
  'VISSLA_MEETING_DAYS',
  'VISSLA_EMPLOYEES',
  'VISSLA_TEAMS_APP_ID',
  'VISSLA_TEAMS_APP_PASSWORD',
  'VISSLA_TEAMS_APP_TENANT',
  'VISSLA_TEAMS_TENANTS',
  'VISSLA_TEAMS_PIECE_URL',
  'VISSLA_TEAMS_OPENID_URL',
  'VISSLA_SLACK_BOT_TOKEN',
  'VISSLA_SLACK_TEAM',
  'VISSLA_SLACK_ENTERPRISE',
  'VISSLA_SLACK_SIGNING_SECRET',
  'VISSLA_SLACK_APP_TOKEN',
  'VISSLA_SLACK_GUESTS',
  'VISSLA_SLACK_CHANNEL',
  'VISSLA_SLACK_API_URL',
] as const;
export type SettingName = (typeof settingNames)[number];
