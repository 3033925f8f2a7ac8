import { linesOf } from '../../domain/lines-of';
import { ask } from '../../http/ask';
import { addressWithin, describeListening, type Listening } from '../../settings/listening';
import { type CheckName, type Findings, orFine, reportsOf } from './finding';
import { sayWay, showsOwn } from './say-way';

interface WebOrigin extends Listening {
  readonly url: string;
}

/** Headers that have to arrive as the bot says them. */
const kept = ['Content-Security-Policy', 'Cache-Control', 'Referrer-Policy', 'X-Frame-Options'];
/** No web origin answers it. */
const botPath = '/api/messages';

/**
 * Asks a web origin at its port and at its address, and compares: what is between may add nothing. The door
 * and a web desk are looked at alike.
 */
export async function checkWeb(check: CheckName, origin: WebOrigin): Promise<Findings> {
  const { wrong, warning, fine } = reportsOf(check);
  const within = addressWithin(origin);
  const host = within.includes(':') ? `[${within}]` : within;
  const here = await askWeb(`http://${host}:${origin.port}/`);
  if (here?.status !== 200 || here.headers.get('Content-Security-Policy') === null)
    return wrong(
      `Nobody, or another program, answers on ${describeListening(origin)}. Start the bot (systemctl start vissla), or restart it with these settings. Is the port another program's, set ${check === 'desk' ? 'VISSLA_DESK_PORT' : 'VISSLA_WEB_PORT'}.`,
    );
  const { url } = origin;
  const there = await askWeb(`${url}/`);
  if (there === undefined)
    return warning(
      ((await showsOwn(url)) ? sayOwn(url) : await sayWay(url)) ??
        `${url} does not answer from this machine. Open it in a browser outside; if it is missing there too, look at DNS, the certificate and the server in front.`,
    );
  const other = await askWeb(`${url}${botPath}`);
  return orFine(
    faultsOf(url, here, there, other).flatMap((says) => wrong(says)),
    fine(`${url} answers as the bot does: nothing is added, kept or packed on the way.`),
  );
}

const sayOwn = (url: string): string =>
  `${url} shows the certificate of the server on this machine, which an authority of your own signed. Name that authority in /etc/vissla/node.env (NODE_EXTRA_CA_CERTS), so that this can be looked at; browsers have to know it, too.`;

function faultsOf(
  url: string,
  here: AskedAnswer,
  there: AskedAnswer,
  other: AskedAnswer | undefined,
): readonly string[] {
  const { status, headers } = there;
  if (status !== 200)
    return [
      `${url} answers ${status} and no page. Look at the server in front: its name, and which port it calls.`,
    ];
  const changed = kept.filter((name) => headers.get(name) !== here.headers.get(name));
  return linesOf(
    changed.length > 0 &&
      `${url}: the server in front takes away or changes ${changed.join(', ')}. Let the bot's own headers through.`,
    headers.get('Set-Cookie') !== null &&
      `${url}: the server in front sets a cookie, which tells visits apart. Switch it off for this name.`,
    (headers.get('Age') ?? headers.get('X-Cache')) !== null &&
      `${url}: something in front keeps pages (Age, X-Cache). Pages hold what people write: switch it off for this name.`,
    headers.get('Content-Encoding') !== null &&
      `${url}: the server in front packs pages, so their sizes tell what they hold. Switch it off (gzip off).`,
    other?.headers.get('Content-Security-Policy') === null &&
      `${url}${botPath} is not answered by this origin: it may be the bot's own name. Give each a name and a server block of its own.`,
  );
}

/** In milliseconds. */
const patience = 5_000;

/** As a browser that comes for the first time does; `undefined` if nobody answers. */
function askWeb(url: string) {
  const signal = AbortSignal.timeout(patience);
  return ask(url, { redirect: 'manual', signal }).catch(() => undefined);
}

type AskedAnswer = NonNullable<Awaited<ReturnType<typeof askWeb>>>;
