/** Digits at the end by which two ways of writing one number are the same: what stands before is country and area, or a zero. */
const tellingDigits = 8;

/**
 * What is the same for one account however it is written: an address in lower case, the last digits of a number. `undefined` where a text
 * is neither. Two numbers that end alike count as one, which a rule that looks for unknown accounts may err on.
 */
export function accountKey(account: string | null): string | undefined {
  if (account === null || account.length > 320) return undefined;
  const text = account.replace(/^(?:mailto|tel|sip):/, '').trim();
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(text)) return `mailto:${text.toLowerCase()}`;
  if (!/^\+?[\d\s().\-/\u00a0\u2010-\u2015]{3,40}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  return digits.length < 3 ? undefined : `tel:${digits.slice(-tellingDigits)}`;
}

/** The keys of those that are accounts, as tallies. */
export function accountKeys(
  accounts: readonly (string | null)[],
): { readonly key: string; readonly number: number }[] {
  return accounts
    .map(accountKey)
    .filter((key) => key !== undefined)
    .map((key) => ({ key, number: 1 }));
}
