export { renderHome } from './home';
export { inputError } from './input-error';
export { renderMessage } from './message';
export { type Below, readMetadata, type ViewMetadata } from './metadata';
export { keyOf, renderModal } from './modal';
export { readValues } from './values';
