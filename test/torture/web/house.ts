import { deskWords } from '../../../bot/channels/web/desk/words';
import { type DeskVisitor, deskVisitor } from '../../support/people/desk-visitor';
import { filesReport } from '../../support/people/messenger-person';
import { createPasskey } from '../../support/people/software-passkey';
import { type WebPerson, webPerson } from '../../support/people/web-person';
import type { WebOrigin } from './exchanges';

const say = deskWords.sv;

/** Where the product listens, and how somebody gets a code there. */
export interface WebPlaces {
  readonly door: string;
  readonly desk: string;
  invite(title: string): Promise<string>;
  /** Resolves once everything that was sent is delivered. */
  settled(): Promise<void>;
}

/** Members at the web desk, one who waits, and what an attacker has seen of them. */
export interface WebPeople {
  readonly lisa: DeskVisitor;
  readonly mats: DeskVisitor;
  /** Joined, and waits to be let in: the attacker. */
  readonly eve: DeskVisitor;
  readonly maja: WebPerson;
  readonly origins: readonly [WebOrigin, WebOrigin];
}

const told = { what: 'kanarieberattelse', reply: 'kanariesvar till Maja' } as const;
const portOf = (url: string): number => Number(new URL(url).port);

/** Lets people in at the web desk, and has one of them answer a report that came by the door. */
export async function openWebPeople(at: WebPlaces): Promise<WebPeople> {
  const joins = async (title: string): Promise<DeskVisitor> => {
    const visitor = deskVisitor(() => at.desk);
    await visitor.joins(await at.invite(title));
    await visitor.signsIn();
    return visitor;
  };
  const [lisa, mats, eve] = [await joins('Advokat'), await joins('Jurist'), await joins('Eve')];
  const maja = webPerson(() => at.door, 'Maja');
  const { reference } = await filesReport(maja, { what: told.what });
  await at.settled();
  const touched = lisa.keys[0]!.touches(await lisa.isAsked('enter'));
  await lisa.posts('/enter', new URLSearchParams({ credential: touched }));
  for (const visitor of [mats, lisa]) {
    await visitor.goes('/');
    await visitor.finds(reference);
    await visitor.touches();
    await visitor.addsSecond();
    await visitor.presses('case.desk_reply');
  }
  const replies = lisa.form('case.desk_do_reply', { 'case.text': told.reply }).toString();
  await maja.opens();
  const begins = maja.form('report').toString();
  await maja.presses('report');
  const goesOn = maja.form('safe').toString();
  const used = new URLSearchParams({ credential: touched }).toString();
  const created = createPasskey(() => at.desk).makes(
    await eve.isAsked('join', await at.invite('X')),
  );
  const forms = [
    begins,
    goesOn,
    replies,
    used,
    new URLSearchParams({ credential: created }).toString(),
  ];
  const secrets = [told.what, told.reply, reference];
  return {
    ...{ lisa, mats, eve, maja },
    origins: [
      { name: 'door', url: at.door, port: portOf(at.door), forms, secrets },
      {
        ...{ name: 'desk', url: at.desk, port: portOf(at.desk), forms, own: eve.cookie },
        ...{ victims: lisa.cookie, secrets: [told.what, reference] },
      },
    ],
  };
}

/** Drafts, challenges and cookies where they do not belong. Gives what was taken all the same. */
export async function crossings(at: WebPlaces, people: WebPeople): Promise<readonly string[]> {
  const { lisa, mats, eve, maja } = people;
  const wrong: string[] = [];
  const holds = (what: string, so: boolean): void => {
    if (!so) wrong.push(what);
  };
  const failed = (of: DeskVisitor): boolean => of.reads().includes(say.failed);

  // A draft of another seat, of the door, and of the desk at the door.
  const lisas = lisa.form('case.desk_do_reply', { 'case.text': told.reply });
  // An address changes a session's language, whoever leads there.
  for (const visitor of [lisa, eve]) await visitor.goes('/sv');
  await mats.posts('/', lisas);
  holds('a draft of another seat', !mats.reads().includes('name="case.text"'));
  const other = new URLSearchParams(lisas);
  other.set('case.draft', maja.form('safe').get('draft') ?? '');
  await mats.posts('/', other);
  holds("the door's draft at the desk", !mats.reads().includes('name="case.text"'));
  await maja.opens();
  const crossed = maja.form('report');
  crossed.set('draft', lisas.get('case.draft') ?? '');
  crossed.set('act', 'case.desk_do_reply');
  await maja.sends(crossed);
  holds("the desk's draft at the door", maja.status === 200 && !maja.reads().includes(told.what));
  const stranger = webPerson(() => at.door, 'Okänd');
  await stranger.opens();
  await maja.opens();
  await maja.presses('report');
  const taken = maja.form('safe');
  taken.set('visit', stranger.form('report').get('visit') ?? '');
  await stranger.sends(taken);
  holds('a draft of another visit', !stranger.has('next'));

  // A touch for one thing, or of one seat, used for another.
  const [key, foreign] = [lisa.keys[0]!, mats.keys[0]!];
  const posts = async (path: string, credential: string, of = lisa, code?: string) =>
    of.posts(path, new URLSearchParams({ credential, ...(code === undefined ? {} : { code }) }));
  const entering = key.touches(await lisa.isAsked('enter'));
  await posts('/again', entering);
  holds('a touch for entering, to go on', failed(lisa));
  await posts('/again', key.touches(await mats.isAsked('again')));
  holds("a touch of another's seat", failed(lisa));
  await posts('/again', foreign.touches(await lisa.isAsked('again')));
  holds("another's passkey in one's seat", failed(lisa));
  const code = await at.invite('Kod');
  await posts('/again', eve.keys[0]!.touches(await eve.isAsked('again')), eve);
  const second = createPasskey(() => at.desk).makes(await eve.isAsked('second'));
  await posts('/join', second, eve, code);
  holds('a second passkey, to join', failed(eve));

  // A cookie that somebody has planted is never the session of whoever signs in with it: its session ends.
  for (const offered of [
    'A'.repeat(43),
    eve.cookie,
    `${'B'.repeat(43)}; __Host-vissla=${eve.cookie}`,
  ]) {
    mats.cookie = offered;
    await mats.signsIn();
    holds('a planted cookie', mats.cookie !== offered && mats.cookie !== eve.cookie);
    await eve.goes('/');
    const hers = offered === 'A'.repeat(43) ? say.waiting : say.signIn;
    holds('the session that was planted', eve.heading() === hers);
  }
  await lisa.goes('/');
  holds("the victim's session ended", lisa.heading() !== say.signIn);
  return wrong;
}
