/** Is told of what Slack cannot show. A test throws; for a person it is cut or left out. */
export type Misfit = (
  what: 'element' | 'style' | 'length' | 'choices' | 'blocks' | 'press',
) => void;

/** Ignores it. */
export const shrug: Misfit = () => undefined;
