import type { Day } from '../../domain/day';

/** New bots are single-tenant. */
interface Registration {
  readonly appId: string;
  /** None for a user-assigned managed identity. */
  readonly appPassword: string | undefined;
  readonly appTenant: string;
}

export interface TeamsSettings extends Registration {
  /** The tenants whose people get an answer. */
  readonly tenants: readonly string[];
  /** The last day of the client secret, for `doctor`. */
  readonly secretEnds?: Day | undefined;
  /** What speaks to the Bot Connector: Microsoft's SDKs, or this program alone. */
  readonly speaker: 'sdk' | 'rest';
  /** Another metadata document than Microsoft's, which then names the token endpoint. */
  readonly openIdUrl?: string | undefined;
}
