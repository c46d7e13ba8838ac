import type { CSSProperties } from 'react'

// Mail programs know no CSS variables and no oklch: the colors of app/globals.css, as hex.
const sans = '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif'

export const styles = {
  page: { margin: 0, padding: '32px 16px', backgroundColor: '#fbfbfc', fontFamily: sans },
  container: { maxWidth: '520px' },
  wordmark: { margin: '0 0 16px', fontSize: '16px', lineHeight: '24px', fontWeight: 600, color: '#15171d' },
  card: {
    maxWidth: '520px',
    padding: '32px',
    backgroundColor: '#ffffff',
    border: '1px solid #e1e2e5',
    borderRadius: '8px',
    borderCollapse: 'separate',
  },
  heading: { margin: '0 0 16px', fontSize: '20px', lineHeight: '28px', fontWeight: 600, color: '#15171d' },
  text: { margin: '0 0 16px', fontSize: '14px', lineHeight: '22px', color: '#15171d' },
  note: {
    margin: '16px 0 0',
    fontSize: '13px',
    lineHeight: '20px',
    color: '#5d5f69',
    overflowWrap: 'anywhere',
  },
  act: {
    padding: '12px 20px',
    borderRadius: '6px',
    backgroundColor: '#4353d6',
    color: '#ffffff',
    fontSize: '14px',
    fontWeight: 500,
  },
  link: { color: '#414fd2', textDecoration: 'underline' },
  address: { color: '#414fd2', textDecoration: 'underline', wordBreak: 'break-all' },
  footer: {
    margin: '16px 0 0',
    fontSize: '12px',
    lineHeight: '18px',
    color: '#5d5f69',
    overflowWrap: 'anywhere',
  },
  footerLink: { color: '#5d5f69', textDecoration: 'underline' },
} satisfies Record<string, CSSProperties>

// Inline styles win over rules, hence !important; the page's color also stands on a cell that has no class.
// No quotes and no > in here: React escapes them.
export const darkMode = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #0b0b0e !important; }
  .page td { background-color: transparent !important; }
  .card { background-color: #121215 !important; border-color: #27282d !important; }
  .strong { color: #f2f2f4 !important; }
  .quiet { color: #a4a6ae !important; }
  .link { color: #96acfe !important; }
  .act { background-color: #4f62e3 !important; }
}
`
