import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { devicePathOf, domainsOf } from '../../src/formats/backup-domains.ts';
import { openDatabase } from '../../src/formats/sqlite/index.ts';

describe('the device path of a file of a backup', () => {
  test.each([
    ['HomeDomain', 'Library/SMS/sms.db', '/private/var/mobile/Library/SMS/sms.db'],
    ['RootDomain', 'Library/Preferences/x.plist', '/private/var/root/Library/Preferences/x.plist'],
    [
      'WirelessDomain',
      'Library/Databases/DataUsage.sqlite',
      '/private/var/wireless/Library/Databases/DataUsage.sqlite',
    ],
    [
      'HealthDomain',
      'Health/healthdb.sqlite',
      '/private/var/mobile/Library/Health/healthdb.sqlite',
    ],
    ['MediaDomain', 'Media/Recordings/a.m4a', '/private/var/mobile/Media/Recordings/a.m4a'],
    ['KeychainDomain', 'keychain-backup.plist', '/private/var/Keychains/keychain-backup.plist'],
    [
      'ManagedPreferencesDomain',
      'mobile/a.plist',
      '/private/var/Managed Preferences/mobile/a.plist',
    ],
    [
      'AppDomain-com.apple.mobilesafari',
      'Library/Safari/History.db',
      '/private/var/mobile/Containers/Data/Application/com.apple.mobilesafari/Library/Safari/History.db',
    ],
    ['AppDomainGroup-group.a-b', 'c', '/private/var/mobile/Containers/Shared/AppGroup/group.a-b/c'],
    ['AppDomainPlugin-a.b', 'c', '/private/var/mobile/Containers/Data/PluginKitPlugin/a.b/c'],
    [
      'SysContainerDomain-com.apple.adid',
      'c',
      '/private/var/containers/Data/System/com.apple.adid/c',
    ],
    [
      'SysSharedContainerDomain-systemgroup.a',
      'c',
      '/private/var/containers/Shared/SystemGroup/systemgroup.a/c',
    ],
    ['HomeDomain', '', '/private/var/mobile'],
    ['FutureDomain', 'a/b', '/FutureDomain/a/b'],
    ['FutureDomain-x', 'a', '/FutureDomain-x/a'],
    ['AppDomain', 'a', '/AppDomain/a'],
  ])('%s, %s is %s', (domain, relativePath, devicePath) => {
    expect(devicePathOf(domain, relativePath)).toBe(devicePath);
    // What is no place on a phone is asked for by no path.
    const isPlace = devicePath.startsWith('/private/') && relativePath !== '';
    expect(domainsOf(devicePath).includes(domain)).toBe(isPlace);
  });

  const manifest = join(process.env.ATHAR_CORPUS ?? '', 'ios/backup/mvt-ios14/Manifest.db');

  test.skipIf(!existsSync(manifest))(
    'is known for every domain of a real manifest (skipped without the corpus)',
    () => {
      const database = openDatabase(memoryFile(new Uint8Array(readFileSync(manifest))));
      const table = database.table('Files')!;
      const [domain, path] = ['domain', 'relativePath'].map((name) => table.column(name));
      let rows = 0;
      for (const row of database.rows(table)) {
        rows += 1;
        expect(devicePathOf(row.text(domain!)!, row.text(path!)!)).toMatch(/^\/private\/var\//);
      }
      expect(rows).toBe(3721);
    },
  );
});
