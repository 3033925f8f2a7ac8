/** Whether a case is within the act, and by which limb of VBL 1:2. */
export const assessments = ['public_interest', 'eu_rules', 'outside'] as const;
export type Assessment = (typeof assessments)[number];
