import { askForHelp } from './ask-for-help.mjs'
import { inspectMachine } from './machine.mjs'
import { PlainError } from '../shell/plain-error.mjs'
import { performStep } from './perform-step.mjs'
import { planSetup } from './plan-setup.mjs'
import { realPorts } from './real-ports.mjs'
import { words } from './words.mjs'

/** @typedef {import('./plan-setup.mjs').Step} Step */

/** Set-up cannot go on by itself; the message tells the person what to do. */
export class SetupStopped extends PlainError {}

/** @param {readonly import('./plan-setup.mjs').Missing[]} missing */
const named = missing => missing.map(item => words.missing[item]).join(', ')

/** @param {Step} step @returns {string | undefined} what to tell a person, when the step is theirs */
function requestOf(step) {
  if (step.kind === 'ask-for-help') return askForHelp(step)
  return step.kind === 'ask-for-chromium' ? `${words.missingIs(named(step.missing))}\n${words.chromiumOfYourOwn}` : undefined
}

/**
 * Brings the machine to where `purpose` can run: looks, does the first step of the plan, looks again, until nothing is left.
 * @param {import('./plan-setup.mjs').Purpose} purpose
 * @param {import('./machine.mjs').Ports} [ports]
 * @param {typeof performStep} [perform]
 * @throws {SetupStopped} when a person has to do something first
 */
export async function ensureReady(purpose, ports = realPorts(), perform = performStep) {
  const done = new Set()
  for (;;) {
    const [step] = planSetup(inspectMachine(ports), purpose)
    if (!step) return
    const request = requestOf(step)
    if (request !== undefined) throw new SetupStopped(request)
    if (done.has(step.kind)) throw new SetupStopped(words.stillMissing('missing' in step ? named(step.missing) : step.kind))
    done.add(step.kind)
    await perform(/** @type {import('./perform-step.mjs').OwnStep} */ (step))
  }
}
