import type { PlistExampleValue } from '@athar/core';
import { binaryPlist } from '../property-list.ts';

/** What Info.plist and Manifest.plist say of the phone, in its own words: `iPhone10,1`, `14.3`, `18C66`. */
export interface BackupDevice {
  readonly name: string;
  readonly productType: string;
  readonly productVersion: string;
  readonly buildVersion: string;
  readonly productName: string;
  readonly serialNumber: string;
  /** As the device writes it, in the capitals of its model. */
  readonly uniqueDeviceId: string;
  readonly phoneNumber?: string;
  readonly imei?: string;
  readonly meid?: string;
  readonly iccid?: string;
}

/** An installed app, as Info.plist and Manifest.plist name it. */
export interface BackupApp {
  readonly bundleId: string;
  readonly version: string;
  /** What the store wrote beside the app; absent for an app that has none. */
  readonly storeMetadata?: { readonly [key: string]: PlistExampleValue };
  readonly icon?: Uint8Array;
}

/** What the three property lists of a backup tell. */
export interface BackupLists {
  readonly device: BackupDevice;
  readonly apps: readonly BackupApp[];
  readonly date: Date;
  readonly backupId: string;
}

/** The content of Info.plist. */
export function infoList({ device, apps, date, backupId }: BackupLists): PlistExampleValue {
  const applications = apps
    .filter(({ storeMetadata }) => storeMetadata !== undefined)
    .map(({ bundleId, storeMetadata, icon }) => [
      bundleId,
      {
        ApplicationSINF: new Uint8Array(32),
        PlaceholderIcon: icon ?? new Uint8Array(64),
        iTunesMetadata: binaryPlist(storeMetadata ?? {}),
      },
    ]);
  return {
    Applications: Object.fromEntries(applications) as Record<string, PlistExampleValue>,
    'Build Version': device.buildVersion,
    'Device Name': device.name,
    'Display Name': device.name,
    GUID: backupId.replaceAll('-', '').toUpperCase(),
    ...optional('ICCID', device.iccid),
    ...optional('IMEI', device.imei),
    'Installed Applications': apps.map(({ bundleId }) => bundleId),
    'Last Backup Date': date,
    ...optional('MEID', device.meid),
    ...optional('Phone Number', device.phoneNumber),
    'Product Name': device.productName,
    'Product Type': device.productType,
    'Product Version': device.productVersion,
    'Serial Number': device.serialNumber,
    'Target Identifier': device.uniqueDeviceId,
    'Target Type': 'Device',
    'Unique Identifier': device.uniqueDeviceId.toUpperCase(),
    'iTunes Files': {},
    'iTunes Settings': {},
    'iTunes Version': '12.13.2.3',
  };
}

function optional(key: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [key]: value };
}

/** The content of Status.plist, of a backup that was made to its end. */
export function statusList({ date, backupId }: BackupLists): PlistExampleValue {
  return {
    BackupState: 'new',
    Date: date,
    IsFullBackup: true,
    SnapshotState: 'finished',
    UUID: backupId.toUpperCase(),
    Version: '3.3',
  };
}

/** What Manifest.plist of an encrypted backup holds besides. */
export interface ManifestKeys {
  readonly keybag: Uint8Array;
  readonly manifestKey: Uint8Array;
}

/** A plain backup has a keybag too, but no key of the manifest; here it is left out. */
export function manifestList(
  lists: BackupLists,
  keys: ManifestKeys | undefined,
): PlistExampleValue {
  const { device, apps, date } = lists;
  const applications = apps.map(({ bundleId, version }) => [
    bundleId,
    {
      CFBundleIdentifier: bundleId,
      CFBundleVersion: version,
      ContainerContentClass: 'Data/Application',
      Path: `/var/containers/Bundle/Application/${bundleId}.app`,
    },
  ]);
  return {
    Applications: Object.fromEntries(applications) as Record<string, PlistExampleValue>,
    ...(keys === undefined ? {} : { BackupKeyBag: keys.keybag }),
    Date: date,
    IsEncrypted: keys !== undefined,
    Lockdown: {
      BuildVersion: device.buildVersion,
      DeviceName: device.name,
      ProductType: device.productType,
      ProductVersion: device.productVersion,
      SerialNumber: device.serialNumber,
      UniqueDeviceID: device.uniqueDeviceId,
    },
    ...(keys === undefined ? {} : { ManifestKey: keys.manifestKey }),
    SystemDomainsVersion: '24.0',
    Version: '10.0',
    WasPasscodeSet: true,
  };
}
