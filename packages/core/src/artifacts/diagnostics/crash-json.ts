import {
  arrayOf,
  isJsonObject,
  memberOf,
  numberOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../../formats/json.ts';
import { faultOfObject, type JsonShape } from '../../formats/json-shape.ts';
import type { ProblemDraft } from '../../model/index.ts';
import {
  distinctNames,
  endedBy,
  foreignAmong,
  noCrash,
  reasonOf,
  type Crash,
} from './crash-report.ts';
import { faultsOfReport } from './report-file.ts';
import { faultOfMoments } from './report-header.ts';

/** Pieces of code and frames that are looked at. */
const maxLooked = 20_000;

const shapeOfBody: JsonShape = {
  asi: 'object',
  bundleInfo: 'object',
  captureTime: 'text',
  coalitionName: 'text',
  exception: 'object',
  faultingThread: 'number',
  lastExceptionBacktrace: 'list',
  panicString: 'text',
  parentPid: 'number',
  parentProc: 'text',
  pid: 'number',
  procLaunch: 'text',
  procName: 'text',
  procPath: 'text',
  responsibleProc: 'text',
  termination: 'object',
  threads: 'list',
  usedImages: 'list',
  userID: 'number',
};
const shapeOfException: JsonShape = {
  type: 'text',
  subtype: 'text',
  message: 'text',
  codes: 'text',
  signal: 'text',
};
const shapeOfTermination: JsonShape = {
  namespace: 'text',
  code: 'text',
  indicator: 'text',
  byProc: 'text',
};
const shapeOfImage: JsonShape = { path: 'text', name: 'text', size: 'number' };

/** What is damaged in a body that `text` was read as. */
function* faultsOfBody(body: JsonObject, text: string): Generator<ProblemDraft> {
  yield* faultsOfReport(body, text, shapeOfBody);
  const images = arrayOf(body, 'usedImages').slice(0, maxLooked).filter(isJsonObject);
  const faults = [
    faultOfMoments(textOf(body, 'captureTime'), textOf(body, 'procLaunch')),
    faultOfObject(objectOf(body, 'exception'), shapeOfException),
    faultOfObject(objectOf(body, 'termination'), shapeOfTermination),
    faultOfObject(objectOf(body, 'bundleInfo'), { CFBundleIdentifier: 'text' }),
    images.map((image) => faultOfObject(image, shapeOfImage)).find((fault) => fault !== undefined),
  ];
  for (const detail of faults)
    if (detail !== undefined) yield { kind: 'problem', code: 'malformed', detail };
}

/** The body of a report since iOS 15, and of panics, which was read from `text`. */
export function crashFromJson(body: JsonObject, text: string): Crash {
  const exception = objectOf(body, 'exception');
  const images = arrayOf(body, 'usedImages').slice(0, maxLooked).filter(isJsonObject);
  const path = textOf(body, 'procPath');
  const process = textOf(body, 'procName');
  const termination = objectOf(body, 'termination');
  return {
    ...noCrash,
    process,
    path,
    bundleId: textOf(objectOf(body, 'bundleInfo'), 'CFBundleIdentifier'),
    pid: numberOf(body, 'pid'),
    coalition: textOf(body, 'coalitionName'),
    parent: textOf(body, 'parentProc'),
    parentPid: numberOf(body, 'parentPid'),
    responsible: textOf(body, 'responsibleProc'),
    userId: numberOf(body, 'userID'),
    exceptionType: textOf(exception, 'type'),
    exceptionSubtype: textOf(exception, 'subtype') ?? textOf(exception, 'message'),
    exceptionCodes: textOf(exception, 'codes'),
    signal: textOf(exception, 'signal'),
    termination: terminationOf(termination),
    otherPrograms: endedBy(textOf(termination, 'byProc'), process),
    reason: reasonOf(textOf(body, 'panicString') ?? applicationSays(objectOf(body, 'asi'))),
    crashedIn: distinctNames(namesOfFrames(body, images)),
    foreignImages: foreignAmong(pathsOf(images), path),
    unnamedImages: images.filter((image) => nameOf(image) === null && !isAbsent(image)).length,
    osVersion: systemOf(body),
    isFault: saysYes(body, 'isSimulated') || saysYes(body, 'isNonFatal'),
    crashedAt: textOf(body, 'captureTime') ?? textOf(body, 'date'),
    startedAt: textOf(body, 'procLaunch'),
    faults: [...faultsOfBody(body, text)],
  };
}

/** Written as a number or as a word. */
export function saysYes(object: JsonObject, key: string): boolean {
  const value = memberOf(object, key);
  return value === 1 || value === true;
}

function terminationOf(termination: JsonObject): string | null {
  const parts = ['namespace', 'code', 'indicator', 'byProc']
    .map((key) => textOf(termination, key))
    .filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}

/** Under the name of each part of the program stands a list of what it said. */
function applicationSays(said: JsonObject): string | null {
  const texts = Object.keys(said)
    .slice(0, 20)
    .flatMap((key) => arrayOf(said, key).slice(0, 20))
    .filter((text) => typeof text === 'string');
  return texts.length === 0 ? null : texts.join('\n');
}

function* namesOfFrames(body: JsonObject, images: readonly JsonObject[]): Generator<string> {
  const thread = arrayOf(body, 'threads')[numberOf(body, 'faultingThread') ?? -1];
  const own = isJsonObject(thread) ? arrayOf(thread, 'frames') : [];
  // Of an error that the program raised itself, the place stands apart from the thread that ended it.
  for (const frame of [
    ...own.slice(0, maxLooked),
    ...arrayOf(body, 'lastExceptionBacktrace').slice(0, maxLooked),
  ]) {
    if (!isJsonObject(frame)) continue;
    const image = images[numberOf(frame, 'imageIndex') ?? -1];
    const name = image && nameOf(image);
    if (typeof name === 'string') yield name;
  }
}

function* pathsOf(images: readonly JsonObject[]): Generator<string> {
  for (const image of images) {
    const path = textOf(image, 'path');
    if (path?.startsWith('/') === true) yield path;
  }
}

/** An entry of no size is no code: frames point to it whose address lies in no image. */
function isAbsent(image: JsonObject): boolean {
  return numberOf(image, 'size') === 0;
}

function nameOf(image: JsonObject): string | null {
  const name = textOf(image, 'name');
  if (name !== null && name !== '') return name;
  const path = textOf(image, 'path');
  return path === null || path === '' ? null : path.slice(path.lastIndexOf('/') + 1);
}

function systemOf(body: JsonObject): string | null {
  const version = memberOf(body, 'osVersion');
  if (!isJsonObject(version)) return textOf(body, 'build');
  const train = textOf(version, 'train');
  const build = textOf(version, 'build');
  return train === null || build === null ? train : `${train} (${build})`;
}
