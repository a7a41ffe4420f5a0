/** The lane of a lead and of its deal: the trial of a new direction runs apart, and its figures stay out of the others. */
export const lanes = ['main', 'separate'] as const;
export type Lane = (typeof lanes)[number];

export const laneOf = ({ lane }: { readonly lane?: Lane | undefined }): Lane => lane ?? 'main';
