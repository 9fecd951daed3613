import { fetches } from './fetches.ts'
import { hands } from './hands.ts'
import { schemes } from './schemes.ts'
import type { Action } from './scene.ts'
import { scripts } from './scripts.ts'
import { visits } from './visits.ts'
import { workers } from './workers.ts'

/** Everything that a session is made of. A new action is one small function and one entry here. */
export const allActions: readonly Action[] = [...visits, ...fetches, ...scripts, ...workers, ...hands, ...schemes]
