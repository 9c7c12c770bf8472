/** The last two labels of a host: sites below an ending of two, such as `co.uk`, count as one, which errs to silence. */
export function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
