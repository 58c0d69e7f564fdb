/** Id of the demo organization "Northwind Outfitters", the same on every machine. */
export const SEED_ORG_ID = "6f1d2c0a-3b74-4e5a-9c1e-0d5a7e1b2c34"
