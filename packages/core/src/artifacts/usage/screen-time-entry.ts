/** An hour in which an app or a website was used, an hour in which an app notified, or an app that Screen Time knows. */
export type ScreenTimeEntry = {
  /** `use`, `notifications` or `app`. */
  readonly kind: string;
  readonly id: number | string | null;
  readonly bundleId: string | null;
  readonly domain: string | null;
  readonly displayName: string | null;
  readonly category: string | null;
  /** Seconds of use within the hour. */
  readonly totalTime: number | null;
  readonly notifications: number | null;
  readonly pickups: number | null;
  readonly installedLocally: boolean | null;
  /** `this`, `other` (of the same account or family), or `all` for sums over devices; null where the row does not lead to one. */
  readonly device: string | null;
  readonly deviceName: string | null;
  readonly startDate: string | null;
  readonly durationInMinutes: number | null;
  readonly lastEventDate: string | null;
};
