import type { IpcChannel, IpcInput, IpcOutput, IpcPush, IpcPushes } from '@shared/contract/ipc-contract.ts'
import { failure, type Failure, type Result } from '@shared/contract/result.ts'

/** Asks the main process. A rejected promise would be a bug on the other side; it becomes an `internal` failure like any other. */
export async function call<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<Result<IpcOutput<Channel>>> {
  for (const listener of callListeners) listener(channel)
  try {
    return await window.crumbtrail.call(channel, input)
  } catch (error) {
    return failure('internal', { kind: 'bug', message: error instanceof Error ? error.message : String(error) })
  }
}

type CallListener = (channel: IpcChannel) => void
const callListeners = new Set<CallListener>()

/** Hears of every question and command as it is given; returns the function that stops listening. */
export function onCall(listener: CallListener): () => void {
  callListeners.add(listener)
  return () => callListeners.delete(listener)
}

/** Listens to a push; returns the function that stops listening. */
export function on<Push extends IpcPush>(push: Push, listener: (payload: IpcPushes[Push]) => void): () => void {
  return window.crumbtrail.on(push, listener)
}

/** Sends a command whose answer says nothing but "done"; a failure goes to the place that shows failures. */
export function send<Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): void {
  void call(channel, input).then(result => {
    if (!result.ok) for (const listener of failureListeners) listener(result.error, channel)
  })
}

type FailureListener = (failure: Failure, channel: IpcChannel) => void
const failureListeners = new Set<FailureListener>()

/** Hears of every failed `send`; returns the function that stops listening. */
export function onFailure(listener: FailureListener): () => void {
  failureListeners.add(listener)
  return () => failureListeners.delete(listener)
}
