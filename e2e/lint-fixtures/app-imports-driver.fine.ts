// app/api/example/route.ts

import { NextResponse } from 'next/server'

export const GET = () => NextResponse.json({ ok: true })
