/** Exit codes that all commands share (CONTRACT). */
export const wrongUsage = 2;
export const ourFault = 4;
