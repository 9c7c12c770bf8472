import { evidence, html, type Html, isMessageKey, type Messages } from '../locales/index.ts';
import {
  type Coverage,
  endedIndicators,
  type Finding,
  indicatorsIn,
  type Problem,
  type Provenance,
} from '../model/index.ts';
import { linkToCard } from './finding-cards.ts';
import { type FindingGroup, isStrong } from './finding-groups.ts';
import { positionText } from './position-text.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSource } from './report-input.ts';
import { stackedTable } from './stacked-table.ts';

const maxPlaces = 3;
/** Of very many findings that one card tells together, where they count for the state. */
const maxPlacesTogether = 100;
/** Of more places than these, each card keeps those by which it is found, and the others fold: a page that can still be scrolled through. */
const maxPlacesOpen = 60;
const maxIndicatorFiles = 10;
const maxDigests = 200;
const maxProblems = 100;

/** For the helper and the analyst, folded: where each finding was read, phone and program, digests, problems as noted. */
export function technicalSection(context: ReportContext, groups: readonly FindingGroup[]): Html {
  const { messages } = context;
  return html`<section id="technical" aria-labelledby="h-x">
    <h2 id="h-x">${messages.html('heading.technical')}</h2>
    <div>${places(context, groups)}${identity(context)}${problems(context)}${digests(context)}</div>
  </section>`;
}

function places({ messages, input }: ReportContext, groups: readonly FindingGroup[]) {
  if (groups.length === 0) return undefined;
  const several = input.sources.length > 1;
  const columns = [
    { head: messages.html('technical.entry') },
    { head: messages.html('technical.place') },
    { head: messages.html('technical.position') },
  ];
  const rowsOf = ({ number }: FindingGroup, listed: readonly Place[], isFirst: boolean) =>
    listed.map((place, n) =>
      placeRow(messages, linkToCard(number, isFirst && n === 0), place, several),
    );
  const all = groups.map((group) => ({ group, listed: placesOf(group) }));
  const folds = all.reduce((sum, { listed }) => sum + listed.length, 0) > maxPlacesOpen;
  const parted = all.map(({ group, listed }) => {
    const open = folds ? inTwoFiles(listed) : listed;
    return { group, open, folded: listed.filter((place) => !open.includes(place)) };
  });
  const rows = parted.flatMap(({ group, open }) => rowsOf(group, open, true));
  const further = parted.flatMap(({ group, folded }) => rowsOf(group, folded, false));
  const rest =
    further.length === 0
      ? undefined
      : html`<details>
          <summary id="x-further-places">
            ${messages.html('plural.further-places', { n: further.length })}
          </summary>
          <div>${stackedTable(messages, 'x-further-places', columns, further)}</div>
        </details>`;
  // Open: before Safari 26.2 and Firefox 139 a link into a folded part leads nowhere.
  return html`<details open>
    <summary id="x-places">${messages.html('technical.places')}</summary>
    <div>
      <p class="small">
        ${messages.html('technical.explain', { command: evidence('athar explain') })}
      </p>
      ${stackedTable(messages, 'x-places', columns, rows)} ${rest}
      ${
        groups.some(hasMorePlaces)
          ? html`<p class="small">
              ${messages.html('technical.more-places', { file: evidence('findings.jsonl') })}
            </p>`
          : undefined
      }
    </div>
  </details> `;
}

interface Place {
  readonly finding: Finding;
  readonly at: Provenance;
}

/** The first places of a card; one for each sight where several are told together, and two where what was found stands in two files. */
function placesOf({ sights, findings, finding }: FindingGroup): Place[] {
  const placesIn = (one: Finding): Place[] => one.provenance.map((at) => ({ finding: one, at }));
  if (sights.length === 1) return eachFileFirst(findings.flatMap(placesIn)).slice(0, maxPlaces);
  return sights
    .slice(0, isStrong(finding) ? maxPlacesTogether : maxPlaces)
    .flatMap((sight) => inTwoFiles(placesIn(sight.finding)));
}

const fileOf = ({ at }: Place): string => `${at.source} ${at.devicePath}`;

/** One place of each file in front: of two traces in two files, many places in one must not hide the other. */
function eachFileFirst(places: readonly Place[]): Place[] {
  const files = new Set<string>();
  const firsts: Place[] = [];
  const others: Place[] = [];
  for (const place of places) {
    (files.has(fileOf(place)) ? others : firsts).push(place);
    files.add(fileOf(place));
  }
  return [...firsts, ...others];
}

function inTwoFiles([first, ...others]: readonly Place[]): Place[] {
  if (first === undefined) return [];
  const second = others.find((place) => fileOf(place) !== fileOf(first));
  return second ? [first, second] : [first];
}

function hasMorePlaces(group: FindingGroup): boolean {
  const all = group.findings.reduce((sum, { provenance }) => sum + provenance.length, 0);
  return all > placesOf(group).length;
}

function placeRow(
  messages: Messages,
  entry: Html,
  { finding, at }: Place,
  several: boolean,
): [Html, Html, Html] {
  const path = several ? `${at.source} ${at.devicePath}` : at.devicePath;
  const names = [path, ...judgedBy(finding), finding.id].map(
    (name, n) => html`${n === 0 ? undefined : html`<br />`}${evidence(name)}`,
  );
  return [entry, html`${names}`, positionText(messages, at.position)];
}

/** The rule; or the part of the data, and the files that name the indicator. */
function judgedBy({ origin, artifact, alsoIn = [] }: Finding): string[] {
  if (origin.kind === 'rule') return [origin.id];
  const files = new Set([origin.file, ...alsoIn.map(({ file }) => file)]);
  return [artifact, ...[...files].slice(0, maxIndicatorFiles)];
}

function identity(context: ReportContext): Html {
  const { messages, input } = context;
  const several = input.sources.length > 1;
  const ofRun = html`${pair(messages.html('technical.program'), evidence(`${input.tool.name} ${input.tool.version}`))}${indicatorPairs(context)}${pair(messages.html('technical.state'), evidence(input.state))}${pair(messages.html('technical.options'), evidence(optionsText(context)))}`;
  // The same terms again for each source: in one list nobody could tell whose they are.
  const ofEach = several
    ? input.sources.map(
        (source) =>
          html`<h3>${context.sourceName(source)}</h3>
            <dl class="pairs">${sourcePairs(context, source, several)}</dl> `,
      )
    : undefined;
  return html`<details>
    <summary>${messages.html('technical.identity')}</summary>
    <div>
      <dl class="pairs">
        ${several ? undefined : input.sources.map((source) => sourcePairs(context, source, several))}${ofRun}
      </dl>
      ${ofEach}
    </div>
  </details> `;
}

function pair(term: Html, ...descriptions: readonly Html[]): Html {
  return html`<div>
    <dt>${term}</dt>
    ${descriptions.map((description) => html`<dd>${description}</dd> `)}
  </div> `;
}

function sourcePairs(context: ReportContext, source: ReportSource, several: boolean): Html {
  const { messages } = context;
  const { device, kind, encrypted } = source;
  const system = [
    { ios: 'iOS', android: 'Android', unknown: '' }[device?.platform ?? 'unknown'],
    device?.osVersion,
    device?.build && `(${device.build})`,
  ];
  const systemText = system.filter((part) => part !== undefined && part !== '').join(' ');
  const encryption =
    encrypted === undefined
      ? undefined
      : html`. ${messages.html(encrypted ? 'source.encrypted' : 'source.not-encrypted')}`;
  return html`${several ? pair(evidence(source.id), evidence(source.label)) : undefined}${device?.model === undefined ? undefined : pair(messages.html('technical.model'), evidence(device.model))}${systemText === '' ? undefined : pair(messages.html('technical.system'), evidence(systemText))}${kind && pair(messages.html('technical.kind'), html`${messages.html(`source.${kind}`)}${encryption}`)}${pair(messages.html('technical.files'), messages.html('plural.files-read', { n: source.files }))}${several ? pair(messages.html('technical.state'), evidence(source.state)) : undefined}`;
}

/** Each file and its digest, what of it was not used and why; never how many indicators it holds. */
function indicatorPairs({ messages, input }: ReportContext): Html | undefined {
  if (input.indicators.length === 0) return undefined;
  const files = input.indicators.map((file) => {
    const { name, sha256, notLoaded, notCompared, complete, fault } = file;
    const reasons = [
      ...notLoaded
        .filter(({ reason }) => reason !== endedIndicators)
        .map(({ reason }) => notLoadedText(messages, reason)),
      ...(notCompared?.kinds ?? []).map(({ type }) =>
        messages.html('not-loaded.not-compared', { type: evidence(type) }),
      ),
    ].map((reason, n) => (n === 0 ? reason : html`${messages.comma}${reason}`));
    const unused =
      reasons.length === 0
        ? undefined
        : html`<br />${messages.html('technical.not-used', { reasons: html`${reasons}` })}`;
    const past = notLoaded.some(({ reason }) => reason === endedIndicators)
      ? html`<br />${messages.html('technical.ended')}`
      : undefined;
    const none =
      complete && indicatorsIn(file) === 'none'
        ? html`<br />${messages.html('indicators.holds-none')}`
        : undefined;
    const broken = fault && html`<br />${messages.html(`indicators.fault.${fault}`)}`;
    return html`${evidence(name)} ${evidence(sha256)}${broken}${none}${unused}${past}`;
  });
  return pair(messages.html('technical.indicator-file'), ...files);
}

/** What is not loaded, in words; `case.json` holds the code. */
function notLoadedText(messages: ReportContext['messages'], reason: string): Html {
  const key = `not-loaded.${reason}`;
  return isMessageKey(key) ? messages.html(key) : evidence(reason);
}

function optionsText({ input, messages }: ReportContext): string {
  const { full, timezone, artifact = [], skip = [] } = input.options;
  return [
    `--lang ${messages.language}`,
    ...(full ? ['--full'] : []),
    ...(timezone === undefined ? [] : [`--timezone ${timezone}`]),
    ...artifact.map((id) => `--artifact ${id}`),
    ...skip.map((id) => `--skip ${id}`),
  ].join(' ');
}

function problems(context: ReportContext): Html | undefined {
  const { messages, input } = context;
  const several = input.sources.length > 1;
  const all = input.sources.flatMap(({ id, coverage, failure, problems: ofList = [] }) => {
    const ofFiles = failure === undefined ? ofList : distinctProblems(ofList, coverage);
    const files = messages.html('technical.files');
    const ofParts = failure === undefined ? coverage : [];
    return [
      ...ofFiles.map((problem) => ({ name: files, ...problem })),
      ...ofParts.flatMap(({ artifact, problems: list }) =>
        list.map((problem) => ({ name: context.artifactName(artifact), ...problem })),
      ),
    ].map((row) => (several ? { ...row, name: html`${evidence(id)} ${row.name}` } : row));
  });
  if (all.length === 0) return undefined;
  const rows = all.slice(0, maxProblems).map(
    ({ name, code, detail, count }) =>
      html`<tr role="row">
        <th role="rowheader" scope="row">${name}</th>
        <td role="cell">
          ${evidence(count > 1 ? `${code} × ${String(count)}` : code, 'en')}<br />${evidence(detail, 'en')}
        </td>
      </tr> `,
  );
  const more =
    all.length > rows.length
      ? html`<p>${messages.html('technical.more-problems', { file: 'coverage.json' })}</p>`
      : undefined;
  return html`<details>
    <summary id="x-problems">${messages.html('technical.problems')}</summary>
    <div>
      <table role="table" class="stack" aria-labelledby="x-problems">
        <tbody role="rowgroup">
          ${rows}
        </tbody>
      </table>
      ${more}
    </div>
  </details> `;
}

/** What kept a whole source from being opened stands at every part of it, and is one thing. */
function distinctProblems(ofList: readonly Problem[], coverage: readonly Coverage[]): Problem[] {
  const all = [...ofList, ...coverage.flatMap((row) => row.problems)];
  return [...new Map(all.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function digests({ messages, input }: ReportContext): Html | undefined {
  const all = input.sources.flatMap(({ id, read }) =>
    read.map((file) => ({
      ...file,
      path: input.sources.length > 1 ? `${id} ${file.devicePath}` : file.devicePath,
    })),
  );
  if (all.length === 0) return undefined;
  const columns = [
    { head: messages.html('technical.file') },
    { head: messages.html('technical.digest') },
  ];
  const rows = all
    .slice(0, maxDigests)
    .map(({ path, sha256 }): [Html, Html] => [evidence(path), evidence(sha256)]);
  const more =
    all.length > rows.length
      ? html`<p>${messages.html('technical.more-files', { file: 'case.json' })}</p>`
      : undefined;
  return html`<details>
    <summary id="x-digests">${messages.html('technical.digests')}</summary>
    <div>${stackedTable(messages, 'x-digests', columns, rows)} ${more}</div>
  </details> `;
}
