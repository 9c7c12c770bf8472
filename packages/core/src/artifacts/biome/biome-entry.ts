import type { Epoch, Met } from '../../model/index.ts';

/** What an entry of a known stream says; what it does not say is null or left out. */
export interface StreamEvent {
  /** What its time marks. */
  readonly marks: string;
  readonly met?: Met;
  readonly fields: Partial<EventFields>;
  /** When it happened, where the entry says so itself. */
  readonly start?: Moment | undefined;
  readonly end?: Moment | undefined;
}

export interface Moment {
  readonly epoch: Epoch;
  readonly value: number;
}

export type EventFields = {
  readonly bundleId: string | null;
  readonly parentBundleId: string | null;
  readonly hostBundleId: string | null;
  readonly appVersion: string | null;
  readonly launchReason: string | null;
  readonly isStarting: boolean | null;
  readonly isInstall: boolean | null;
  readonly usageType: number | null;
  readonly url: string | null;
  readonly domain: string | null;
  /** Links in the text of a notification. */
  readonly links: readonly string[];
  readonly title: string | null;
  readonly body: string | null;
  /** Of a network or an accessory. */
  readonly name: string | null;
  /** Of an accessory, or of a start of the phone. */
  readonly identifier: string | null;
};

/** An entry of a Biome stream that is known, or a whole segment of one that is not. */
export type BiomeEntry = EventFields & {
  readonly stream: string;
  /** `written`, `deleted`, or `segment` for a segment as a whole. */
  readonly state: string;
  /** Addresses with `http` or `https` that stand anywhere in the data of a segment. */
  readonly storedLinks: readonly string[];
  /** True where another device of the account recorded it. */
  readonly otherDevice: boolean;
  /** Whether the data have the checksum that stands with them; null for segments. */
  readonly checksumMatches: boolean | null;
  /** Entries of a segment, and how many of them were deleted. */
  readonly entries: number | null;
  readonly deletedEntries: number | null;
  readonly writtenAt: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
};
