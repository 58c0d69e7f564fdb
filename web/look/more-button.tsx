interface Props {
  /** A list that is read page by page, as `useInfiniteQuery` answers. */
  read: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => void }
  words?: string | undefined
}

/** At the end of a list: the next page, as long as there is one. */
export function MoreButton({ read, words = "Show more" }: Props) {
  if (!read.hasNextPage) return null
  return (
    <button
      type="button"
      className="button wide"
      aria-disabled={read.isFetchingNextPage}
      onClick={() => read.fetchNextPage()}
    >
      {read.isFetchingNextPage ? "Loading more" : words}
    </button>
  )
}
