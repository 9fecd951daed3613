/** Ends an exhaustive switch: a union member without a case is a compile error, and at run time a thrown one that names it. */
export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`)
}
