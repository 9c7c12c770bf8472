import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';

/** Bytes that look random and are the same for the same seed and label. */
export function seededBytes(seed: string, label: string, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let index = 0; index * 32 < length; index += 1) {
    blocks.push(createHmac('sha256', seed).update(`${index}\0${label}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

const wrapVector = Buffer.alloc(8, 0xa6);

/** AES key wrap, RFC 3394. */
function wrapKey(wrappingKey: Uint8Array, key: Uint8Array): Buffer {
  const cipher = createCipheriv('id-aes256-wrap', wrappingKey, wrapVector);
  return Buffer.concat([cipher.update(key), cipher.final()]);
}

/** How often the password is hashed before it is a key. */
export interface KeyDerivation {
  /** Rounds of PBKDF2 with SHA-256 that iOS 10.2 put before the others; `undefined` writes a keybag as before. */
  readonly sha256Rounds: number | undefined;
  readonly sha1Rounds: number;
}

/** As phones do it; on one core it takes a few seconds to check one password. */
export const deviceDerivation: KeyDerivation = { sha256Rounds: 10_000_000, sha1Rounds: 10_000 };

/** The keys of the protection classes, wrapped with that of the password. */
export interface Keybag {
  /** Tag, length, value, as it stands in Manifest.plist under `BackupKeyBag`. */
  readonly bytes: Buffer;
  classKey(protectionClass: number): Buffer;
}

/** Classes that leave the device only in its own hands are wrapped with the device's key as well; in a backup it is the password's alone. */
const deviceBoundClasses = new Set([9, 10, 11]);
const protectionClasses = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const wrappedByPassword = 2;

/** The keybag of an encrypted backup, its class keys wrapped with the key that the password gives. */
export function keybag(password: string, seed: string, derivation: KeyDerivation): Keybag {
  const random = (label: string, length: number): Buffer =>
    seededBytes(seed, `keybag ${label}`, length);
  const salt = random('SALT', 20);
  const firstSalt = random('DPSL', 20);
  const { sha256Rounds, sha1Rounds } = derivation;
  const secret =
    sha256Rounds === undefined
      ? Buffer.from(password, 'utf8')
      : pbkdf2Sync(password, firstSalt, sha256Rounds, 32, 'sha256');
  const passwordKey = pbkdf2Sync(secret, salt, sha1Rounds, 32, 'sha1');

  const parts: Buffer[] = [
    number('VERS', sha256Rounds === undefined ? 3 : 5),
    number('TYPE', 1),
    entry('UUID', random('UUID', 16)),
    entry('HMCK', random('HMCK', 40)),
    number('WRAP', 0),
    entry('SALT', salt),
    number('ITER', sha1Rounds),
  ];
  if (sha256Rounds !== undefined) {
    parts.push(number('DPWT', 1), number('DPIC', sha256Rounds), entry('DPSL', firstSalt));
  }
  const keys = new Map<number, Buffer>();
  for (const protectionClass of protectionClasses) {
    const key = random(`class ${protectionClass}`, 32);
    keys.set(protectionClass, key);
    parts.push(
      entry('UUID', random(`class UUID ${protectionClass}`, 16)),
      number('CLAS', protectionClass),
      number('WRAP', wrappedByPassword | (deviceBoundClasses.has(protectionClass) ? 1 : 0)),
      number('KTYP', 0),
      entry('WPKY', wrapKey(passwordKey, key)),
    );
  }
  return {
    bytes: Buffer.concat(parts),
    classKey: (protectionClass) => {
      const key = keys.get(protectionClass);
      if (key === undefined) throw new Error(`no protection class ${protectionClass}`);
      return key;
    },
  };
}

/** A key of its own, wrapped with a class key: four bytes of class, then the wrap. */
export interface WrappedKey {
  readonly key: Buffer;
  readonly wrapped: Buffer;
}

/** The key of the file that `label` names, the same for the same seed. Throws where the keybag has no such class. */
export function fileKey(
  bag: Keybag,
  protectionClass: number,
  seed: string,
  label: string,
): WrappedKey {
  const key = seededBytes(seed, `file ${label}`, 32);
  const classBytes = Buffer.alloc(4);
  classBytes.writeUInt32LE(protectionClass);
  const wrapped = Buffer.concat([classBytes, wrapKey(bag.classKey(protectionClass), key)]);
  return { key, wrapped };
}

function entry(tag: string, value: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(tag, 'latin1');
  head.writeUInt32BE(value.length, 4);
  return Buffer.concat([head, value]);
}

function number(tag: string, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return entry(tag, bytes);
}
