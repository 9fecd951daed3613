import { useMemo, useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { Decision, Exchange } from '@shared/trace/exchange.ts'
import { codeText } from '../i18n/code-text.ts'
import { useText } from '../i18n/use-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import './code-view.css'
import { litIn, readStory } from './lit-story.ts'
import { parseSource } from './parse-source.ts'
import { findRouteSource, type SourceFile } from './server-sources.ts'
import { SourceLines } from './source-lines.tsx'

/** The scheme's own source, with the checks lit as they ran for this request; each opens its own file. */
export function CodeView({ exchange }: { readonly exchange: Exchange }) {
  const text = useText(codeText)
  const decision = exchange.hops.at(-1)?.decision ?? null
  if (decision === null) return <EmptyState title={text.noDecision} note={text.noDecisionNote} />
  const file = findRouteSource(decision.scheme, decision.route)
  if (file === null) return <EmptyState title={text.noSource} note={text.noSourceNote} />
  // Another decision begins at its own scheme again.
  return <DecisionCode key={`${decision.scheme} ${decision.route}`} decision={decision} file={file} />
}

function DecisionCode({ decision, file }: { readonly decision: Decision; readonly file: SourceFile }) {
  const text = useText(codeText)
  const [shownPath, show] = useState(file.path)
  const story = useMemo(() => readStory(file, decision), [decision, file])
  const { files } = story
  const shown = files.find(({ path }) => path === shownPath) ?? file
  const parsed = useMemo(() => parseSource(shown.text), [shown])
  const lit = useMemo(() => litIn(story, shown, parsed), [story, shown, parsed])
  return (
    <div className="code">
      <p className="code-intro">{text.intro}</p>
      <ToggleButtonGroup
        className="code-files"
        aria-label={text.files}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[shown.path]}
        onSelectionChange={([path]) => show(String(path ?? file.path))}
      >
        {files.map(({ path }) => (
          <ToggleButton key={path} id={path} className="code-file mono">
            {path.slice(path.lastIndexOf('/') + 1)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SourceLines key={shown.path} label={text.lines(shown.path)} source={parsed} lit={lit} onOpen={show} />
    </div>
  )
}
