import type { SmsMessage } from '../artifacts/ios/sms.ts';

/**
 * The addresses that Apple names (support.apple.com/102174), and that CERT-FR has seen (its document on notifications of 2025, told by
 * AppleInsider on 2025-09-11).
 */
const senders = new Set(['threat-notifications@apple.com', 'threat-notifications@email.apple.com']);

/** Names of which every known wording of the notification has one. */
export const namesOfApple = [
  'Apple',
  'iPhone',
  'Iphone',
  'IPHONE',
  'APPLE',
  'أبل',
  'آبل',
  'آيفون',
] as const;

/** Whether the address of the other side is one of those; it can be forged. */
export function isFromNotificationAddress({ phoneNumber }: SmsMessage): boolean {
  return senders.has((phoneNumber ?? '').trim().toLowerCase());
}

/** Whether the owner of the phone wrote it. */
export function isSent({ isFromMe, direction }: SmsMessage): boolean {
  return isFromMe === 1 || direction === 'sent';
}
