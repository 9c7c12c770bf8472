import { parentPort, workerData } from 'node:worker_threads';
import { serve } from './serve.ts';
import type { WorkerSetup } from './worker-messages.ts';

// A thread of its own works for one check, and ends with it.
serve(parentPort!, workerData as WorkerSetup);
