import {
  openEvidence as openOnPlatform,
  type KeyProvider,
  type OpenedEvidence,
  type OpenOptions,
} from '@athar/core';
import { nodePlatform } from '../node-platform.ts';
import { scratchFolder } from './scratch-folder.ts';

/** How evidence is opened on this machine. */
export interface EvidenceOptions extends OpenOptions {
  /** A folder of the output where large members of packed archives may be unpacked until `close`. */
  readonly scratchIn?: string;
}

/** All sources below the paths that were named, also those that could not be opened; open until `close`. */
export interface Evidence {
  readonly sources: readonly OpenedEvidence[];
  /** Closes every source and removes what was unpacked. */
  readonly close: () => void;
}

/** Opens evidence on this machine: `openEvidence` of the core, with files, threads and OpenSSL of Node. */
export async function openEvidence(
  paths: readonly string[],
  keys: KeyProvider,
  { scratchIn, ...options }: EvidenceOptions = {},
): Promise<Evidence> {
  const scratch = scratchIn === undefined ? undefined : scratchFolder(scratchIn);
  try {
    const sources = await openOnPlatform(nodePlatform(scratch), paths, keys, options);
    return {
      sources,
      close: () => {
        for (const source of sources) if (source.outcome === 'opened') source.source.close();
        scratch?.remove();
      },
    };
  } catch (error) {
    scratch?.remove();
    throw error;
  }
}
