/** What somebody decides when their company buys. */
export const committeeRoles = ['decision-maker', 'economic', 'technical', 'user', 'purchasing', 'influencer'] as const;
