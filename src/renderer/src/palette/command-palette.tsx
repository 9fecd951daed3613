import { useEffect, useRef, useState, type RefObject } from 'react'
import { Autocomplete, Dialog, Heading, Input, ListBox, Modal, ModalOverlay, TextField } from 'react-aria-components'
import type { LessonId, TabId } from '@shared/ids.ts'
import { useApp } from '../base/app-store.ts'
import { usePolicy } from '../base/use-policy.ts'
import { paletteText } from '../i18n/palette-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import type { Deeds } from '../tools/command-deeds.ts'
import { noteChosen, showPalette, usePalette } from '../tools/palette-store.ts'
import { useHasLab, useReplay } from '../trace/replay-store.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { focusOnMount } from '../ui/focus-on-mount.ts'
import { Icon } from '../ui/icon.tsx'
import './command-palette.css'
import { isNothingTyped, matchEntries } from './match-entries.ts'
import { paletteEntries, type PaletteEntry } from './palette-entries.ts'
import { PaletteRow, paletteSections } from './palette-rows.tsx'

interface CommandPaletteProps {
  readonly deeds: Deeds
  readonly tab: TabId | null
  readonly onStartLesson: (lesson: LessonId) => void
  readonly onEnter: () => void
}

/** Every command, tool, lesson, browser window and page of the lab, by its name in either language (Ctrl+K). */
export function CommandPalette(props: CommandPaletteProps) {
  const { isOpen } = usePalette()
  const chosen = useRef<PaletteEntry | null>(null)
  return (
    <ModalOverlay className="modal-overlay palette-overlay" isOpen={isOpen} isDismissable onOpenChange={showPalette}>
      <Modal className="modal palette">
        <PaletteDialog {...props} chosen={chosen} />
      </Modal>
    </ModalOverlay>
  )
}

/** The field of a list that is always open; `aria-controls` comes from `Autocomplete`. */
const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const

type Chosen = RefObject<PaletteEntry | null>

function PaletteDialog({ chosen, ...props }: CommandPaletteProps & { readonly chosen: Chosen }) {
  const text = useText(paletteText)
  const language = useLanguage()
  const [query, setQuery] = useState('')
  const { recent } = usePalette()
  const entries = useEntries(props)
  useActOnceGone(chosen)
  const isBrowsing = isNothingTyped(query)
  const matches = matchEntries(entries, query, { language, recent })
  const onAction = (id: string): void => {
    chosen.current = entries.find(entry => entry.id === id) ?? null
    noteChosen(id)
    showPalette(false)
  }
  return (
    <Dialog className="palette-dialog">
      <Heading slot="title" className="visually-hidden">
        {text.title}
      </Heading>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <TextField className="palette-field" aria-label={text.field}>
          <Icon name="search" />
          <Input ref={focusOnMount} {...combobox} placeholder={text.field} />
        </TextField>
        <ListBox
          className="palette-list"
          aria-label={text.list}
          onAction={key => onAction(String(key))}
          renderEmptyState={() => <EmptyState title={text.none} note={text.noneNote} />}
        >
          {isBrowsing
            ? paletteSections({ matches, recent, language })
            : matches.map(match => <PaletteRow key={match.entry.id} match={match} hasKind />)}
        </ListBox>
      </Autocomplete>
      <p className="palette-foot" role="status">
        {isBrowsing ? text.hint : text.found(matches.length)}
      </p>
    </Dialog>
  )
}

function useEntries(props: CommandPaletteProps): readonly PaletteEntry[] {
  const stage = useApp(state => state.stage)
  const lessons = useApp(state => state.lessonCards)
  const platform = useApp(state => state.facts?.platform ?? '')
  const isReplay = useReplay() !== null
  const hasLab = useHasLab()
  const policy = usePolicy()
  return paletteEntries({ ...props, stage, lessons, platform, isReplay, hasLab, policy })
}

/** Does what was chosen once the palette is gone and the focus is back where it was: what is chosen may move the focus on. */
function useActOnceGone(chosen: Chosen): void {
  useEffect(
    () => () => {
      // React Aria gives the focus back in the next frame, and has asked for it first.
      requestAnimationFrame(() => {
        const entry = chosen.current
        chosen.current = null
        entry?.act()
      })
    },
    [chosen],
  )
}
