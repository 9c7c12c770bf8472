import { binaryPlist } from '@athar/synthetic';
import { expect, test } from 'vitest';
import { webkitSessionResourceLog } from '../../src/artifacts/ios/webkit-session-resource-log.ts';
import { examine } from '../builders/examine.ts';
import { fieldMatcher, published } from '../indicators/published.ts';

const siteWith = (isTouched: boolean) =>
  binaryPlist({
    browsingStatistics: [
      {
        PrevalentResourceOrigin: 'site.example',
        hadUserInteraction: isTouched,
        topFrameUniqueRedirectsFrom: ['short.example'],
        topFrameUniqueRedirectsTo: ['next.example'],
        topFrameLinkDecorationsFrom: [{ origin: 'portal.example' }],
        subresourceUniqueRedirectsFrom: ['counter.example'],
        subresourceUniqueRedirectsTo: ['pixel.example'],
      },
    ],
  });

test.each([
  ['site.example', 'visited', 'resolved'],
  ['short.example', 'visited', 'redirected'],
  ['next.example', 'redirected', 'redirected'],
  ['portal.example', 'visited', 'resolved'],
  // Of a part of a page nobody knows that it was seen.
  ['counter.example', 'resolved', 'resolved'],
  ['pixel.example', 'resolved', 'resolved'],
])('%s is %s where the page was touched, and %s where not', (domain, ifTouched, ifNot) => {
  const howMet = (isTouched: boolean) =>
    examine(webkitSessionResourceLog, siteWith(isTouched), {
      matcher: fieldMatcher(published('domain', domain)),
    }).findings.map(({ met }) => met);
  expect(howMet(true)).toEqual([ifTouched]);
  expect(howMet(false)).toEqual([ifNot]);
});
