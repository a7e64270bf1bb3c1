/** The thread of a `WorkerEngine`: loads the data it was started with, then answers one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedStore } from './embedded-store.ts';
import { readQuadFile } from './quad-files.ts';
import { runTask, type EngineTask, type WorkerData, type WorkerMessage } from './query-engine.ts';

const { files, base, updates, maxBytes } = workerData as WorkerData;
const store = new EmbeddedStore();
store.base = base;
for (const file of files) store.load(readQuadFile(file));
for (const update of updates) store.update(update);

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (task: EngineTask) => {
  const answer = runTask(store, task);
  const bytes = 'text' in answer ? Buffer.byteLength(answer.text, 'utf8') : 0;
  say(bytes > maxBytes ? { tooLarge: bytes } : answer);
});
say({ ready: true });
