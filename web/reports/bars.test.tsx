import { expect, test } from "vitest"
import { render } from "vitest-browser-react"
import { Bars } from "./bars.tsx"

const shown = (values: number[]) =>
  render(
    <Bars
      title="By day"
      unit="Day"
      series={["begun"]}
      rows={values.map((value, at) => ({ name: `${at + 1}`, values: [value] }))}
    />,
  )

test("the tallest bar is what there was most of, and where nothing was none is drawn and none is claimed", async () => {
  const some = await shown([2, 4])
  await expect.element(some.getByText("most: 4")).toBeVisible()
  expect(heights(some.container)).toEqual(["60", "120"])
  await some.unmount()
  const none = await shown([0, 0])
  await expect.element(none.getByText("most: 0")).toBeVisible()
  expect(heights(none.container)).toEqual(["0", "0"])
})

const heights = (chart: Element): (string | null)[] =>
  [...chart.querySelectorAll("rect[x]")].map(bar => bar.getAttribute("height"))
