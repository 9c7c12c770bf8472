/** A reversed domain name of at least two labels. */
const bundleId = /^[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){1,10}$/;

/** Whether a name could be the id of an app; whether there is such an app it does not say. */
export const isBundleId = (id: string): boolean => bundleId.test(id);

/** The id of the app in the name of a process, which is that id or ends with it after a slash; `undefined` where there is none. */
export function appNamedIn(name: string | null): string | undefined {
  const app = name?.slice(name.indexOf('/') + 1);
  return app !== undefined && isBundleId(app) ? app : undefined;
}
