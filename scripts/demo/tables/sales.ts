/** How the branch sells a main contract: to whom, how often and for how much. */
export type MainSale = {
  code: string;
  /** Insurance ages at issue, inside the catalogue's own limits. */
  ages: [number, number];
  weight: number;
  /** Calendar years of sale; discontinued products have an end. */
  soldUntil: number;
  /** In the product's own unit. */
  sums: { min: number; max: number; step: number };
};
export type RiderSale = {
  code: string;
  share: number;
  sums: { min: number; max: number; step: number };
};

const FOR_EVER = 9_999;
const sale = (
  code: string,
  ages: [number, number],
  weight: number,
  [min, max, step]: [number, number, number],
  soldUntil = FOR_EVER,
): MainSale => ({ code, ages, weight, soldUntil, sums: { min, max, step } });

export const mainSales: readonly MainSale[] = [
  sale("QH-WL", [0, 65], 50, [300_000, 3_000_000, 100_000]),
  sale("QH-TL", [20, 55], 22, [1_000_000, 10_000_000, 500_000]),
  sale("QH-DT", [25, 50], 14, [2_000_000, 10_000_000, 500_000]),
  sale("QH-IW", [0, 70], 12, [200_000, 2_000_000, 100_000]),
  sale("QH-CA", [0, 60], 16, [300_000, 1_500_000, 100_000]),
  sale("QH-DI", [15, 55], 12, [10_000, 40_000, 5_000]),
  sale("QH-LT", [35, 65], 8, [10_000, 40_000, 5_000]),
  sale("QH-AN", [30, 60], 10, [60_000, 360_000, 60_000]),
  sale("QH-ED", [0, 12], 16, [50_000, 200_000, 50_000]),
  sale("QH-RP", [0, 60], 14, [100_000, 1_000_000, 100_000], 2013),
  sale("HY-PA", [15, 65], 26, [1_000_000, 5_000_000, 500_000]),
  sale("MS-MI", [0, 60], 26, [300_000, 1_500_000, 100_000]),
  sale("MS-EN", [0, 50], 20, [200_000, 1_000_000, 100_000], 2011),
];

const rider = (
  code: string,
  share: number,
  [min, max, step]: [number, number, number],
): RiderSale => ({
  code,
  share,
  sums: { min, max, step },
});

/** Riders by the company of their main contract. */
export const riderSales: Readonly<Record<string, readonly RiderSale[]>> = {
  QH: [
    rider("QH-HR", 0.5, [1, 4, 1]),
    rider("QH-PA", 0.42, [1_000_000, 5_000_000, 500_000]),
    rider("QH-HD", 0.36, [500, 3_000, 500]),
    rider("QH-PR", 0.28, [20_000, 50_000, 10_000]),
    rider("QH-CI", 0.26, [300_000, 2_000_000, 100_000]),
  ],
  HY: [rider("HY-HR", 0.5, [1, 3, 1])],
  MS: [rider("MS-DI", 0.3, [10_000, 30_000, 5_000])],
};
