import type { CourierFault } from "./courier-in-memory.ts"
import type { Fault } from "./faults.ts"

/** The next calls to the courier fail, so many of them. */
const call = (fault: CourierFault, times: number): Fault => ({
  weight: 1,
  strikes: (_play, { tenant }) => {
    for (let time = 0; time < times; time += 1) tenant.courier.faults.push(fault)
    return false
  },
})

export const courierFaults: Record<string, Fault> = {
  "courier down": call("courier down", 3),
  "courier's answer lost": call("courier's answer lost", 1),
  "courier slow": call("courier slow", 1),
}
