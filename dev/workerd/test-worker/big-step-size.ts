export const stepSize = 10
