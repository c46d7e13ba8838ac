// app/example.tsx

import { currentSession } from '@/lib/next/current'
import { Button } from '@/components/ui/button'

export const parts = [currentSession, Button]
