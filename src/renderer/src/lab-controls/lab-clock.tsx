import { useId, useState } from 'react'
import { Button as AriaButton, DialogTrigger, Form, Popover } from 'react-aria-components'
import { sayDuration } from '@shared/words/duration-words.ts'
import { send } from '../base/bridge.ts'
import { labControlsText } from '../i18n/lab-controls-text.ts'
import { useLanguage, useText } from '../i18n/use-text.ts'
import { useLayout } from '../panes/use-layout.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useMoment } from '../trace/use-moment.ts'
import './lab-clock.css'
import { useClockLead } from './use-lab.ts'

const unitMs = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const
type Unit = keyof typeof unitMs
const units = ['minutes', 'hours', 'days'] as const satisfies readonly Unit[]
const steps = [
  { name: 'minute', ms: unitMs.minutes },
  { name: 'quarter', ms: 15 * unitMs.minutes },
  { name: 'hour', ms: unitMs.hours },
  { name: 'day', ms: unitMs.days },
  { name: 'month', ms: 30 * unitMs.days },
] as const
/** The longest life of a cookie, and the longest step that the contract lets through. */
const maxDays = 400

const move = (ms: number): void => send('lab:move-clock', { ms })

/** The time that the server and the cookie jars live by, and the way to move it. */
export function LabClock() {
  const text = useText(labControlsText)
  const language = useLanguage()
  const titleId = useId()
  const leadMs = useClockLead()
  const { labMs } = useMoment(null)
  const hasRoom = useLayout() === 'wide'
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(labMs)
  const span = sayDuration(leadMs, language)
  const lead = leadMs === 0 ? text.noLead : leadMs < 0 ? text.behind(span) : text.lead(span)
  return (
    <DialogTrigger>
      <AriaButton
        className={hasRoom ? 'button button-quiet lab-clock' : 'icon-button lab-clock'}
        aria-label={text.clockButton(time, lead)}
        data-ahead={leadMs === 0 ? undefined : ''}
      >
        <Icon name="clock" />
        {hasRoom ? time : null}
        {leadMs === 0 || !hasRoom ? null : <span className="lab-clock-lead">{`${leadMs < 0 ? '−' : '+'}${span}`}</span>}
      </AriaButton>
      {/* The popover itself is the dialog: its hidden buttons for screen readers then stand inside of it. */}
      <Popover className="display-popover" placement="bottom end" aria-labelledby={titleId}>
        <div className="lab-clock-panel">
          <h2 id={titleId}>{text.clock}</h2>
          <p className="lab-clock-now" role="status">
            <b>{new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(labMs)}</b>
            {lead}
          </p>
          <Steps />
          <OtherStep />
          <p className="lab-clock-note">{text.onlyForward}</p>
          <div className="lab-clock-reach">
            <Reach title={text.moves} items={text.movesWhat} icon="check" />
            <Reach title={text.leaves} items={text.leavesWhat} icon="cross" />
          </div>
        </div>
      </Popover>
    </DialogTrigger>
  )
}

function Steps() {
  const text = useText(labControlsText)
  return (
    <div className="lab-clock-steps" role="group" aria-label={text.forward}>
      {steps.map(({ name, ms }) => (
        <Button key={name} aria-label={text.stepBy(text.steps[name])} onPress={() => move(ms)}>
          {text.steps[name]}
        </Button>
      ))}
    </div>
  )
}

function OtherStep() {
  const text = useText(labControlsText)
  const [amount, setAmount] = useState('2')
  const [unit, setUnit] = useState<Unit>('hours')
  const max = Math.floor((maxDays * unitMs.days) / unitMs[unit])
  return (
    <Form
      className="lab-clock-other"
      aria-label={text.custom}
      onSubmit={submitted => {
        submitted.preventDefault()
        move(Math.round(Number(amount)) * unitMs[unit])
      }}
    >
      <input
        type="number"
        aria-label={text.amount}
        required
        min={1}
        max={max}
        value={amount}
        onChange={({ target }) => setAmount(target.value)}
      />
      <select aria-label={text.unit} value={unit} onChange={({ target }) => setUnit(units.find(each => each === target.value) ?? 'hours')}>
        {units.map(each => (
          <option key={each} value={each}>
            {text.units[each]}
          </option>
        ))}
      </select>
      <Button type="submit">{text.move}</Button>
    </Form>
  )
}

interface ReachProps {
  readonly title: string
  readonly items: readonly string[]
  readonly icon: 'check' | 'cross'
}

function Reach({ title, items, icon }: ReachProps) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {items.map(item => (
          <li key={item}>
            <Icon name={icon} />
            {item}
          </li>
        ))}
      </ul>
    </section>
  )
}
