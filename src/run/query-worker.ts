/** The thread of a `WorkerEngine`: loads the data it was started with, then answers one task after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmbeddedStore } from './embedded-store.ts';
import { runTask, type WorkerData, type WorkerMessage, type WorkerTask } from './query-engine.ts';
import { StoreFiles } from './store-files.ts';

const { files, base, updates, maxBytes } = workerData as WorkerData;
const store = new EmbeddedStore();
store.base = base;
const loaded = new StoreFiles(store);
for (const file of files) loaded.load(file);
for (const update of updates) store.update(update);

const say = (message: WorkerMessage): void => parentPort?.postMessage(message);

parentPort?.on('message', (task: WorkerTask) => {
  if (task.kind === 'reload') {
    say(loaded.replace(task.files, task.changed) ? { text: '' } : { problem: 'The files share graphs' });
    return;
  }
  const answer = runTask(store, task);
  const bytes = 'text' in answer ? Buffer.byteLength(answer.text, 'utf8') : 0;
  say(bytes > maxBytes ? { tooLarge: bytes } : answer);
});
say({ ready: true });
