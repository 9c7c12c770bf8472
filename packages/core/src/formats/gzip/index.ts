/** Whether a file is gzip, with deflate inside, by its first bytes (RFC 1952). */
export function looksLikeGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}
