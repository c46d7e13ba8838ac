'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'
import { Spinner } from './spinner'

/**
 * Sends the form around it, once: while it is under way the button says so and ignores further presses. It stays
 * focusable, so that keyboard and screen reader do not lose their place.
 */
export function SubmitButton(props: SubmitButtonProps) {
  const { children, pendingText, variant = 'primary', onClick, ...button } = props
  const { pending } = useFormStatus()
  return (
    <Button
      type="submit"
      variant={variant}
      {...button}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
    >
      {pending ? (
        <>
          <Spinner />
          {pendingText}
        </>
      ) : (
        children
      )}
    </Button>
  )
}

type SubmitButtonProps = Omit<ButtonProps, 'type'> & {
  /** What the button says meanwhile: "Signing in…". */
  pendingText: string
}
