/**
 * What is used of `adaptivecards-templating`. Its own types import the TypeScript sources of `adaptivecards`,
 * which do not compile under this project's settings; `tsconfig.json` puts these in their place.
 */
export declare class Template {
  constructor(card: object);
  expand(context: { readonly $root: object }): unknown;
}
