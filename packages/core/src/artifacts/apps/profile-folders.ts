/** Where the phone keeps its configuration profiles and what it knows of remote management, in newer and older versions of iOS, and those of one person on a shared iPad. */
export const profileFolders = [
  '/private/var/containers/Shared/SystemGroup/*/Library/ConfigurationProfiles',
  '/private/var/mobile/Library/ConfigurationProfiles',
  '/private/var/mobile/Library/UserConfigurationProfiles',
] as const;
