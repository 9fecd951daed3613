import type { WireId } from '@shared/ids.ts'

/** Requests of the throw-away browser are numbered apart, so that their facts are told from the learner's by their id alone. */
export const throwawayWirePrefix = 't'

export function isThrowawayWire(wire: WireId): boolean {
  return wire.startsWith(throwawayWirePrefix)
}
