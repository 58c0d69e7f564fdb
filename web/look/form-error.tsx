import { Icon } from "./icon.tsx"

/** What is wrong with a form as a whole; read out when it appears. */
export function FormError({ children }: { children?: string | undefined }) {
  return (
    <div role="alert">
      {children && (
        <p className="notice late">
          <Icon name="alert" />
          <span>{children}</span>
        </p>
      )}
    </div>
  )
}
