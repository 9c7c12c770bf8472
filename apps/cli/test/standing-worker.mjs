/** The thread in which workers of one check after the other work: see `standing-program.mjs`. */
import { EventEmitter } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { serve } from '../../../packages/node/dist/engine/serve.js';

/** What a worker takes for the port of its own thread. */
let port;

parentPort.on('message', ({ begin, message, isEnd }) => {
  if (begin) {
    port = new EventEmitter();
    port.postMessage = (answer) => parentPort.postMessage(answer);
    serve(port, begin.workerData);
  } else if (isEnd) port.emit('close');
  else port.emit('message', message);
});
