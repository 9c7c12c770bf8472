/** Something that CoreDuet, the system's memory of what happens on the phone, recorded. */
export type KnowledgeEvent = {
  readonly id: number | string | null;
  /** What kind of event, e.g. `/app/inFocus`. */
  readonly streamName: string | null;
  readonly bundleId: string | null;
  readonly url: string | null;
  readonly domain: string | null;
  /** The value of streams that name neither an app nor an address. */
  readonly valueString: string | null;
  readonly valueInteger: number | string | null;
  /** The program that reported it. */
  readonly sourceBundleId: string | null;
  /** True where another device of the account reported it; null where nothing of the event but its details is left. */
  readonly otherDevice: boolean | null;
  readonly isInstall: boolean | null;
  readonly launchReason: string | null;
  /** The app that an extension belongs to, and the one it ran in. */
  readonly containingBundleId: string | null;
  readonly hostBundleId: string | null;
  /** What an app told the system that it did (`/app/intents`), by the name of its class. */
  readonly action: string | null;
  /** Addresses with `http` or `https` in what it told. */
  readonly storedLinks: readonly string[];
  readonly title: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly creationDate: string | null;
  /** The phone's time zone then, in seconds east of Greenwich. */
  readonly secondsFromGmt: number | string | null;
};
