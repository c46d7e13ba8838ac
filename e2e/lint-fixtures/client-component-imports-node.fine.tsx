// app/example.tsx

'use client'

import { useState } from 'react'

export const useId = () => useState(() => crypto.randomUUID())
