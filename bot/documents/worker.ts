import { parentPort, workerData } from 'node:worker_threads';
import type { Document } from '../domain/document';
import { drawPdf } from './draw-pdf';

void drawPdf(workerData as Document).then((drawing) => {
  parentPort?.postMessage(drawing);
});
