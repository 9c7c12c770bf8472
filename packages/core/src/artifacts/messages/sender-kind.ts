/** What kind of sender an address is: a number, a short code, an e-mail address, a business chat, or a name that a sender chose. */
export function senderKind(address: string): string {
  if (/^urn:biz:/i.test(address)) return 'business';
  if (address.includes('@')) return 'email';
  const digits = address.replace(/[^0-9]/g, '');
  if (digits.length === 0 || /\p{L}/u.test(address)) return 'name';
  return digits.length <= 6 ? 'short-code' : 'phone';
}
