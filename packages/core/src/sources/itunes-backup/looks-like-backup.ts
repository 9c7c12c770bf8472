import { below, fileNames, folderNames, type Container, type EntryName } from '../container.ts';
import type { Grade } from '../grade.ts';

/** Payload folders that make a backup of a folder that has lost its manifest; or payloads beside a description, as some tools copy them. */
const enoughPayloadFolders = 3;
const enoughPayloads = 3;

/** Whether a folder's name is the identifier of a phone (UDID), as iTunes and Finder name backups. */
function isNamedAfterPhone(folder: string): boolean {
  return /(?:^|\/)(?:[0-9a-f]{40}|[0-9a-f]{8}-[0-9a-f]{16})$/i.test(folder);
}

/** Whether a folder is an iPhone backup, also one that lacks its manifest: the person must be told what is missing. */
export function looksLikeBackup(
  container: Container,
  folder: string,
  children: readonly EntryName[],
): Grade | undefined {
  // Some disks and tools change the case of names.
  const files = new Set([...fileNames(folder, children)].map((name) => name.toLowerCase()));
  if (files.has('manifest.db')) {
    return files.has('info.plist') || files.has('manifest.plist') ? 'yes' : 'maybe';
  }
  if (files.has('manifest.mbdb')) return 'yes';
  // Any two of these, or one where the folder is named after a phone: a copy that broke off early.
  const described = ['info.plist', 'manifest.plist', 'status.plist'].filter((name) =>
    files.has(name),
  );
  if (described.length >= (isNamedAfterPhone(folder) ? 1 : 2)) return 'maybe';
  if (described.length > 0) {
    const payloads = [...files].filter((name) => /^[\da-f]{40}$/.test(name));
    if (payloads.length >= enoughPayloads) return 'maybe';
  }
  const payloadFolders = [...folderNames(folder, children)].filter((name) =>
    /^[0-9a-f]{2}$/i.test(name),
  );
  if (payloadFolders.length < enoughPayloadFolders) return undefined;
  const some = payloadFolders.slice(0, 8).some((name) => {
    const path = below(folder, name);
    return [...fileNames(path, container.children(path))].some((file) =>
      /^[0-9a-f]{40}$/i.test(file),
    );
  });
  return some ? 'maybe' : undefined;
}
