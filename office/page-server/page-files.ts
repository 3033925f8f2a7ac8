import { dirname, join } from 'node:path';
import express, { type Response, type Router } from 'express';
import { projectRoot } from '../project-root';

/** Nothing from outside, no frame, no inline script. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function setHeaders(response: Response): void {
  response.set({
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
}

/** The page, its plain files, and the official renderer of Adaptive Cards. */
export function pageFilesRouter(): Router {
  const router = express.Router();
  const page = join(projectRoot(__dirname), 'office', 'page');
  const renderer = dirname(require.resolve('adaptivecards/dist/adaptivecards.min.js'));

  router.use((_request, response, next) => {
    setHeaders(response);
    next();
  });
  router.get('/', (_request, response) => {
    response.sendFile('index.html', { root: page, cacheControl: false });
  });
  router.get('/lib/adaptivecards.min.js', (_request, response) => {
    response.sendFile('adaptivecards.min.js', { root: renderer, cacheControl: false });
  });
  router.use(express.static(page, { index: false, cacheControl: false, redirect: false }));
  return router;
}
