import type { TokenPlace } from '@shared/token-desk/token-places.ts'
import { profileWords } from '@shared/words/event-words.ts'
import { shown } from '@shared/words/shown.ts'
import { sayStoragePlace } from '@shared/words/storage-place-words.ts'
import { tokenDeskText } from '../i18n/token-desk-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'

/** A place in a sentence or a menu. */
export function usePlaceName(): (place: TokenPlace) => string {
  const { placeNames } = useText(tokenDeskText)
  const say = useSay()
  const { world } = useLabView()
  return place => {
    const browser = say(profileWords[place.profile])
    if (place.kind === 'cookie') return placeNames.cookie(shown(place.cookie.name), browser, shown(place.cookie.domain))
    const [name, origin] = [shown(place.item), say(sayStoragePlace(place))]
    if (place.kind === 'local') return placeNames.local(name, browser, origin)
    return placeNames.session(name, (place.tab === null ? undefined : world.tabs[place.tab]?.lane) ?? '?', origin)
  }
}
