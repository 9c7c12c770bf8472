import { isEvidenceError } from '../../model/index.ts';
import type { KeyProvider } from '../key-provider.ts';
import { SourceFailure } from '../opened.ts';
import type { CryptoPort } from '../platform.ts';
import { readKeybag, type Keybag } from './keybag.ts';
import { unlockKeybag, type KeyClasses } from './unlock.ts';

/** How often a person is asked before the source counts as not opened. */
const maxQuestions = 3;

type Known = ConstructorParameters<typeof SourceFailure>[2] & {
  readonly device: NonNullable<
    NonNullable<ConstructorParameters<typeof SourceFailure>[2]>['device']
  >;
};

/** Finds the password that opens a keybag, and with it the class keys. Throws `SourceFailure` with the reason where there is none. */
export async function findKeys(
  crypto: CryptoPort,
  keybagBytes: Uint8Array,
  keys: KeyProvider,
  { label, known }: { readonly label: string; readonly known: Known },
): Promise<KeyClasses> {
  const keybag = keybagOf(keybagBytes, known);
  const tried = new Set<string>();
  const attempt = async (password: string): Promise<KeyClasses | undefined> => {
    for (const spelling of spellingsOf(password)) {
      if (tried.has(spelling)) continue;
      tried.add(spelling);
      const classes = await unlockKeybag(crypto, keybag, spelling, (progress) =>
        keys.onProgress?.({ ...progress, label }),
      );
      if (classes !== undefined) return classes;
    }
    return undefined;
  };

  for (const password of keys.passwords) {
    const classes = await attempt(password);
    if (classes !== undefined) return classes;
  }
  let wasEmpty = false;
  for (let question = 1; keys.ask !== undefined && question <= maxQuestions; question++) {
    const answer = await keys.ask({ label, device: known.device, attempt: question, wasEmpty });
    if (answer === undefined) break;
    // No backup has an empty password: deriving its key would only cost time.
    wasEmpty = answer === '';
    if (wasEmpty) continue;
    const classes = await attempt(answer);
    if (classes !== undefined) return classes;
  }
  if (tried.size === 0)
    throw new SourceFailure(
      'encrypted',
      'the backup is encrypted and no password was given',
      known,
    );
  const none = 'no password given opens the backup';
  throw keybag.doubt === undefined
    ? new SourceFailure('wrong-password', `${none}, unless what keys are made of is damaged`, known)
    : new SourceFailure('malformed-keybag', `${none}: its keybag has ${keybag.doubt}`, known);
}

/**
 * As typed, and in the other Unicode forms where they differ: a keyboard and the phone need not agree how `é` is written. Then without
 * white space around it, which is easily copied along; a password may hold it, so what was typed comes first.
 */
function spellingsOf(password: string): readonly string[] {
  const alone = password.trim();
  const texts = alone === '' ? [password] : [password, alone];
  return [
    ...new Set(texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')])),
  ];
}

function keybagOf(bytes: Uint8Array, known: Known): Keybag {
  try {
    return readKeybag(bytes);
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    throw new SourceFailure(
      error.code === 'limit-exceeded' ? 'limit-exceeded' : 'malformed-keybag',
      error.message,
      known,
    );
  }
}
