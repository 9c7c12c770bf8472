import type { Container } from '../container.ts';
import type { Platform } from '../platform.ts';
import type { DumpRoot } from './dump-roots.ts';

/** Where a copy of a file system lies in a container. */
export interface DumpPlace {
  /** In the container; `''` is its top. */
  readonly folder: string;
  readonly roots: readonly DumpRoot[];
  /** Folders directly in it that hold other evidence, and are none of the phone's. */
  readonly beside: ReadonlySet<string>;
}

/** A copy of a file system that was found. */
export interface DumpCopy extends DumpPlace {
  readonly platform: Platform;
  readonly container: Container;
  /** Names have lost their small letters, or their capital ones: how they were spelled on the device is then asked of who wants them. */
  readonly isSmall: boolean;
}
