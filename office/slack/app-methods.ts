import { type ApiAnswer, failed, type Methods, type Platform } from './platform';

/** Methods about the app itself: its token, and the end of its installation. */
export function appMethods(
  { at }: Platform,
  of: {
    /** Whether the app is installed for the whole organisation and not for the workspace. */
    readonly orgWide: boolean;
    /** Makes the bot token worthless and tells the app. */
    uninstall(events: readonly ('tokens_revoked' | 'app_uninstalled')[]): void;
    /** Gives the address of a socket for Socket Mode. */
    openConnection(): Promise<string | undefined>;
  },
): Methods {
  const test = (): ApiAnswer => ({
    ok: true,
    url: `https://${at.domain}.slack.example/`,
    team: at.domain,
    user: 'vissla',
    team_id: of.orgWide ? (at.grid?.enterprise ?? at.team) : at.team,
    user_id: at.botUser,
    bot_id: at.bot,
    ...(at.grid === undefined ? {} : { enterprise_id: at.grid.enterprise }),
    is_enterprise_install: of.orgWide,
  });
  return {
    'auth.test': { token: 'bot', perMinute: 300, run: test },
    'auth.revoke': {
      token: 'bot',
      perMinute: 50,
      run: () => {
        of.uninstall(['tokens_revoked']);
        return { ok: true, revoked: true };
      },
    },
    'apps.uninstall': {
      token: 'bot',
      perMinute: 1,
      run: () => {
        of.uninstall(['tokens_revoked', 'app_uninstalled']);
        return { ok: true };
      },
    },
    'apps.connections.open': {
      token: 'app',
      scope: 'connections:write',
      perMinute: 1,
      run: async () => {
        const url = await of.openConnection();
        return url === undefined ? failed('too_many_websockets') : { ok: true, url };
      },
    },
  };
}
