import type { UserRow } from '@shared/lab/server-rows.ts'
import type { Kept } from '@shared/trace/world.ts'
import { inspectorText } from '../i18n/inspector-text.ts'
import { useText } from '../i18n/use-text.ts'
import { Button } from '../ui/button.tsx'
import { visibleText } from '@shared/web/visible-text.ts'
import { ServerRow } from './server-row.tsx'
import { askServer } from './ask-server.ts'
import type { TableProps } from './table-props.ts'

const roles = ['user', 'admin'] as const
const permissions = ['orders:refund'] as const
type Permission = (typeof permissions)[number]

interface UserTableProps extends TableProps {
  readonly users: readonly Kept<UserRow>[]
  /** The browsers that have a valid refresh token. */
  readonly usersWithRefresh: ReadonlySet<string>
}

/** Who may what. A change here reaches a session with the next request, and a token when it is renewed. */
export function UserTable({ users, usersWithRefresh, canEdit, ...rest }: UserTableProps) {
  const text = useText(inspectorText)
  return (
    <ul className="item-list">
      {users.map(({ row, changedBy }) => (
        <ServerRow
          key={row.name}
          name={row.name}
          changedBy={changedBy}
          facts={
            canEdit
              ? []
              : [
                  [text.role, row.role],
                  [text.permissions, row.permissions.join(', ') || text.none],
                  [text.tokenVersion, String(row.tokenVersion)],
                ]
          }
          {...rest}
        >
          {canEdit ? <UserControls row={row} hasRefresh={usersWithRefresh.has(row.name)} /> : null}
        </ServerRow>
      ))}
    </ul>
  )
}

function UserControls({
  row: { name, role, permissions: held, tokenVersion },
  hasRefresh,
}: {
  readonly row: UserRow
  readonly hasRefresh: boolean
}) {
  const text = useText(inspectorText)
  const shown = visibleText(name)
  const grant = (permission: Permission, isHeld: boolean): void => {
    const others = permissions.filter(each => each !== permission && held.includes(each))
    askServer({ do: 'set-permissions', user: name, permissions: isHeld ? [...others, permission] : others })
  }
  return (
    <div className="server-controls">
      <select
        aria-label={text.roleOf(shown)}
        value={role}
        onChange={({ target }) => askServer({ do: 'set-role', user: name, role: roles.find(each => each === target.value) ?? 'user' })}
      >
        {roles.map(each => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      {permissions.map(permission => (
        <label key={permission} className="form-check">
          <input
            type="checkbox"
            aria-label={text.permissionOf(permission, shown)}
            checked={held.includes(permission)}
            onChange={({ target }) => grant(permission, target.checked)}
          />
          <span>{permission}</span>
        </label>
      ))}
      <span className="server-version">
        {text.tokenVersion} {tokenVersion}
      </span>
      <Button aria-label={text.revokeTokensOf(shown)} onPress={() => askServer({ do: 'revoke-tokens', user: name })}>
        {text.revokeTokens}
      </Button>
      {hasRefresh ? (
        <Button aria-label={text.revokeRefreshOf(shown)} onPress={() => askServer({ do: 'revoke-refresh', user: name })}>
          {text.revokeRefresh}
        </Button>
      ) : null}
    </div>
  )
}
