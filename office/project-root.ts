export { projectRoot } from '../bot/platform/project-root';
