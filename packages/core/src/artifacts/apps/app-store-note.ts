/** An app as the App Store notes it for itself: installed, started, removed, or bought by the account. */
export type AppStoreNote = {
  readonly table: string;
  readonly id: number | string | null;
  readonly bundleId: string | null;
  /** The app that an extension belongs to. */
  readonly containingBundleId: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly build: string | null;
  readonly vendorName: string | null;
  readonly itemId: number | string | null;
  readonly accountId: number | string | null;
  readonly url: string | null;
  /** A number of the store: what happened to the app. */
  readonly eventType: number | string | null;
  readonly isBeta: boolean | null;
  /** An app that comes with the system. */
  readonly isSystemApp: boolean | null;
  /** An earlier version of an app that was updated since. */
  readonly isPrior: boolean | null;
  /** Hidden in the list of purchases. */
  readonly isHidden: boolean | null;
  readonly notedAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly removedAt: string | null;
  readonly boughtAt: string | null;
};
