const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How many bytes become text at once, so that a large blob does not grow one string digit by digit. */
const pieceBytes = 3 * 4096;

/** Base64 with padding (RFC 4648), as blobs stand in records. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    pieces.push(pieceOf(bytes.subarray(from, from + pieceBytes)));
  }
  return pieces.join('');
}

function pieceOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += digits[group >> 18]! + digits[(group >> 12) & 63]!;
    text += i + 1 < bytes.length ? digits[(group >> 6) & 63]! : '=';
    text += i + 2 < bytes.length ? digits[group & 63]! : '=';
  }
  return text;
}
