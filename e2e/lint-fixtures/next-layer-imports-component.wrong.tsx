// lib/next/example.tsx breaks gatehouse/import-zones
import { Button } from '@/components/ui/button'

export const draw = () => <Button>Save</Button>
