/**
 * The mends of six faults, each by the few lines that take it out again: `npm run contradictions -- --without NAME` shows that the test
 * then finds the fault. An edit that does not stand in its file any more is an error: bring it up to date with the code.
 * @type {Readonly<Record<string, import('./without-mend.mjs').Mend>>}
 */
export const mends = {}
