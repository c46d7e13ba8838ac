'use client'

import { Command } from 'cmdk'
import { Check, Plus, Rows3 } from 'lucide-react'
import { roleTitle } from './role-title'
import { TenantMark } from './tenant-mark'
import { tenantPath } from './tenant-pages'
import type { TenantSwitcherProps } from './tenant-switcher'

/** All organizations of a person, found while typing. Loaded on first use by `TenantSwitcher`. */
export function TenantList({ current, tenants }: TenantSwitcherProps) {
  return (
    <Command label="Organizations" loop>
      <Command.Input
        autoFocus
        placeholder="Find an organization"
        className="h-10 w-full border-b bg-transparent px-3 text-base outline-none placeholder:text-muted touch:h-12 touch:text-lg"
      />
      <Command.List className="max-h-80 overflow-y-auto p-1">
        <Command.Empty className="px-2 py-4 text-center text-muted">
          None of yours has that name.
        </Command.Empty>
        <Command.Group>
          {tenants.map(({ id, slug, name, role }) => (
            <Command.Item
              key={id}
              value={id}
              keywords={[name, slug]}
              className={itemClasses}
              onSelect={() => open(tenantPath(slug))}
            >
              <TenantMark name={name} size="sm" />
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-muted">{roleTitle(role)}</span>
              {id === current.id && <Check aria-label="Current" className="size-4 text-muted" />}
            </Command.Item>
          ))}
        </Command.Group>
        <Command.Group forceMount className="mt-1 border-t pt-1">
          <Command.Item
            forceMount
            value="create"
            className={itemClasses}
            onSelect={() => open('/onboarding')}
          >
            <Plus aria-hidden="true" className="size-4 text-muted" />
            Create organization
          </Command.Item>
          <Command.Item
            forceMount
            value="all"
            className={itemClasses}
            onSelect={() => open('/account/organizations')}
          >
            <Rows3 aria-hidden="true" className="size-4 text-muted" />
            All organizations
          </Command.Item>
        </Command.Group>
      </Command.List>
    </Command>
  )
}

/** A new document: what the page and the router hold in memory belongs to the organization that is left. */
function open(path: string): void {
  window.location.assign(path)
}

const itemClasses =
  'flex h-9 items-center gap-2.5 rounded-md px-2 text-base data-[selected=true]:bg-hover touch:h-11'
