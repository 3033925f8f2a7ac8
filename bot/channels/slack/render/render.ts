export type { Cards } from './cards';
export { renderHome } from './home';
export { renderMessage } from './message';
export { type Beneath, readMetadata } from './metadata';
export { keyOf, renderModal } from './modal';
export { readValues } from './values';
