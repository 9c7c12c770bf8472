import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Place, Platform, ScratchFolder } from '@athar/core';
import { problemCodeOf } from './file-errors.ts';
import { folderContainer } from './folder-container.ts';
import { gunzip } from './gunzip.ts';
import { nodeCrypto } from './node-crypto.ts';
import { openTicket } from './open-ticket.ts';
import { standsForItsFolder } from './output-folder.ts';
import { inflate } from './unpack.ts';

/** What the core needs of Node. Unpacked archive members go to `scratch`; without it large ones cannot be read. */
export function nodePlatform(scratch?: ScratchFolder): Platform {
  return {
    open: openTicket,
    look,
    crypto: nodeCrypto,
    ...(scratch !== undefined && { scratch }),
    gunzip,
    inflate,
  };
}

function look(path: string): Place {
  // The name people gave it; a name such as `.` says nothing, so it is made whole first.
  const name = basename(resolve(path)) || 'evidence';
  try {
    const identity = realpathSync(path);
    const status = statSync(identity);
    if (status.isDirectory()) {
      accessSync(identity, constants.R_OK | constants.X_OK);
      return { kind: 'folder', name, identity, container: folderContainer(identity) };
    }
    if (!status.isFile()) return { kind: 'other', name };
    accessSync(identity, constants.R_OK);
    return standsForItsFolder(identity)
      ? look(dirname(identity))
      : { kind: 'file', name, identity, ticket: { kind: 'path', path: identity } };
  } catch (error) {
    const kind = problemCodeOf(error) === 'no-permission' ? 'no-permission' : 'missing';
    return { kind, name };
  }
}
