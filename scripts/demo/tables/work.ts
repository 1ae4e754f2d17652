/** An occupation with its accident class (1 safest to 6) and typical yearly income in TWD at age 40. */
export type Occupation = {
  name: string;
  occupationClass: number;
  incomeTwd: number;
  weight: number;
  education: "senior_high" | "college" | "bachelor" | "master" | "doctor";
};

const rows: [string, number, number, number, Occupation["education"]][] = [
  ["行政人員", 1, 620_000, 12, "bachelor"],
  ["工程師", 1, 1_350_000, 10, "master"],
  ["軟體工程師", 1, 1_500_000, 5, "master"],
  ["會計", 1, 720_000, 6, "bachelor"],
  ["教師", 1, 960_000, 6, "master"],
  ["公務員", 1, 880_000, 6, "bachelor"],
  ["業務代表", 1, 850_000, 8, "bachelor"],
  ["銀行行員", 1, 980_000, 4, "bachelor"],
  ["護理師", 1, 780_000, 4, "bachelor"],
  ["醫師", 1, 3_200_000, 1, "doctor"],
  ["律師", 1, 2_200_000, 0.5, "master"],
  ["店員", 1, 440_000, 7, "senior_high"],
  ["餐飲業主", 2, 950_000, 3, "college"],
  ["廚師", 2, 600_000, 4, "senior_high"],
  ["美髮師", 1, 520_000, 3, "senior_high"],
  ["外務員", 2, 580_000, 3, "college"],
  ["作業員", 2, 520_000, 6, "senior_high"],
  ["技術員", 2, 640_000, 4, "college"],
  ["農民", 2, 420_000, 2, "senior_high"],
  ["警察", 3, 1_050_000, 1.5, "college"],
  ["水電工", 3, 680_000, 2, "senior_high"],
  ["汽車維修技師", 3, 620_000, 2, "senior_high"],
  ["計程車司機", 4, 560_000, 2, "senior_high"],
  ["外送員", 4, 540_000, 2, "senior_high"],
  ["貨車司機", 4, 680_000, 1.5, "senior_high"],
  ["營造工人", 4, 640_000, 2, "senior_high"],
  ["消防員", 5, 1_050_000, 0.5, "college"],
  ["高空作業員", 5, 900_000, 0.3, "senior_high"],
  ["爆破工", 6, 1_000_000, 0.1, "senior_high"],
];

export const occupations: readonly (readonly [Occupation, number])[] = rows.map(
  ([name, occupationClass, incomeTwd, weight, education]) => [
    { name, occupationClass, incomeTwd, weight, education },
    weight,
  ],
);

/** Invented firms: a word and a trade. */
export const firmWords =
  "宏遠 聯泰 立德 大昌 永盛 鼎新 和泰昌 群欣 晶宇 瑞豐 信達 新禾 凱盛 長青 光華 東昇 天祥 昱成 佳億 寶島".split(
    " ",
  );
export const firmTrades =
  "科技 電子 貿易 建設 食品 物流 設計 生技 機械 紡織 餐飲 資訊 營造 文教 印刷".split(" ");

export const lifestyleTags =
  "登山 路跑 露營 烘焙 攝影 釣魚 高爾夫 旅遊 投資理財 親子 咖啡 瑜珈 單車 寵物 園藝 品酒 茶道 志工 健身 追劇".split(
    " ",
  );
