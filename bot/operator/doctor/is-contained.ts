import { existsSync } from 'node:fs';
import type { Environment } from '../../settings/reader';

/** Files that Docker and Podman put into a container. */
const files = ['/.dockerenv', '/run/.containerenv'];

/** Variables by which what runs a container, or a cloud that runs one for us, says so. */
const variables = [
  'container',
  'KUBERNETES_SERVICE_HOST',
  'WEBSITE_INSTANCE_ID',
  'CONTAINER_APP_NAME',
];

/** Whether this runs in a container, whose interfaces nobody reaches but by what is let through. */
export function isContained(
  environment: Environment,
  isThere: (path: string) => boolean = existsSync,
): boolean {
  return files.some(isThere) || variables.some((name) => environment[name] !== undefined);
}
