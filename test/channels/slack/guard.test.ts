import { createHmac } from 'node:crypto';
import { createGuard } from '../../../bot/channels/slack/guard';

const secret = 'a-signing-secret';
const next = 'the-next-secret';
const now = 1_800_000_000_000;
const form = 'application/x-www-form-urlencoded';
const command = 'command=%2Fvissla&team_id=T1&user_id=U1&text=';

interface Request {
  readonly headers: Record<string, string | undefined>;
  readonly body: Buffer;
}

/** A request as Slack signs it, with what a test wants otherwise. */
function request(
  changes: {
    readonly body?: string;
    readonly seconds?: number | string;
    readonly secret?: string;
    readonly version?: string;
    readonly type?: string;
    readonly headers?: Record<string, string | undefined>;
  } = {},
): Request {
  const { body = command, seconds = now / 1000, version = 'v0', type = form } = changes;
  const hash = createHmac('sha256', changes.secret ?? secret)
    .update(`${version}:${seconds}:${body}`)
    .digest('hex');
  return {
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `${version}=${hash}`,
      ...changes.headers,
    },
    body: Buffer.from(body),
  };
}

/** What the guard of a bot that has just started says. */
function answer({ headers, body }: Request, secrets = [secret]): string {
  const admission = createGuard(secrets, () => now)(headers, body);
  return admission.kind === 'refused' ? `${admission.status} ${admission.why}` : admission.kind;
}

const json = (value: unknown): Request =>
  request({ type: 'application/json', body: JSON.stringify(value) });
const signed = (signature: string): Request =>
  request({ headers: { 'x-slack-signature': signature } });
const good = request();
const signature = good.headers['x-slack-signature'] ?? '';
const missing = '401 signature_missing';
const earlier = { 'x-slack-request-timestamp': String(now / 1000 - 1) };
const text = (body: string) => request({ type: 'application/json', body });

describe('what Slack signed', () => {
  it.each([
    ['a command', good],
    ['an interaction', request({ body: `payload=${encodeURIComponent('{"type":"x"}')}` })],
    ['an event', json({ type: 'event_callback' })],
    ['text of every script', json({ text: 'Åsa 😀 \u202e عربي & <!channel> &lt;' })],
    ['a form with a charset', request({ type: `${form}; charset=utf-8` })],
    ['a request 299 seconds old', request({ seconds: now / 1000 - 299 })],
    ['a request 299 seconds ahead', request({ seconds: now / 1000 + 299 })],
    ['a request at the limit', request({ seconds: now / 1000 - 300 })],
  ])('%s is let in', (_name, sent) => {
    expect(answer(sent)).toBe('admitted');
  });

  it('is parsed once, as commands, interactions and events are written', () => {
    const guard = createGuard([secret], () => now);
    const body = (sent: Request): unknown => {
      const admission = guard(sent.headers, sent.body);
      return admission.kind === 'admitted' ? admission.body : undefined;
    };
    expect(body(good)).toEqual({ command: '/vissla', team_id: 'T1', user_id: 'U1', text: '' });
    expect(
      body(request({ body: `payload=${encodeURIComponent('{"a":"b+c å%"}')}&payload2=x` })),
    ).toEqual({ a: 'b+c å%' });
    expect(body(json({ a: [1] }))).toEqual({ a: [1] });
  });
});

describe('what Slack did not sign, or not for this bot', () => {
  it.each([
    ['no headers', request({ headers: { 'x-slack-signature': undefined } }), missing],
    ['no time', request({ headers: { 'x-slack-request-timestamp': undefined } }), missing],
    ['another secret', request({ secret: 'another' }), '401 signature'],
    ['an empty secret', request({ secret: '' }), '401 signature'],
    ['a changed body', { ...good, body: Buffer.from(`${command}x`) }, '401 signature'],
    ['another space in the body', { ...good, body: Buffer.from(`${command} `) }, '401 signature'],
    ['another time than the signed one', request({ headers: earlier }), '401 signature'],
    ['an empty signature', signed('v0='), '401 signature'],
    ['a short signature', signed('v0=abc'), '401 signature'],
    ['no signature at all', signed('zzz'), '401 signature'],
    ['a signature in capitals', signed(signature.toUpperCase()), '401 signature'],
    ['two signatures', signed(`${signature}, ${signature}`), '401 signature'],
    ['version 1, signed as version 1', request({ version: 'v1' }), '401 signature_version'],
    ['no number for a time', request({ seconds: 'NaN' }), '401 age'],
    ['an empty time', request({ seconds: '' }), '401 age'],
    ['a time with a sign', request({ seconds: `+${now / 1000}` }), '401 age'],
    ['a time in another notation', request({ seconds: '1.8e9' }), '401 age'],
    ['two times', request({ seconds: `${now / 1000}, ${now / 1000}` }), '401 age'],
    ['301 seconds ago', request({ seconds: now / 1000 - 301 }), '401 age'],
    ['301 seconds ahead', request({ seconds: now / 1000 + 301 }), '401 age'],
    ['a day ahead', request({ seconds: now / 1000 + 86_400 }), '401 age'],
    ['broken JSON', text('{"a":'), '400 body'],
    ['a broken payload', request({ body: 'payload=%7B' }), '400 body'],
    ['JSON that is no object', text('"a"'), '400 body'],
    ['JSON that is nothing', text('null'), '400 body'],
    ['a list', text('[]'), '400 body'],
    ['no type', request({ type: 'text/plain', body: 'a' }), '400 body'],
  ])('%s is refused', (_name, sent, expected) => {
    expect(answer(sent)).toBe(expected);
  });
});

describe('a check of the certificate', () => {
  const unsigned = { 'content-type': form };
  it('is answered without a signature, and nothing in it is looked at', () => {
    const body = Buffer.from(
      `ssl_check=1&payload=${encodeURIComponent('{"type":"block_actions"}')}`,
    );
    expect(createGuard([secret], () => now)(unsigned, body)).toEqual({ kind: 'ssl_check' });
  });

  it.each([
    ['another value', 'ssl_check=2', form],
    ['twice', 'ssl_check=1&ssl_check=1', form],
    ['JSON', '{"ssl_check":"1"}', 'application/json'],
    ['something long', `ssl_check=1&x=${'x'.repeat(5000)}`, form],
  ])('is not %s', (_name, body, type) => {
    const sent = { headers: { 'content-type': type }, body: Buffer.from(body) };
    expect(answer(sent)).toBe('401 signature_missing');
  });
});

describe('the same request once more', () => {
  it('is refused as long as its signature is good', () => {
    let time = now;
    const guard = createGuard([secret], () => time);
    const sent = request({ seconds: now / 1000 + 300 });
    const kinds = [0, 1, 150_000, 300_000, 599_999, 600_000].map((later) => {
      time = now + later;
      return guard(sent.headers, sent.body).kind;
    });
    expect(kinds).toEqual(['admitted', 'refused', 'refused', 'refused', 'refused', 'refused']);
  });

  it('is refused although the header or its case were changed around it', () => {
    const guard = createGuard([secret], () => now);
    expect(guard(good.headers, good.body).kind).toBe('admitted');
    const retried = { ...good.headers, 'x-slack-retry-num': '1' };
    expect(guard(retried, good.body)).toMatchObject({ why: 'replay' });
  });

  it('is no repetition when Slack signs it again', () => {
    const guard = createGuard([secret], () => now);
    const again = request({ seconds: now / 1000 + 1 });
    expect(guard(good.headers, good.body).kind).toBe('admitted');
    expect(guard(again.headers, again.body).kind).toBe('admitted');
  });

  it('that was refused before counts as new once it is signed well', () => {
    const guard = createGuard([secret], () => now);
    expect(guard(good.headers, Buffer.from('forged')).kind).toBe('refused');
    expect(guard(good.headers, good.body).kind).toBe('admitted');
  });
});

describe('while the secret is being changed', () => {
  it('both are good, and afterwards only the new one', () => {
    const old = request();
    const fresh = request({ secret: next });
    const said = (secrets: string[]) => [old, fresh].map((one) => answer(one, secrets));
    expect(said([secret, next])).toEqual(['admitted', 'admitted']);
    expect(said([next])).toEqual(['401 signature', 'admitted']);
    expect(answer(request({ secret: 'third' }), [secret, next])).toBe('401 signature');
  });

  it('a request that one secret let in is not let in again by the other', () => {
    const guard = createGuard([secret, secret], () => now);
    expect(guard(good.headers, good.body).kind).toBe('admitted');
    expect(guard(good.headers, good.body).kind).toBe('refused');
  });
});
