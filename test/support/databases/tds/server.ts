import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { MssqlLocation } from '../../../../db/location';
import { createEngine, EngineError, type Session } from './engine';
import {
  done,
  error,
  loginReply,
  type Message,
  messageReader,
  packet,
  preloginReply,
  readBatch,
  readCall,
  readTransaction,
  replyPackets,
  rowsReply,
  type Statement,
  transactionReply,
} from './wire';

/**
 * How a statement goes wrong: with a number of SQL Server's, or a lock that is not given in time, or a right
 * that the login lacks, or rows that it does not see, or no answer until it is cancelled.
 */
type How = number | 'no lock' | 'no right' | 'no rows' | 'disconnect' | 'silence';

/** A server that speaks TDS and keeps its data in SQLite. It is no SQL Server: see `engine.ts`. */
export type TdsServer = Awaited<ReturnType<typeof startTdsServer>>;

/** Who sends a statement: the process, and its transaction, by numbers that no other has. */
export interface Sender {
  readonly process: number;
  readonly transaction: number;
}
type Wait = (text: string, from: Sender) => Promise<void>;
/** A statement, and how many rows it changed or gave once it is done. */
type Asked = Statement & { readonly from: Sender; affected?: number };

interface Fault {
  readonly matching: RegExp;
  readonly how: How;
  times: number;
}

export async function startTdsServer() {
  const engine = createEngine();
  const sockets = new Set<Socket>();
  const asked: Asked[] = [];
  const faults: Fault[] = [];
  const fault = (text: string): Fault['how'] | undefined => {
    const found = faults.find(({ matching, times }) => times > 0 && matching.test(text));
    if (found === undefined) return undefined;
    found.times--;
    return found.how;
  };
  const waits: { readonly matching: RegExp; readonly wait: Wait }[] = [];
  let transactions = 0;

  const serve = (socket: Socket): void => {
    let session: Session | undefined;
    let transaction = 0;
    let process = 0;
    const from = (): Sender => ({ process, transaction });
    let [isUnderWay, isCancelled] = [false, false];
    let cancels = (): void => undefined;
    /** As every client takes it, until it has asked for another. */
    let packetSize = 4096;
    const respond = (tokens: Buffer): void => {
      if (!socket.destroyed && !isCancelled) socket.write(replyPackets(tokens, packetSize));
    };
    const perform = async (text: string, work: () => Promise<Buffer>): Promise<void> => {
      for (const { matching, wait } of waits) if (matching.test(text)) await wait(text, from());
      const how = fault(text);
      if (how === 'silence') {
        await new Promise<void>((resolve) => (cancels = resolve));
        return;
      }
      if (how === 'disconnect') {
        socket.destroy();
        return;
      }
      try {
        if (how === 'no lock') {
          respond(Buffer.concat([rowsReply(['lock'], [[-1]]), done({ count: 1 })]));
          return;
        }
        if (how === 'no right' || how === 'no rows') {
          const rows = how === 'no right' ? [[0]] : [];
          respond(Buffer.concat([rowsReply(['may'], rows), done({ count: rows.length })]));
          return;
        }
        if (how !== undefined) throw new EngineError(how);
        respond(await work());
      } catch (thrown) {
        const number = thrown instanceof EngineError ? thrown.number : 50_000;
        if (!(thrown instanceof EngineError))
          globalThis.process.stderr.write(`${String(thrown)}\n`);
        if (number === 1205) {
          session?.end('rollback');
          respond(Buffer.concat([transactionReply('rollback', transaction), error(number, 'x')]));
        } else if (number === 4060) {
          // As SQL Server does at a login: what it cannot open, and that the login failed.
          respond(Buffer.concat([error(number, 'refused'), error(18456, 'refused')]));
        } else respond(error(number, 'refused'));
      }
    };
    const run = async (statement: Statement): Promise<Buffer> => {
      const one: Asked = { ...statement, from: from() };
      asked.push(one);
      const { columns, rows, affected } = (await session?.run(statement)) ?? {
        columns: [],
        rows: [],
        affected: 0,
      };
      one.affected = affected;
      const result = columns.length === 0 ? Buffer.alloc(0) : rowsReply(columns, rows);
      return Buffer.concat([result, done({ count: affected })]);
    };
    const receive = async ({ type, payload }: Message): Promise<void> => {
      switch (type) {
        case packet.prelogin:
          respond(preloginReply(2));
          break;
        case packet.login:
          await perform('LOGIN', async () => {
            session = engine.connect(databaseOf(payload));
            process = payload.readUInt32LE(16);
            const size = payload.readUInt32LE(8);
            if (size >= 512 && size <= 32_767) packetSize = size;
            return loginReply(packetSize);
          });
          break;
        case packet.batch:
        case packet.rpc: {
          const statement = type === packet.rpc ? readCall(payload) : readBatch(payload);
          await perform(statement.text, () => run(statement));
          break;
        }
        case packet.transaction: {
          const kind = readTransaction(payload);
          await perform(kind.toUpperCase(), async () => {
            asked.push({ text: kind.toUpperCase(), parameters: {}, declared: '', from: from() });
            if (kind === 'other') throw new EngineError(50_000);
            if (kind === 'begin') {
              transaction = ++transactions;
              session?.begin();
            } else session?.end(kind);
            return transactionReply(kind, transaction);
          });
          break;
        }
        case packet.attention:
          // The statement that it ends gets no other answer, and this one in a message of its own.
          if (isUnderWay) respond(done({ count: 0 }));
          respond(done({ attention: true }));
          isCancelled = isUnderWay;
          cancels();
          break;
        default:
          socket.destroy();
      }
    };
    let last: Promise<void> = Promise.resolve();
    socket.on(
      'data',
      messageReader((message) => {
        // An attention overtakes the statement that it is about.
        if (message.type === packet.attention) void receive(message);
        else
          last = last.then(async () => {
            isUnderWay = true;
            await receive(message);
            [isUnderWay, isCancelled] = [false, false];
          });
      }),
    );
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      session?.close();
      session = undefined;
    });
    sockets.add(socket);
  };

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let databases = 0;
  return {
    port,
    /** A database of its own, empty. */
    newDatabase: (): MssqlLocation => {
      const database = `made_${databases++}`;
      engine.create(database);
      return {
        kind: 'mssql',
        host: '127.0.0.1',
        port,
        database,
        login: { kind: 'password', user: 'vissla', password: 'kanariefågel' },
        encryption: 'none',
        trustsAnyCertificate: false,
      };
    },
    /** Takes every row out of a database that stays open, and leaves its tables. */
    empty: ({ database }: MssqlLocation) => {
      engine.empty(database);
    },
    /** The server's own backup of a database that nobody has open. Gives its restore. */
    backUp: ({ database }: MssqlLocation) => engine.backUp(database),
    /** Everything that was asked, in order; what begins and ends transactions in capitals. */
    asked,
    /** The next statement that matches goes wrong, as often as it is said. */
    fail: (matching: RegExp, how: How, times = 1) => void faults.push({ matching, how, times }),
    /** Nothing goes wrong any more. */
    mend: () => {
      faults.length = 0;
    },
    /** Each statement that matches first waits for this. */
    before: (matching: RegExp, wait: Wait) => {
      waits.push({ matching, wait });
    },
    /** Undoes the transaction that holds a lock, as if its process had been away for long. */
    takeOver: (lock: 'vissla:write' | 'vissla:lead' = 'vissla:write') => engine.takeOver(lock),
    /** How many connections are open. */
    connections: () => sockets.size,
    /** Resolves when no connection is open. */
    quiet: async () => {
      for (const socket of sockets) await once(socket, 'close');
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      engine.close();
    },
  };
}

/** The database that a login asks for. */
function databaseOf(login: Buffer): string {
  const [offset, length] = [login.readUInt16LE(68), login.readUInt16LE(70)];
  return login.subarray(offset, offset + length * 2).toString('utf16le') || 'master';
}
