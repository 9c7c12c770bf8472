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

test.each([
  'site.example',
  'short.example',
  'next.example',
  'portal.example',
  'counter.example',
  'pixel.example',
  'paper.example',
  'shop.example',
])('%s is compared in a log that names domains, as since its version 15', (domain) => {
  const log = binaryPlist({
    browsingStatistics: [
      {
        PrevalentResourceDomain: 'site.example',
        hadUserInteraction: false,
        topFrameUniqueRedirectsFrom: [{ domain: 'short.example' }],
        topFrameUniqueRedirectsTo: [{ domain: 'next.example' }],
        topFrameLinkDecorationsFrom: [{ domain: 'portal.example' }],
        subframeUnderTopFrameDomains: [{ domain: 'paper.example' }],
        subresourceUnderTopFrameDomains: [{ domain: 'shop.example' }],
        subresourceUniqueRedirectsFrom: [{ domain: 'counter.example' }],
        subresourceUniqueRedirectsTo: [{ domain: 'pixel.example' }],
      },
    ],
    version: 16,
  });
  const matcher = fieldMatcher(published('domain', domain));
  expect(examine(webkitSessionResourceLog, log, { matcher }).findings).toHaveLength(1);
});
