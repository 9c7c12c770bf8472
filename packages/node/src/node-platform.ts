import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import type { Place, Platform, ScratchFolder } from '@athar/core';
import { problemCodeOf } from './file-errors.ts';
import { folderContainer } from './evidence/folder-container.ts';
import { gunzip } from './evidence/gunzip.ts';
import { nodeCrypto } from './node-crypto.ts';
import { openTicket } from './evidence/open-ticket.ts';
import { standsForItsFolder } from './output-folder.ts';
import { realPath } from './real-path.ts';
import { inflate } from './evidence/unpack.ts';

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

/** The name people gave it; a name such as `.` says nothing, so it is made whole first. */
export const evidenceName = (path: string): string => basename(resolve(path)) || 'evidence';

function look(path: string): Place {
  const name = evidenceName(path);
  try {
    const real = realPath(path);
    // Written as the names inside folders are, so that both can be joined.
    const identity = real.split(sep).join('/');
    const status = statSync(real);
    if (status.isDirectory()) {
      accessSync(real, constants.R_OK | constants.X_OK);
      return { kind: 'folder', name, identity, container: folderContainer(real) };
    }
    if (!status.isFile()) return { kind: 'other', name };
    accessSync(real, constants.R_OK);
    return standsForItsFolder(real)
      ? look(dirname(real))
      : { kind: 'file', name, identity, ticket: { kind: 'path', path: real } };
  } catch (error) {
    const code = problemCodeOf(error);
    if (code === 'no-permission' || code === 'disk-error') return { kind: code, name };
    // What is there and lies nowhere is the pipe behind `/dev/stdin`, or the like.
    return { kind: existsSync(path) ? 'other' : 'missing', name };
  }
}
