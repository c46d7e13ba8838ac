import { Body, Button, Container, Head, Html, Link, Preview, Text } from 'react-email'
import type { ReactNode } from 'react'
import type { MailSite } from '../site'
import { darkMode, styles } from './styles'

/** The frame of every mail: wordmark, heading, words, one act, and who sent it to whom. */
export function MailLayout(props: {
  site: MailSite
  to: string
  /** What inboxes show beside the subject. */
  preview: string
  heading: string
  children: ReactNode
}) {
  const { site, to, preview, heading, children } = props
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{darkMode}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Preview>{preview}</Preview>
        <Container style={styles.container}>
          <Text className="strong" style={styles.wordmark}>
            {site.name}
          </Text>
          <Container className="card" style={styles.card}>
            <h1 className="strong" style={styles.heading}>
              {heading}
            </h1>
            {children}
          </Container>
          <Text className="quiet" style={styles.footer}>
            Sent to {to} by {site.company}.
            <br />
            <Link className="quiet" href={site.url} style={styles.footerLink}>
              {site.url}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  )
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="strong" style={styles.text}>
      {children}
    </Text>
  )
}

/** What to know besides the act: how long a link works, what to do if it was someone else. */
export function Note({ children }: { children: ReactNode }) {
  return (
    <Text className="quiet" style={styles.note}>
      {children}
    </Text>
  )
}

/** The one act. Its address also stands below in full, for readers whose program shows no buttons. */
export function Act({ href, children }: { href: string; children: string }) {
  return (
    <>
      <Button href={href} className="act" style={styles.act}>
        {children}
      </Button>
      <Text data-skip-in-text="true" className="quiet" style={styles.note}>
        Or open this address:{' '}
        <Link className="link" href={href} style={styles.address}>
          {href}
        </Link>
      </Text>
    </>
  )
}

/** A link inside a sentence. */
export function TextLink({ href, children }: { href: string; children: string }) {
  return (
    <Link className="link" href={href} style={styles.link}>
      {children}
    </Link>
  )
}
