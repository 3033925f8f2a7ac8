import type { BearerHeaders, BearerOf } from './bearer';
import { type Activity, readActivity } from './payload';
import { refuseActivity, type TokenRefusal } from './token';

export type TeamsRefusal =
  | TokenRefusal
  | 'activity'
  | 'channel'
  | 'tenant'
  | 'conversation'
  | 'replay';

type Admission =
  | { readonly kind: 'admitted'; readonly activity: Activity }
  | { readonly kind: 'refused'; readonly status: 401 | 403; readonly why: TeamsRefusal };

/** Throws only if the signing keys cannot be fetched. */
export type TeamsGuard = (headers: BearerHeaders, body: unknown) => Promise<Admission>;

/** Admits what the Bot Connector signed for this bot, from Teams, from a listed tenant, in a chat of two. */
export function createGuard(options: {
  readonly tenants: readonly string[];
  readonly bearerOf: BearerOf;
}): TeamsGuard {
  const tenants = new Set(options.tenants.map((tenant) => tenant.toLowerCase()));

  return async (headers, body) => {
    const bearer = await options.bearerOf(headers);
    if (typeof bearer === 'string') return refuse(401, bearer);
    const activity = readActivity(body);
    if (activity === undefined) return refuse(403, 'activity');
    if (activity.channel !== 'msteams') return refuse(403, 'channel');
    const refusal = refuseActivity(bearer, activity);
    if (refusal !== undefined) return refuse(401, refusal);
    if (!fromTenant(activity, tenants)) return refuse(403, 'tenant');
    // A group's conversation has readers: the bot is silent there and keeps no address of it.
    if ((activity.conversationType ?? 'personal') !== 'personal')
      return refuse(403, 'conversation');
    return { kind: 'admitted', activity };
  };
}

function fromTenant({ tenants: [first, ...rest] }: Activity, listed: ReadonlySet<string>): boolean {
  return first !== undefined && listed.has(first) && rest.every((other) => other === first);
}

function refuse(status: 401 | 403, why: TeamsRefusal): Admission {
  return { kind: 'refused', status, why };
}
