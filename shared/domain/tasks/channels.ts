/** The ways in which staff and customers talk. */
export const channels = ['call', 'mail', 'meeting', 'message'] as const;
export type Channel = (typeof channels)[number];
