import { Worker } from 'node:worker_threads';
import type { Document } from '../domain/document';
import { CodedError, codeOf } from '../domain/error-code';
import { limits } from '../domain/limits';
import { createMutex } from '../domain/mutex';
import type { DrawDocument, DrawnDocument } from '../ports/documents';

type DocumentCode =
  // As many drawings wait as may.
  | 'documents_busy'
  // The drawing needed more memory or time than it may.
  | 'document_too_large'
  // The drawing failed in another way.
  | 'document_failed';

/** A drawing that failed. Its code is all that it says. */
export class DocumentError extends CodedError<DocumentCode> {}

interface Bounds {
  readonly megabytes: number;
  readonly seconds: number;
  readonly waiting: number;
  /** Options of the thread's Node: a test begins one that is not compiled. */
  readonly execArgv?: string[];
}

const usual: Bounds = {
  megabytes: limits.documentMegabytes,
  seconds: limits.documentSeconds,
  waiting: limits.documentsWaiting,
};

/**
 * Draws documents in threads, one at a time, so that no answer of the bot is late. Each document has a thread
 * of its own, which ends with it: nothing of a case stays in memory, and its death is one failed drawing.
 */
export function createDrawDocument(bounds = usual): DrawDocument {
  const inTurn = createMutex();
  let asked = 0;
  return async (document) => {
    if (asked > bounds.waiting) throw new DocumentError('documents_busy');
    asked += 1;
    try {
      return await inTurn(() => drawInThread(document, bounds));
    } finally {
      asked -= 1;
    }
  };
}

function drawInThread(document: Document, bounds: Bounds): Promise<DrawnDocument> {
  const worker = new Worker(require.resolve('./worker'), {
    workerData: document,
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    ...(bounds.execArgv === undefined ? {} : { execArgv: bounds.execArgv }),
    env: {},
    // What a library might print holds content: nobody reads it.
    stdout: true,
    stderr: true,
  });
  const drawn = new Promise<DrawnDocument>((resolve, reject) => {
    const fail = (code: DocumentCode): void => {
      reject(new DocumentError(code));
    };
    const late = setTimeout(fail, bounds.seconds * 1000, 'document_too_large');
    worker.once('message', ({ pdf, ...more }: DrawnDocument) => {
      resolve({ pdf: Buffer.from(pdf), ...more });
    });
    // An error's message may hold content: its code alone is looked at.
    worker.once('error', (error) => {
      const isLarge = codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(isLarge ? 'document_too_large' : 'document_failed');
    });
    worker.once('exit', () => {
      clearTimeout(late);
      fail('document_failed');
    });
  });
  return drawn.finally(() => worker.terminate());
}
