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
  /** When what the entry tells of was, where that can be long before the entry. */
  readonly told?: { readonly marks: string; readonly at: Moment };
  /** True where a part was not searched for addresses. */
  readonly isCut?: boolean;
}

/** A time as it is stored: a number, and since when and in what unit it counts. */
export interface Moment {
  readonly epoch: Epoch;
  readonly value: number;
}

/** What an entry of any stream can hold: each stream fills its own, and leaves the others `null` or empty. */
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
  /** Links in the text of a notification, a message or a mail. */
  readonly links: readonly string[];
  /** Addresses with `http` or `https` that stand anywhere in the data of a segment, or of what an app did. */
  readonly storedLinks: readonly string[];
  /** Of a message or mail: `received` or `sent`; of what an app did: `incoming` or `outgoing`. */
  readonly direction: string | null;
  readonly sender: string | null;
  readonly email: string | null;
  /** What an app did, by the name of its class. */
  readonly action: string | null;
  readonly title: string | null;
  readonly body: string | null;
  /** Of a network or an accessory. */
  readonly name: string | null;
  /** Of an accessory, of a start of the phone, or of a message. */
  readonly identifier: string | null;
};

/** An entry of a Biome stream that is known, or a whole segment of one that is not. */
export type BiomeEntry = EventFields & {
  readonly stream: string;
  /** `written`, `deleted`, `other` for one that was set aside and has data all the same, or `segment` for a segment as a whole. */
  readonly state: string;
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
