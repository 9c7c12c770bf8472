/** `https_www.example.org_0`, also with the ending of a store: scheme, host and port of a website's data. */
const originName = /^(https?)_([^/]{1,253})_(\d{1,5})(?:\.[a-z][a-z0-9-]{0,31}){0,2}$/;

/** The first component that names a website, as a URL; port 0 stands for the usual one. */
export function originUrlOf(relativePath: string): string | undefined {
  for (const component of relativePath.split('/')) {
    const match = originName.exec(component);
    if (match) return `${match[1]!}://${match[2]!}${match[3] === '0' ? '' : `:${match[3]!}`}/`;
  }
  return undefined;
}
