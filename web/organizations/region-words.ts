import type { Region } from "../../protocol/organization.ts"

/** Regions in words, in the order they are offered. */
export const regionWords: [Region, string][] = [
  ["auto", "Near whoever writes first"],
  ["eu", "European Union, guaranteed to stay there"],
  ["weur", "Western Europe"],
  ["eeur", "Eastern Europe"],
  ["enam", "Eastern North America"],
  ["wnam", "Western North America"],
  ["sam", "South America"],
  ["apac", "Asia and the Pacific"],
  ["oc", "Oceania"],
  ["me", "Middle East"],
  ["afr", "Africa"],
]
