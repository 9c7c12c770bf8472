const uuid = /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/i;

/**
 * The app that owns a container: backups name the container by its bundle id (or group id), a file-system dump by a UUID
 * that says nothing, then `null`.
 */
export function appOfContainer(devicePath: string): string | null {
  const container = /\/Containers\/(?:Data|Shared)\/[^/]+\/([^/]+)\//.exec(devicePath)?.[1];
  return container === undefined || uuid.test(container) ? null : container;
}
