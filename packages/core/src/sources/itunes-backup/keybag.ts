import { viewOf } from '../../bytes/byte-arrays.ts';
import { hexOf } from '../../bytes/hex.ts';
import { EvidenceError } from '../../model/index.ts';

/** Ten times what any iOS version asks for; more is an attempt to keep us busy. */
const maxRounds = 100_000_000;
const maxKeybagBytes = 65_536;
const maxClasses = 64;

/** A class key that is wrapped with the key derived from the backup password. */
export interface WrappedClassKey {
  readonly protectionClass: number;
  readonly wrapped: Uint8Array;
}

/** The keybag of an encrypted backup: how to derive a key from the password, and what that key unwraps. */
export interface Keybag {
  readonly salt: Uint8Array;
  readonly rounds: number;
  /** Salt and rounds of the first derivation, with SHA-256 (iOS 10.2 and later). */
  readonly first: { readonly salt: Uint8Array; readonly rounds: number } | undefined;
  readonly classKeys: readonly WrappedClassKey[];
  /** What no phone writes among the values that the key of a password is made of: where none opens the backup, that is why. */
  readonly doubt: string | undefined;
}

/**
 * Reads the tag, length, value list of `BackupKeyBag`: a header, then one section for each protection class,
 * each begun by its UUID. Throws `EvidenceError('malformed')` with what is wrong; class keys that cannot be read
 * are left out, so that the files of the other classes can still be had; so are those behind the place where the list breaks off.
 */
export function readKeybag(bytes: Uint8Array): Keybag {
  if (bytes.length > maxKeybagBytes) {
    throw new EvidenceError('limit-exceeded', `keybag of ${bytes.length} bytes`);
  }
  const header = new Map<string, Uint8Array>();
  const sections: Map<string, Uint8Array>[] = [];
  const differing = new Set<string>();
  let section: Map<string, Uint8Array> | undefined;
  const { tags, fault } = tagsOf(bytes);
  for (const { tag, value } of tags) {
    // The first UUID is that of the keybag itself.
    if (tag === 'UUID' && header.has('UUID')) {
      if (sections.length >= maxClasses) {
        throw new EvidenceError('limit-exceeded', 'keybag with too many classes');
      }
      section = new Map();
      sections.push(section);
    }
    const target = section ?? header;
    const before = target.get(tag);
    if (before === undefined) target.set(tag, value);
    else if (target === header && hexOf(before) !== hexOf(value)) differing.add(tag);
  }

  const classKeys = sections.flatMap(classKeyOf);
  if (fault !== undefined && classKeys.length === 0) throw new EvidenceError('malformed', fault);
  const salt = header.get('SALT');
  const rounds = roundsAt(header, 'ITER');
  if (salt === undefined || salt.length === 0 || rounds === undefined) {
    throw new EvidenceError('malformed', 'keybag without salt or rounds');
  }
  const firstSalt = header.get('DPSL');
  const firstRounds = roundsAt(header, 'DPIC');
  if ((firstSalt === undefined) !== (firstRounds === undefined)) {
    throw new EvidenceError('malformed', 'keybag with half of the first derivation');
  }
  if (classKeys.length === 0) {
    throw new EvidenceError('malformed', 'keybag without a key that a password unwraps');
  }
  const first =
    firstSalt !== undefined && firstRounds !== undefined
      ? { salt: firstSalt, rounds: firstRounds }
      : undefined;
  const keybag = { salt, rounds, first, classKeys };
  return { ...keybag, doubt: doubtOf(keybag, differing) };
}

const ofDerivation = ['SALT', 'ITER', 'DPSL', 'DPIC'];

function doubtOf(
  { salt, rounds, first }: Omit<Keybag, 'doubt'>,
  differing: ReadonlySet<string>,
): string | undefined {
  const twice = ofDerivation.find((tag) => differing.has(tag));
  if (twice !== undefined) return `two values of ${twice}`;
  const salts = [salt, ...(first === undefined ? [] : [first.salt])];
  if (salts.some((one) => one.length !== salt.length)) return 'salts of different lengths';
  if (salts.some((one) => one.every((byte) => byte === 0))) return 'a salt of zeros';
  const odd = [rounds, ...(first === undefined ? [] : [first.rounds])].find(isOddCount);
  return odd === undefined ? undefined : `${odd} rounds`;
}

/** Rounds that phones ask for. */
const usualRounds = [10_000, 10_000_000];

/** Whether a byte of what phones ask for was changed. Other programs, and phones to come, may ask for any other number. */
function isOddCount(rounds: number): boolean {
  if (usualRounds.includes(rounds)) return false;
  return usualRounds.some((usual) =>
    [0, 8, 16, 24].some((bit) => ((rounds ^ usual) & ~(0xff << bit)) === 0),
  );
}

/** Bit of `WRAP`: the key is wrapped with the password's key. Bit 1 names the device's own key; a key with both bits is tried all the same. */
const wrappedWithPassword = 2;

function classKeyOf(section: ReadonlyMap<string, Uint8Array>): WrappedClassKey[] {
  const protectionClass = integerAt(section, 'CLAS');
  const wrap = integerAt(section, 'WRAP') ?? 0;
  const wrapped = section.get('WPKY');
  if (protectionClass === undefined || wrapped?.length !== 40) return [];
  if ((wrap & wrappedWithPassword) === 0) return [];
  return [{ protectionClass, wrapped }];
}

/** The entries in front of the place where the list breaks off, if it does. */
function tagsOf(bytes: Uint8Array): {
  readonly tags: readonly { readonly tag: string; readonly value: Uint8Array }[];
  readonly fault?: string;
} {
  const tags: { tag: string; value: Uint8Array }[] = [];
  const view = viewOf(bytes);
  let offset = 0;
  while (offset < bytes.length) {
    if (offset + 8 > bytes.length) {
      return { tags, fault: `keybag ends within a tag at byte ${offset}` };
    }
    const tag = String.fromCharCode(...bytes.subarray(offset, offset + 4));
    const length = view.getUint32(offset + 4);
    if (length > bytes.length - offset - 8) {
      return { tags, fault: `keybag entry at byte ${offset} reaches beyond its end` };
    }
    tags.push({ tag, value: bytes.subarray(offset + 8, offset + 8 + length) });
    offset += 8 + length;
  }
  return { tags };
}

function integerAt(section: ReadonlyMap<string, Uint8Array>, tag: string): number | undefined {
  const value = section.get(tag);
  if (value?.length !== 4) return undefined;
  return new DataView(value.buffer, value.byteOffset, 4).getUint32(0);
}

function roundsAt(section: ReadonlyMap<string, Uint8Array>, tag: string): number | undefined {
  const rounds = integerAt(section, tag);
  if (rounds === undefined) return undefined;
  if (rounds === 0) throw new EvidenceError('malformed', `keybag asks for no rounds (${tag})`);
  if (rounds > maxRounds) {
    throw new EvidenceError('limit-exceeded', `keybag asks for ${rounds} rounds (${tag})`);
  }
  return rounds;
}
