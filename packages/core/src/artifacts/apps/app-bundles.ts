/** Where iOS keeps the programs of installed apps: each in a folder of its own. */
export const appBundles = '/private/var/containers/Bundle/Application';
