export const stepSize = 1
