import { isObject, type JsonObject } from '../json';
import { escaped } from './payloads';
import type { Unkind } from './unkind';
import { emptied } from './values';
import { pastOfView, type SlackView, type Values } from './view';

/** A view without its values, as the Web API returns it: the app does not learn there what was typed. */
export function bareView(view: SlackView): JsonObject {
  return { ...view, state: { values: {} } };
}

/** A view in a payload, with Slack's changes on the way. */
export function sentView(view: SlackView, values: Values, unkind: Unkind): JsonObject {
  const said = unkind.entities ? encoded({ ...view, state: {} }) : view;
  return { ...said, state: { values } };
}

/** The inputs' values as Slack sends them; the screen may show others. */
export function sentValues({ state, [pastOfView]: past }: SlackView, unkind: Unkind): Values {
  const now = Object.entries(state.values).map(([block, actions]): [string, Values[string]] => {
    if (!unkind.initialValues || !past.shy.includes(block)) return [block, actions];
    const empty = Object.entries(actions).map(([action, input]) => [action, emptied(input)]);
    return [block, Object.fromEntries(empty) as Values[string]];
  });
  return { ...(unkind.earlierValues ? past.values : {}), ...Object.fromEntries(now) };
}

/** The same with `&`, `<` and `>` encoded in every plain text. */
function encoded(node: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const isText = key === 'text' && node.type === 'plain_text' && typeof value === 'string';
      return [key, isText ? escaped(value) : encodedValue(value)];
    }),
  );
}

function encodedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodedValue);
  return isObject(value) ? encoded(value) : value;
}
