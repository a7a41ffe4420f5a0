/** What a plan can aim at. */
export const targets = ['orders', 'shipments', 'margin', 'newCustomers'] as const;
export type Target = (typeof targets)[number];
