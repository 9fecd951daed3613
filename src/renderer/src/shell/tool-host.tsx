import { Suspense, type ComponentType } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { mayUseTool } from '@shared/contract/policy-rules.ts'
import { usePolicy } from '../base/use-policy.ts'
import { toolText } from '../i18n/tool-text.ts'
import { useSay, useText } from '../i18n/use-text.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { Untrusted } from '../ui/untrusted.tsx'
import './tool-host.css'
import { tools } from './tool-registry.tsx'
import { closeTool, useOpenTool, type ToolRequest } from '../tools/tool-store.ts'

/** The dialog of the tool that is open, if one is. Stands inside the lab view, which every tool looks at. */
export function ToolHost() {
  const policy = usePolicy()
  const open = useOpenTool()
  const request = open !== null && mayUseTool(policy, open.tool) ? open : null
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen={request !== null}
      isDismissable
      onOpenChange={isOpen => (isOpen ? undefined : closeTool())}
    >
      <Modal className="modal tool">
        <Dialog className="modal-dialog tool-dialog">{request === null ? null : <OpenTool request={request} />}</Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function OpenTool({ request }: { readonly request: ToolRequest }) {
  const text = useText(toolText)
  const { title, Content } = tools[request.tool]
  // One entry of the registry takes the request of its own name: the compiler cannot follow the pair through the look-up.
  const Tool = Content as ComponentType<{ readonly request: ToolRequest }>
  return (
    <>
      <header className="tool-head">
        <Heading slot="title">{useSay()(title)}</Heading>
        <IconButton icon="close" label={text.close} onPress={closeTool} />
      </header>
      <div className="tool-body">
        <ErrorBoundary
          fallback={(error, retry) => (
            <EmptyState title={text.failed} note={<Untrusted text={error.message} />}>
              <Button onPress={retry}>{text.tryAgain}</Button>
            </EmptyState>
          )}
        >
          <Suspense fallback={null}>
            <Tool request={request} />
          </Suspense>
        </ErrorBoundary>
      </div>
    </>
  )
}
