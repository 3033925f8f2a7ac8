import { isObject, type JsonObject, jsonIn } from '../json';

/** Arguments that are JSON inside a form. */
const structured = ['view', 'blocks', 'attachments', 'metadata'];

const parsed = (value: unknown): unknown =>
  typeof value === 'string' ? (jsonIn(value) ?? value) : value;

/** The arguments of a call from its form or its JSON, without the token. */
export function argumentsOf(body: unknown): JsonObject {
  if (!isObject(body)) return {};
  const { token: _token, ...given } = body;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      structured.includes(key) ? parsed(value) : value,
    ]),
  );
}
