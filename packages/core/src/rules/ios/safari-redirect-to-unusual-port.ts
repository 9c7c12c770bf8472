import {
  safariHistory,
  examples as historyExamples,
  type SafariHistoryVisit,
} from '../../artifacts/ios/safari-history.ts';
import { defineRule, type RuleExample, type RuleExamples } from '../../model/index.ts';
import { siteOf } from '../site-of.ts';

/** Ports of programs that people run themselves lie below, but for one that firewalls use for their pages. */
const lowestUnusualPort = 10_000;
const portOfFirewallPages = 10_443;

/** A name before the registered domain, as the servers of attacks had. */
const leastLabels = 3;

const plainAddress = /^http:\/\/(?:[^/?#@]{0,200}@)?([^/?#@:]{1,253})(?::\d{1,5})?(?:[/?#]|$)/i;
const addressWithPort = /^https:\/\/([a-z0-9.-]{1,253}):(\d{5})(?:[/?#]|$)/i;

export const safariRedirectToUnusualPort = defineRule<SafariHistoryVisit>({
  id: 'ios.safari-redirect-to-unusual-port',
  version: 1,
  artifact: safariHistory,
  title: 'Unencrypted page that led to an unusual port of another site',
  message: 'A visit to {from}, which was not encrypted, was redirected to {to} on port {port}.',
  why:
    'Whoever controls a network can answer in the place of an unencrypted page. Pegasus was delivered in this way: the browser was sent on ' +
    'to a server with a random name and a high port.',
  otherExplanations: [
    'Sign-in pages of public networks and devices at home that can be reached from outside use such ports too.',
    'The list also holds visits of other devices of the same account.',
  ],
  references: [
    'https://www.amnesty.org/en/latest/research/2019/10/morocco-human-rights-defenders-targeted-with-nso-groups-spyware/',
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
    'https://docs.mvt.re/en/latest/ios/records/#safari_historyjson',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'redirected',
  onlyIf: { field: 'redirectDestinationUrl', holdsAny: ['https://'] },
  match: ({ data }) => {
    const from = plainAddress.exec(data.url ?? '')?.[1]?.toLowerCase();
    const target = addressWithPort.exec(data.redirectDestinationUrl ?? '');
    const to = target?.[1]?.toLowerCase();
    const port = Number(target?.[2]);
    if (from === undefined || to === undefined) return undefined;
    if (port < lowestUnusualPort || port === portOfFirewallPages || port > 65_535) return undefined;
    if (!isNameBelowDomain(to) || siteOf(from) === siteOf(to)) return undefined;
    return { from, to, port: String(port) };
  },
});

/** False for numbers of the network (`192.0.2.1`) too: their last label is one. */
function isNameBelowDomain(host: string): boolean {
  const labels = host.split('.');
  return labels.length >= leastLabels && labels.every(Boolean) && !/^\d/.test(labels.at(-1) ?? '');
}

export const examples = (): RuleExamples<SafariHistoryVisit> => {
  const ordinary = historyExamples()[0]?.records[0];
  if (ordinary === undefined) throw new Error('ios.safari-history has no example');
  const visit = (
    name: string,
    url: string | null,
    redirectDestinationUrl: string | null,
  ): RuleExample<SafariHistoryVisit> => ({
    name,
    data: { ...ordinary, url, redirectDestinationUrl },
  });
  const page = 'http://news.example/';
  return {
    hits: [
      visit('to a random name', page, 'https://b5l2.get1.updates.example:30495/szev4hz'),
      visit('from a page with a port', 'http://news.example:80/a', 'https://q.cdn.example:31000'),
    ],
    misses: [
      visit('an ordinary redirect to another site', page, 'https://shop.example/'),
      visit('a port of the web', page, 'https://a.shop.example:8443/'),
      visit('a page of a firewall', page, 'https://portal.office.example:10443/'),
      visit('a registered domain itself', page, 'https://shop.example:30495/'),
      visit('a number of the network', page, 'https://192.0.2.7:30495/login'),
      visit('the same site', page, 'https://a.b.news.example:30495/'),
      visit('from an encrypted page', 'https://news.example/', 'https://a.b.example:30495/'),
      visit('to an unencrypted page', page, 'http://a.b.shop.example:30495/'),
      visit('a port in the path alone', page, 'https://a.shop.example/https://b.c.example:30495/'),
      visit('a port that cannot be', page, 'https://a.b.shop.example:99999/'),
      visit('no redirect', page, null),
      visit('a visit whose address is gone', null, 'https://a.b.shop.example:30495/'),
    ],
  };
};
