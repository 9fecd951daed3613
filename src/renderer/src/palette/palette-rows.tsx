import type { ReactElement } from 'react'
import { Header, ListBoxItem, ListBoxSection, Text } from 'react-aria-components'
import type { Language } from '@shared/language.ts'
import { paletteText } from '../i18n/palette-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Icon } from '../ui/icon.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import type { Match } from './match-entries.ts'
import { entryKinds, kindNames, type PaletteEntry } from './palette-entries.ts'

interface PaletteSectionsProps {
  /** All entries, those that were chosen last first. */
  readonly matches: readonly Match<PaletteEntry>[]
  readonly recent: readonly string[]
  readonly language: Language
}

/** Everything there is, while nothing is typed: what was chosen last, then by kind. */
export function paletteSections({ matches, recent, language }: PaletteSectionsProps): readonly ReactElement[] {
  const isRecent = ({ entry }: Match<PaletteEntry>): boolean => recent.includes(entry.id)
  const groups = [
    { id: 'recent', title: paletteText[language].recent, own: matches.filter(isRecent) },
    ...entryKinds.map(kind => ({
      id: kind,
      title: kindNames[kind].many[language],
      own: matches.filter(match => match.entry.kind === kind && !isRecent(match)),
    })),
  ]
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ id, title, own }) => (
      <ListBoxSection key={id} className="palette-section">
        <Header className="palette-heading">{title}</Header>
        {own.map(match => (
          <PaletteRow key={match.entry.id} match={match} hasKind={id === 'recent'} />
        ))}
      </ListBoxSection>
    ))
}

interface PaletteRowProps {
  readonly match: Match<PaletteEntry>
  /** Says what it is: a command, a lesson … */
  readonly hasKind: boolean
}

/** One entry. Names of lessons are from files, and so are not trusted. */
export function PaletteRow({ match: { entry, foundBy }, hasKind }: PaletteRowProps) {
  const text = useText(paletteText)
  const say = useSay()
  const label = say(entry.label)
  const note = foundBy === null ? (entry.note === null ? null : say(entry.note)) : text.foundBy(foundBy)
  return (
    <ListBoxItem id={entry.id} textValue={visibleText(label)} className="palette-row">
      <Icon name={entry.icon} />
      <Text slot="label" className="palette-name">
        <Untrusted text={label} />
      </Text>
      {note === null ? null : (
        <Text slot="description" className="palette-note" title={visibleText(note)}>
          <Untrusted text={note} />
        </Text>
      )}
      {hasKind ? <span className="palette-kind">{say(kindNames[entry.kind].one)}</span> : null}
      {entry.keys.length === 0 ? null : (
        <span className="palette-keys">
          {entry.keys.map(key => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      )}
    </ListBoxItem>
  )
}
