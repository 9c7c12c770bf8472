import { UsageError } from '@athar/core';
import type { Command } from 'commander';

/**
 * Refuses arguments and options without a character in them, such as a variable of the shell that was never set: as a path they
 * would mean the folder one stands in.
 */
export function refuseEmpty(command: Command): void {
  for (const [index, argument] of command.registeredArguments.entries()) {
    if (hasEmpty(command.processedArgs[index])) refuse(argument.name());
  }
  for (const option of command.options) {
    if (hasEmpty(command.getOptionValue(option.attributeName()))) {
      refuse(option.long ?? option.flags);
    }
  }
}

function hasEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.includes(''));
}

function refuse(name: string): never {
  throw new UsageError('cli.argument.empty', `${name} is empty`, { name });
}
