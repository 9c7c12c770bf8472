// Runs the command line in this process and tells at the end what the process used, on file descriptor 3.
import { writeSync } from 'node:fs';
import { main } from '../apps/cli/bundle/main.js';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(
    3,
    JSON.stringify({ peakKiB: maxRSS, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }),
  );
});
await main(process.argv.slice(2));
