/** An error as it is noted for people: its name and the beginning of what it says. */
export const errorInWords = (error: unknown, most = 500): string =>
  error instanceof Error ? `${error.name}: ${error.message.slice(0, most)}` : 'unknown';
