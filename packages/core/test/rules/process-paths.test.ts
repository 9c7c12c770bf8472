import { describe, expect, test } from 'vitest';
import { pathRemark } from '../../src/rules/process-paths.ts';
import { hasListing, listedPaths } from '../builders/file-listing.ts';

const app = '/private/var/containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08EED';

describe('the place of a program', () => {
  test.each([
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exampled', 'staging-folder'],
    ['/var/db/com.apple.xpc.roleaccountd.staging/PlugIns/fud.appex/fud', 'staging-folder'],
    [
      '/private/var/db/com.apple.xpc.roleaccountd.staging/com.apple.WebKit.Networking',
      'staging-folder',
    ],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/', 'data-folder'],
    // What the system itself runs there (an update, measuring by a developer) is only worth a note.
    [
      '/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777224.1.xpc/com.apple.NRD.UpdateBrainService',
      'elsewhere',
    ],
    [
      '/var/db/com.apple.xpc.roleaccountd.staging/com.apple.MobileSoftwareUpdate.UpdateBrainService.16777229.35354991.xpc/x',
      'elsewhere',
    ],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec-0123ABCD/x', 'data-folder'],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec/Tool.xpc/Tool', 'data-folder'],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec/', 'data-folder'],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777224.1.x', 'data-folder'],
    // A program that hides in the folder that is there for others.
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec/exampled', 'staging-folder'],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/exec/16777224/a', 'staging-folder'],
    ['/private/var/db/com.apple.xpc.roleaccountd.staging/tmp/exampled', 'staging-folder'],
    ['/private/var/tmp/UserEventAgent', 'system-name'],
    ['/private/var/db/nehelper', 'system-name'],
    ['/private/var/tmp/exampled', 'data-folder'],
    ['/tmp/exampled', 'data-folder'],
    ['/private/var/root/exampled', 'data-folder'],
    ['/private/var/mobile/Media/DCIM/exampled', 'data-folder'],
    ['/private/var/log/exampled', 'data-folder'],
    ['/private/var/logs/exampled', 'data-folder'],
    ['/private/var/run/exampled', 'data-folder'],
    ['/private/var/keybags/exampled', 'data-folder'],
    ['/private/var/mobile/Library/Caches/x/exampled', 'data-folder'],
    ['/private/var/jb/usr/bin/exampled', 'elsewhere'],
    ['/cores/binpack/exampled', 'elsewhere'],
    ['/usr/libexec/../../private/var/tmp/x', 'elsewhere'],
  ])('%s is remarkable: %s', (path, remark) => {
    expect(pathRemark(path)).toBe(remark);
  });

  test.each([
    '/usr/libexec/nehelper',
    '/System/Library/PrivateFrameworks/X.framework/Support/UserEventAgent',
    '/private/preboot/Cryptexes/OS/usr/libexec/exampled',
    `${app}/Demo.app/Demo`,
    '/private/var/mobile/Containers/Bundle/Application/13D085B2-78D0-431E-9019-0F30BEF08EED/X.app/X',
    '/private/var/MobileAsset/AssetsV2/com_apple_MobileAsset_MobileSoftwareUpdate_UpdateBrain/x.asset/UpdateBrainService',
    '/private/var/staged_system_apps/Tips.app/Tips',
    '/kernel',
    'exampled',
    '',
    null,
  ])('%s is ordinary', (path) => {
    expect(pathRemark(path)).toBeUndefined();
  });

  test('a folder that only begins like one of the system is none', () => {
    expect(pathRemark('/usr/library/exampled')).toBe('elsewhere');
    expect(pathRemark('/private/var/dbx/exampled')).toBe('elsewhere');
  });
});

describe.skipIf(!hasListing)('a whole ordinary phone (skipped where the corpus is absent)', () => {
  test('has nothing in the folder from which spyware was seen to run', () => {
    const paths = listedPaths();
    expect(paths.length).toBeGreaterThan(60_000);
    expect(paths.filter((path) => pathRemark(path) === 'staging-folder')).toEqual([]);
  });

  test('has its programs where programs lie', () => {
    const programs = listedPaths().filter((path) =>
      /^\/(?:usr\/(?:lib|libexec|bin|sbin)|bin|sbin|System|Applications)\/|\.app\/[^/.]+$/.test(
        path,
      ),
    );
    expect(programs.length).toBeGreaterThan(500);
    expect(programs.filter((path) => pathRemark(path) !== undefined)).toEqual([]);
  });

  test('has no file outside the folders of the system with a name of a part of it', () => {
    expect(listedPaths().filter((path) => pathRemark(path) === 'system-name')).toEqual([]);
  });
});
