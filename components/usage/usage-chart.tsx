'use client'

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { shortDay, type DayUse } from './daily-series'

/** Bars by day. Loaded on its own: see `usage-history.tsx`. */
export function UsageChart({ name, series }: { name: string; series: readonly DayUse[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={[...series]}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--border)" />
        <XAxis
          dataKey="day"
          tickFormatter={shortDay}
          tickLine={false}
          axisLine={false}
          minTickGap={32}
          height={20}
          tick={tick}
        />
        <YAxis width={32} allowDecimals={false} tickLine={false} axisLine={false} tick={tick} />
        <Tooltip
          cursor={{ fill: 'var(--hover)' }}
          labelFormatter={(day) => shortDay(String(day))}
          contentStyle={tooltip}
          isAnimationActive={false}
        />
        <Bar
          dataKey="amount"
          name={name}
          fill="var(--accent)"
          radius={[3, 3, 0, 0]}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  )
}

const tick = { fill: 'var(--muted)', fontSize: 12 }

const tooltip = {
  background: 'var(--raised)',
  border: '1px solid var(--border)',
  borderRadius: 8,
  color: 'var(--foreground)',
  fontSize: 13,
}
