import { useSyncExternalStore } from 'react'

/**
 * How much room there is: `wide` shows everything at once; `medium` one panel beside the lesson and the inspector; `narrow` one panel
 * at a time. The lesser two are for large text: at 200 % a window of 1280 × 720 has the room of 640 × 360.
 */
export type Layout = 'wide' | 'medium' | 'narrow'

const wide = window.matchMedia('(min-width: 1080px) and (min-height: 560px)')
const medium = window.matchMedia('(min-width: 780px)')

function subscribe(onChange: () => void): () => void {
  for (const query of [wide, medium]) query.addEventListener('change', onChange)
  return () => {
    for (const query of [wide, medium]) query.removeEventListener('change', onChange)
  }
}

const read = (): Layout => (wide.matches ? 'wide' : medium.matches ? 'medium' : 'narrow')

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read)
}
