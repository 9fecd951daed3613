import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { storyText } from '../i18n/story-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { useLabView } from '../trace/lab-view.ts'
import { clockTime } from '../ui/clock-time.ts'
import type { RowViewProps } from '../trace/row-view.ts'
import { ToNewest } from '../marks/to-newest.tsx'
import { useStickToBottom } from '../ui/use-stick-to-bottom.ts'
import { IconButton } from '../ui/button.tsx'
import { LaneBadge } from '../ui/lane-badge.tsx'
import './story.css'
import { useStoryModel, type Sentence, type StoryModel } from './use-story-model.ts'

/** What happened in plain sentences, in order: a list to read, by eye or by ear. A sentence is chosen like a row. */
export function StoryView({ rows, isFiltered, cursor, onSelect, onEscape }: RowViewProps) {
  const text = useText(storyText)
  const { showEvent, moveCursor } = useLabView()
  const model = useStoryModel(rows, isFiltered, cursor)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const { isTail, follow } = model
  const page = `${model.depth} ${model.sentences[0]?.key ?? ''}`
  const { onScroll } = useStickToBottom(scroller, { isFollowing: isTail, onFollow: follow, size: model.count, start: page })
  usePageTurn(scroller, page, isTail)
  useInSight(scroller, list, cursor === null ? null : (model.sentences[model.current - model.first]?.key ?? null))

  const choose = ({ key, row, seq }: Sentence): void => {
    setFocused(key)
    if (row !== null) return onSelect(row)
    showEvent(seq)
    moveCursor(seq)
  }
  const onKeyDown = (pressed: KeyboardEvent): void => {
    if (pressed.code === 'Escape') return onEscape()
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.story-sentence') ?? [])]
    const target = targetOf(pressed.code, buttons.indexOf(document.activeElement as HTMLElement), buttons.length)
    if (target === null) return
    pressed.preventDefault()
    buttons[target]?.focus()
    follow(target === buttons.length - 1) // who walks through the sentences reads them
  }
  const stop = model.sentences.some(({ key }) => key === focused) ? focused : (model.sentences.at(-1)?.key ?? null)
  return (
    <div className="story">
      <StoryBar model={model} />
      <div className="timeline-frame">
        <div ref={scroller} className="story-scroller" data-following={isTail ? '' : undefined} onScroll={onScroll}>
          <ol ref={list} className="story-list" start={model.first + 1} aria-label={text.title}>
            {model.sentences.map((sentence, index) => (
              <StoryItem
                key={sentence.key}
                sentence={sentence}
                isCurrent={model.first + index === model.current}
                isFuture={cursor !== null && sentence.seq > cursor}
                isStop={sentence.key === stop}
                onChoose={choose}
                onFocus={setFocused}
                onKeyDown={onKeyDown}
              />
            ))}
          </ol>
        </div>
        {isTail ? null : <ToNewest onPress={model.toNewest} />}
      </div>
    </div>
  )
}

interface StoryItemProps {
  readonly sentence: Sentence
  readonly isCurrent: boolean
  readonly isFuture: boolean
  /** The one that Tab leads to. */
  readonly isStop: boolean
  readonly onChoose: (sentence: Sentence) => void
  readonly onFocus: (key: string) => void
  readonly onKeyDown: (pressed: KeyboardEvent) => void
}

function StoryItem({ sentence, isCurrent, isFuture, isStop, onChoose, onFocus, onKeyDown }: StoryItemProps) {
  const text = useText(storyText)
  const language = useLanguage()
  const { key, at, lane } = sentence
  return (
    <li className="story-item" data-future={isFuture ? '' : undefined}>
      <button
        type="button"
        className="story-sentence"
        data-key={key}
        tabIndex={isStop ? 0 : -1}
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => onChoose(sentence)}
        onFocus={() => onFocus(key)}
        onKeyDown={onKeyDown}
      >
        <span className="story-time">{clockTime(at.wallMs)}</span>
        {lane === null ? <span /> : <LaneBadge lane={lane} label={text.tab(lane)} />}
        <span className="story-text">{sentence.text[language]}</span>
        {sentence.row === null ? <span className="story-seq">{text.event(sentence.seq)}</span> : null}
      </button>
    </li>
  )
}

function StoryBar({ model }: { readonly model: StoryModel }) {
  const text = useText(storyText)
  const { depth, setDepth, count, first, sentences, toPrevious, toNext } = model
  return (
    <div className="story-bar">
      <ToggleButtonGroup
        className="timeline-views"
        aria-label={text.how}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[depth]}
        onSelectionChange={keys => setDepth(keys.has('events') ? 'events' : 'rows')}
      >
        <ToggleButton id="rows" className="timeline-view">
          {text.rows}
        </ToggleButton>
        <ToggleButton id="events" className="timeline-view">
          {text.events}
        </ToggleButton>
      </ToggleButtonGroup>
      <span className="story-page" aria-live="polite">
        {count <= sentences.length ? null : text.page(first + 1, first + sentences.length, count)}
      </span>
      {toPrevious === null && toNext === null ? null : (
        <>
          <IconButton icon="back" label={text.previous} isDisabled={toPrevious === null} onPress={() => toPrevious?.()} />
          <IconButton icon="forward" label={text.next} isDisabled={toNext === null} onPress={() => toNext?.()} />
        </>
      )}
    </div>
  )
}

function targetOf(code: string, from: number, count: number): number | null {
  switch (code) {
    case 'ArrowDown':
      return Math.min(count - 1, from + 1)
    case 'ArrowUp':
      return Math.max(0, from - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** A page that was turned to is read from its beginning; the newest sentences, which come by themselves, are followed at their end. */
function usePageTurn(scroller: { readonly current: HTMLElement | null }, page: string, isTail: boolean): void {
  const shown = useRef(page)
  useLayoutEffect(() => {
    const isAnother = shown.current !== page
    shown.current = page
    if (scroller.current === null) return
    if (isAnother && !isTail) scroller.current.scrollTop = 0
  }, [scroller, page, isTail])
}

/** Where the cursor went is brought into sight, without taking the focus. */
function useInSight(
  scroller: { readonly current: HTMLElement | null },
  list: { readonly current: HTMLElement | null },
  key: string | null,
): void {
  useEffect(() => {
    const box = scroller.current
    const item =
      key === null ? null : [...(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])].find(each => each.dataset['key'] === key)
    if (box === null || item == null) return
    const [outer, inner] = [box.getBoundingClientRect(), item.getBoundingClientRect()]
    if (inner.top < outer.top) box.scrollTop += inner.top - outer.top - 8
    else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom + 8
  }, [scroller, list, key])
}
