/** Runs the command line; sets `process.exitCode`. */
export async function main(_args: readonly string[]): Promise<void> {
  await Promise.resolve();
}
