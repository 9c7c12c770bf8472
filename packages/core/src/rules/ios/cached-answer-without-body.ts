import {
  cacheFiles,
  examples as cacheExamples,
  type CachedResponse,
} from '../../artifacts/ios/cache-files.ts';
import { defineRule, type RuleExamples } from '../../model/index.ts';
import { aloneRisk } from '../deletion-traces.ts';

export const cachedAnswerWithoutBody = defineRule<CachedResponse>({
  id: 'ios.cached-answer-without-body',
  version: 1,
  artifact: cacheFiles,
  title: 'Stored answer whose content is gone',
  message:
    'The answer to request {entry} is listed with a type ({type}), and its content is not stored.',
  why:
    'A program that removes its traces may delete the content of an answer and leave the entry.' +
    aloneRisk.high,
  otherExplanations: ['Answers can be empty.', 'iOS empties its caches when it needs space.'],
  references: [
    'https://www.amnesty.org/en/latest/research/2021/07/forensic-methodology-report-how-to-catch-nso-groups-pegasus/',
  ],
  level: 'info',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'resolved',
  antiForensic: 'A12',
  match: ({ data: { body, status, method, mimeType, entryId } }) =>
    body === null && status === 200 && method === 'GET' && mimeType !== null
      ? { entry: entryId ?? '?', type: mimeType }
      : undefined,
});

export const examples = (): RuleExamples<CachedResponse> => {
  const [response] = cacheExamples().flatMap(({ records }) => records);
  const bare = { ...response!, body: null, status: 200, method: 'GET', mimeType: 'text/html' };
  return {
    hits: [{ name: 'a page without its content', data: bare }],
    misses: [
      { name: 'a page with it', data: { ...bare, body: 'database' } },
      {
        name: 'a database that could not be read whole',
        data: { ...bare, body: 'unknown' },
      },
      { name: 'an answer that has none', data: { ...bare, status: 204 } },
      { name: 'a question for the head alone', data: { ...bare, method: 'HEAD' } },
      { name: 'an answer that could not be read', data: { ...bare, status: null } },
    ],
  };
};
