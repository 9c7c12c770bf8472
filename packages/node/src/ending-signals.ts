/** What ends a program that somebody gives up: Ctrl-C, Ctrl-Break (there is none but on Windows), and the request of another program. */
export const stopSignals = ['SIGINT', 'SIGBREAK', 'SIGTERM'] as const;

/**
 * Does what Ctrl-C does, where the terminal sends no signal for it. A process of Windows cannot send itself one: `process.kill` ends it at
 * once, whoever listens.
 */
export function interruptThisProcess(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32' && process.listenerCount('SIGINT') > 0) process.emit('SIGINT', 'SIGINT');
  else process.kill(process.pid, 'SIGINT');
}

/** Ends the process as the closing of its terminal does. Windows does it by itself some seconds later, and knows no such signal from a process. */
export function hangUpThisProcess(platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'win32') process.kill(process.pid, 'SIGHUP');
}
