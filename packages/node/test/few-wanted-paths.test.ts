import { artifacts } from '@athar/core';
import { expect, test } from 'vitest';
import { artifactPaths } from '../src/check/check-plan.ts';

const { filter } = artifactPaths(artifacts);
const app = '/private/var/mobile/Containers/Data/Application/com.example.notes';

/** A glob that lets any name pass below a folder of all phones makes text of each of their hundreds of thousands of paths. */
test.each([
  ['/private/var/mobile', 'Media/DCIM/100APPLE/IMG_0001.HEIC'],
  ['/private/var/mobile', 'Media/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG'],
  ['/private/var/mobile', 'Library/SMS/Attachments/8a/10/IMG_0001.jpeg'],
  ['/private/var/mobile', 'Library/Caches/com.example.notes/0a1b2c'],
  ['/private/var/mobile', 'Library/Mail/1.emlx'],
  ['/private/var/mobile', 'Library'],
  [app, 'Library/WebKit/WebsiteData/LocalStorage/index'],
  [app, 'Library/content/df/a20e6d8013913.json'],
  [app, 'Documents/letter.pdf'],
  [app, 'tmp/upload'],
  ['/private/var/root', 'Library/Caches/1'],
  ['/System', 'Library/Frameworks/Contacts.framework/Info'],
])('of paths below %s, %s is passed over at a look at its bytes', (folder, path) => {
  const bytes = new TextEncoder().encode(path);
  expect(filter.below!(folder)(bytes, 0, bytes.length)).toBe(false);
});
