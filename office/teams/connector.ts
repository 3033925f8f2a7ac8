import express, { type Request, type Response, type Router } from 'express';
import { isObject, type JsonObject, textAt } from '../json';
import type { Chat, Chats } from './chats';
import type { TeamsLimits } from './dialog-answer';
import { refusals, type Workplace } from './workplace';

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}

/** The one person of a chat, as the Bot Connector lists members. */
function memberOf(chat: Chat, tenant: string): Readonly<Record<string, string>> {
  const { id, name, aadObjectId } = chat.person;
  const [givenName = '', surname = ''] = name.split(' ');
  return { id, name, givenName, surname, aadObjectId, tenantId: tenant };
}

const contentOf = (
  activity: unknown,
): { readonly text: string; readonly attachments: readonly unknown[] } => {
  const attachments = isObject(activity) ? activity.attachments : undefined;
  return {
    text: textAt(activity, 'text'),
    attachments: Array.isArray(attachments) ? attachments : [],
  };
};

/** The Bot Connector's REST API, as far as personal chats need it. Every call needs the bot's token. */
export function connectorRouter(of: {
  readonly at: Workplace;
  readonly chats: Chats;
  readonly limits: TeamsLimits;
  /** Whether an Authorization header is the bot's. */
  readonly admits: (authorization: string | undefined) => boolean;
  readonly tooBig: () => void;
}): Router {
  const router = express.Router();

  /** Whether a manner has answered the call already. */
  const refuses = (call: 'known' | 'new', response: Response): boolean => {
    const { code, retryAfter } = of.at.manners.refuses(call) ?? {};
    if (code === undefined) return false;
    if (code === 'cut') response.destroy();
    else {
      if (retryAfter !== undefined) response.set('retry-after', String(retryAfter));
      refuse(response, refusals[code], code, 'Refused.');
    }
    return true;
  };
  const chatOf = (request: Request, response: Response): Chat | undefined => {
    if (refuses('known', response)) return undefined;
    const chat = of.chats.byConversation(String(request.params.conversation));
    if (chat?.removed === true && of.at.manners.takesForRemoved) {
      response.status(201).json({ id: '0' });
      return undefined;
    }
    if (chat !== undefined && !chat.removed) return chat;
    refuse(response, 404, 'ConversationNotFound', 'Conversation not found.');
    return undefined;
  };
  const fits = (request: Request, response: Response): boolean => {
    // JavaScript counts a string in units of UTF-16, two bytes each.
    if (JSON.stringify(request.body ?? {}).length * 2 <= of.limits.messageBytes) return true;
    of.tooBig();
    refuse(response, 413, 'MessageSizeTooBig', 'Message size too large.');
    return false;
  };
  const post = (request: Request, response: Response): void => {
    const chat = chatOf(request, response);
    if (chat === undefined || !fits(request, response)) return;
    if (of.at.manners.failsPreconditions()) {
      refuse(response, 412, 'PreconditionFailed', 'Precondition failed, please try again.');
      return;
    }
    const kind = textAt(request.body, 'type');
    if (kind !== 'message' && kind !== 'typing') {
      refuse(response, 400, 'BadSyntax', 'Activity type is not supported.');
      return;
    }
    const content = contentOf(request.body);
    // A typing sign is accepted and not shown.
    const id = kind === 'typing' ? '0' : of.chats.add(chat, { from: 'bot', ...content });
    response.status(201).json({ id });
  };

  router.use((request, response, next) => {
    if (of.admits(request.get('authorization'))) {
      next();
      return;
    }
    response.set('www-authenticate', 'Bearer');
    refuse(response, 401, 'Unauthorized', 'Authorization has been denied for this request.');
  });
  router.use(express.json({ limit: '1mb' }));

  /** Begins a chat of two, or again one whose history was removed; only for people who have the app. */
  router.post('/v3/conversations', (request, response) => {
    if (refuses('new', response)) return;
    const { members, tenantId }: JsonObject = isObject(request.body) ? request.body : {};
    const member: unknown = Array.isArray(members) ? members[0] : undefined;
    const chat = of.chats.ofMember(textAt(member, 'id'));
    if (chat === undefined || tenantId !== of.at.tenant) {
      refuse(response, 400, 'BadArgument', 'Bad format of conversation parameters.');
      return;
    }
    chat.removed = false;
    response.status(201).json({ id: chat.person.conversation });
  });
  router.post('/v3/conversations/:conversation/activities', post);
  router.post('/v3/conversations/:conversation/activities/:activity', post);

  router.put('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    const chat = chatOf(request, response);
    if (chat === undefined || !fits(request, response)) return;
    const id = request.params.activity;
    if (of.chats.change(chat, id, contentOf(request.body))) response.json({ id });
    else refuse(response, 404, 'ActivityNotFoundInConversation', 'Activity not found.');
  });

  router.delete('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    const chat = chatOf(request, response);
    if (chat === undefined) return;
    if (of.chats.remove(chat, request.params.activity)) response.status(200).end();
    else refuse(response, 404, 'ActivityNotFoundInConversation', 'Activity not found.');
  });

  router.get('/v3/conversations/:conversation/pagedmembers', (request, response) => {
    const chat = chatOf(request, response);
    if (chat !== undefined) response.json({ members: [memberOf(chat, of.at.tenant)] });
  });
  router.get('/v3/conversations/:conversation/members', (request, response) => {
    const chat = chatOf(request, response);
    if (chat !== undefined) response.json([memberOf(chat, of.at.tenant)]);
  });
  router.get('/v3/conversations/:conversation/members/:member', (request, response) => {
    const chat = chatOf(request, response);
    if (chat === undefined) return;
    const member = memberOf(chat, of.at.tenant);
    const asked = request.params.member;
    if (asked === member.id || asked === member.aadObjectId) response.json(member);
    else refuse(response, 404, 'MemberNotFoundInConversation', 'Member not found.');
  });

  return router;
}
