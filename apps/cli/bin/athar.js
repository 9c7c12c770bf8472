#!/usr/bin/env node
import './node-version.js';

try {
  // Not before the version is known to suffice: in an older one not even the imports can be resolved.
  const { load } = await import('./load.js');
  await load('main.cjs').main(process.argv.slice(2));
} catch (error) {
  const isUnbuilt = error.code === 'ENOENT' && error.path?.endsWith('main.cjs');
  // `npm ci` alone builds nothing for those who let npm run no scripts.
  console.error(
    isUnbuilt ? 'Athar is not built yet. In its folder run: npm ci && npm run build' : error,
  );
  // Of the program itself: node would end with 1, which is a result.
  process.exitCode = 4;
}
