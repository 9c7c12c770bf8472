import type { DeviceInfo } from '../model/index.ts';
import type { DerivationProgress } from './platform.ts';

/** What the person is asked about. */
export interface PasswordQuestion {
  /** Name of the folder or archive, without its path. */
  readonly label: string;
  readonly device: DeviceInfo;
  /** Counts from 1; beyond that the last answer was wrong, or empty. */
  readonly attempt: number;
  /** The last answer was empty, and nothing was tried. */
  readonly wasEmpty: boolean;
}

/** Where passwords of encrypted evidence come from. */
export interface KeyProvider {
  /** Each tried on each encrypted source, in order. */
  readonly passwords: readonly string[];
  /** Asks for one when none of them fits; absent where nobody can be asked, `undefined` where the person gives up. */
  readonly ask?: (question: PasswordQuestion) => Promise<string | undefined>;
  /** Told while a key is derived, which takes seconds. */
  readonly onProgress?: (progress: DerivationProgress & { readonly label: string }) => void;
}
