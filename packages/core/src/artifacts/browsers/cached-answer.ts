import {
  arrayAt,
  isArray,
  isDictionary,
  readPropertyList,
  stringAt,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import type { Limits, ProblemDraft, Row } from '../../model/index.ts';
import { orProblem } from '../rows/row-problems.ts';

/** What the stored request and answer of a row of `cfurl_cache_blob_data` say. */
export interface StoredAnswer {
  readonly requestUrl: string | null;
  readonly responseUrl: string | null;
  readonly method: string | null;
  readonly status: number | null;
  readonly mimeType: string | null;
  readonly referrer: string | null;
}

/** An answer of which nothing is known. */
export const noAnswer: StoredAnswer = {
  requestUrl: null,
  responseUrl: null,
  method: null,
  status: null,
  mimeType: null,
  referrer: null,
};

/** Reads both objects; one that is broken is a problem, and reads as empty. */
export function* storedAnswerIn(
  row: Row,
  at: { readonly response_object: number; readonly request_object: number },
  limits: Limits,
): Generator<ProblemDraft, StoredAnswer> {
  const response = yield* storedObject(row, at.response_object, limits);
  const request = yield* storedObject(row, at.request_object, limits);
  const asked = request?.find((value) => isDictionary(value) && value.has('_CFURLString'));
  return {
    requestUrl: addressIn(asked),
    responseUrl: addressIn(response?.[0]),
    method: methodIn(request),
    status: numberIn(response?.[3]),
    mimeType: textIn(response?.[6]),
    referrer: headerIn(request, 'Referer'),
  };
}

/** The array in the property list of a stored request or answer; its places are those of the serialised CFURL objects. */
function* storedObject(
  row: Row,
  column: number,
  limits: Limits,
): Generator<ProblemDraft, readonly PlistValue[] | undefined> {
  const bytes = row.blob(column);
  if (bytes === null || bytes.length === 0) return undefined;
  const list = yield* orProblem(row, (options) => readPropertyList(bytes, limits, options));
  return isDictionary(list) ? arrayAt(list, 'Array') : undefined;
}

function addressIn(value: PlistValue | undefined): string | null {
  return isDictionary(value) ? (stringAt(value, '_CFURLString') ?? null) : textIn(value);
}

/** The method stands at a place of its own, just before the headers; the places before it moved between versions. */
function methodIn(request: readonly PlistValue[] | undefined): string | null {
  const headers = headersPlace(request);
  const method = headers > 0 ? request?.[headers - 1] : undefined;
  return typeof method === 'string' && /^[A-Z]{3,10}$/.test(method) ? method : null;
}

function headerIn(request: readonly PlistValue[] | undefined, name: string): string | null {
  const headers = request?.[headersPlace(request)];
  return isDictionary(headers) ? headerText(headers, name) : null;
}

function headerText(headers: PlistDictionary, name: string): string | null {
  const value = headers.get(name);
  return textIn(isArray(value) ? value[0] : value);
}

/** The first dictionary of a request is its address, the second one its headers; -1 where there is none. */
function headersPlace(request: readonly PlistValue[] | undefined): number {
  return request?.findIndex((value) => isDictionary(value) && !value.has('_CFURLString')) ?? -1;
}

function textIn(value: PlistValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberIn(value: PlistValue | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
