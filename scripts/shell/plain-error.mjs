/** A failure that a person can act on: its message is shown by itself, without a stack. */
export class PlainError extends Error {}
