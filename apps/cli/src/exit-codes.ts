/** Exit codes that all commands share. */
export const wrongUsage = 2;
/** A mistake of the program, or a failure of the machine it runs on. */
export const ourFault = 4;
