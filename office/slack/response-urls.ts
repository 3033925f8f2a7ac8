import { putLast } from './bounded';
import { randomHex } from './slack-ids';

/** docs.slack.dev/interactivity/handling-user-interaction: "up to 5 times within 30 minutes". */
const uses = 5;
const livesMilliseconds = 30 * 60_000;
const keptUrls = 1000;

/** Who sees the answer to a response_url, and where. */
interface Respondent {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was pressed. */
  readonly message: string | undefined;
}

interface Issued extends Respondent {
  readonly at: number;
  left: number;
}

export interface ResponseUrls {
  issue(to: Respondent): string;
  use(key: string): Respondent | 'used_url' | 'expired_url';
}

export function createResponseUrls(url: () => string, now: () => number): ResponseUrls {
  const issued = new Map<string, Issued>();
  return {
    issue: (to) => {
      const key = randomHex(16);
      putLast(issued, key, { ...to, at: now(), left: uses }, keptUrls);
      return `${url()}/response/${key}`;
    },
    use: (key) => {
      const found = issued.get(key);
      if (found === undefined || now() - found.at > livesMilliseconds) return 'expired_url';
      if (found.left === 0) return 'used_url';
      found.left -= 1;
      return found;
    },
  };
}
