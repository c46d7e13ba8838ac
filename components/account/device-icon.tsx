import { Laptop, Monitor, Smartphone, Tablet, Terminal } from 'lucide-react'

/** The shape of a device, told from its name ("Safari on iOS"). */
export function DeviceIcon({ deviceName }: { deviceName: string }) {
  const Icon = shapes.find(([pattern]) => pattern.test(deviceName))?.[1] ?? Monitor
  return (
    <span className="grid size-9 shrink-0 place-items-center rounded-md border bg-subtle text-muted">
      <Icon aria-hidden="true" className="size-4" />
    </span>
  )
}

const shapes = [
  [/ipad|tablet/i, Tablet],
  [/ios|iphone|android|mobile/i, Smartphone],
  [/curl|node|script|api|bot/i, Terminal],
  [/mac|windows|linux|chrome ?os|ubuntu/i, Laptop],
] as const
