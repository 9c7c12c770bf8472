/** An installed app, with what the store wrote beside it. */
export type Application = {
  readonly bundleId: string | null;
  /** False where the backup names the app but the store left nothing beside it. */
  readonly hasStoreMetadata: boolean;
  /** What the store itself says the bundle id is; differs from `bundleId` only where something was put together by hand. */
  readonly softwareVersionBundleId: string | null;
  readonly itemName: string | null;
  readonly itemId: number | string | null;
  readonly artistName: string | null;
  readonly artistId: number | string | null;
  readonly genre: string | null;
  readonly bundleShortVersionString: string | null;
  readonly bundleVersion: string | null;
  /** Bundle id of the program that had it installed; the App Store leaves it out on older systems. */
  readonly sourceApp: string | null;
  readonly isFactoryInstall: boolean | null;
  readonly isAutoDownload: boolean | null;
  readonly isPurchasedRedownload: boolean | null;
  readonly purchaseDate: string | null;
  readonly releaseDate: string | null;
  readonly appleId: string | null;
  readonly iconSha256: string | null;
  /** All that the store wrote, as JSON. */
  readonly storeMetadata: string | null;
  /** In a copy of the file system, of an app that is told by its own description: its folder, and whether it carries a provisioning profile. */
  readonly bundlePath?: string | null;
  readonly hasProvisioningProfile?: boolean | null;
};
