export type { Cards } from './cards';
export { renderHome } from './home';
export { inputError } from './input-error';
export { renderMessage } from './message';
export { type Beneath, readMetadata } from './metadata';
export { keyOf, renderModal } from './modal';
export { readValues } from './values';
