/**
 * Is told, as a code, of what Slack cannot show. A test over all cards throws then. A person gets the card
 * all the same: what is too long is cut, and what is unknown is left out.
 */
export type Misfit = (
  what: 'element' | 'style' | 'length' | 'choices' | 'blocks' | 'press',
) => void;

/** Ignores it. */
export const shrug: Misfit = () => undefined;
