export { projectRoot } from '../bot/project-root';
