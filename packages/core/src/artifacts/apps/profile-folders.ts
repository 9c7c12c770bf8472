/** Where the phone keeps its configuration profiles and what it knows of remote management, in newer and older versions of iOS. */
export const profileFolders = [
  '/private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles',
  '/private/var/mobile/Library/ConfigurationProfiles',
] as const;
