/** How wide columns of the same thing are, in every table: as their words need, with the padding of a cell. */
export const WIDTH = {
  account: 150,
  hostname: 145,
  instance: 215,
  mode: 110,
  person: 230,
  region: 120,
  status: 180,
  time: 200,
  took: 115,
  wave: 150,
} as const;
