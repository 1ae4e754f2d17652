import type { Random } from "../random.ts";

type Sex = "M" | "F";

/** Surname and its share in per mille of the population, roughly as the Interior Ministry counts. */
const surnames: readonly (readonly [string, number])[] = Object.entries({
  陳: 112,
  林: 83,
  黃: 60,
  張: 53,
  李: 51,
  王: 41,
  吳: 40,
  劉: 32,
  蔡: 29,
  楊: 27,
  許: 23,
  鄭: 19,
  謝: 18,
  洪: 15,
  郭: 15,
  邱: 15,
  曾: 14,
  廖: 14,
  賴: 13,
  徐: 13,
  周: 12,
  葉: 12,
  蘇: 11,
  莊: 10,
  呂: 10,
  江: 9,
  何: 9,
  蕭: 9,
  羅: 8,
  高: 8,
  潘: 7,
  簡: 7,
  朱: 7,
  鍾: 7,
  游: 6,
  彭: 6,
  詹: 6,
  胡: 6,
  施: 6,
  沈: 6,
  余: 5,
  盧: 5,
  梁: 5,
  趙: 5,
  顏: 5,
  柯: 5,
  翁: 5,
  魏: 5,
  孫: 5,
  戴: 5,
  范: 4,
  方: 4,
  宋: 4,
  鄧: 3,
  杜: 3,
  傅: 3,
  侯: 3,
  曹: 3,
  薛: 3,
  丁: 3,
  卓: 2,
  馬: 2,
  阮: 2,
  董: 2,
  唐: 2,
  溫: 2,
  藍: 2,
  石: 2,
  蔣: 2,
  田: 2,
  康: 1,
  鄒: 1,
  白: 1,
  涂: 1,
  尤: 1,
  巫: 1,
  韓: 1,
  龔: 1,
  嚴: 1,
  袁: 1,
  歐陽: 1,
  張簡: 1,
  范姜: 1,
  司馬: 0.3,
  上官: 0.3,
  諸葛: 0.2,
});

/** First and second characters of given names that were in fashion for people born up to a year. */
type Fashion = { until: number; first: Record<Sex, string>; second: Record<Sex, string> };
const fashions: readonly Fashion[] = [
  {
    until: 1954,
    first: { M: "金木水清文永進添萬榮", F: "秀玉美月春阿金寶素碧" },
    second: { M: "水火龍生福財發成旺山", F: "英蘭花珠鳳霞桂梅雲嬌" },
  },
  {
    until: 1969,
    first: { M: "志建文俊明正國榮振勝", F: "淑美麗秀惠素玉錦瑞雪" },
    second: { M: "明國雄德輝義賢成宏源", F: "芬玲華琴珍貞娟卿惠真" },
  },
  {
    until: 1984,
    first: { M: "志俊建家文宗政信世嘉", F: "淑雅怡佳惠美靜婉慧筱" },
    second: { M: "偉宏豪傑銘賢彥凱源仁", F: "芬惠君婷娟玲萍如雯琪" },
  },
  {
    until: 1999,
    first: { M: "宗冠彥承柏家哲俊翰書", F: "怡雅詩佳宜思郁婉欣鈺" },
    second: { M: "翰宇廷豪瑋霖諺勳緯佑", F: "君婷涵穎蓁妤庭瑜潔筑" },
  },
  {
    until: 9999,
    first: { M: "承宥品睿柏宇恩子奕丞", F: "品子苡芊羽詠語采沛芯" },
    second: { M: "恩廷睿翔宇叡安佑澤霖", F: "妍晴安彤潔瑄恩霏蓁甯" },
  },
];
const newest = fashions.at(-1) as Fashion;
const singleGiven: Record<Sex, string> = { M: "傑偉翔誠凱勇豪", F: "穎婷萱靜潔蓉薇" };

/** Outside Big5 on purpose: the window must show them, and the Big5 export must say what it lost. */
const rareGiven = ["𡍼廷", "家㛢", "志𤧟"];

const indigenous: Record<Sex, string> = {
  M: "尤幹·瓦歷斯 高一·巴魯 馬躍·比吼 瓦旦·吉洛 拉黑子·撒古流 伊斯坦大·達虎",
  F: "雅悠·諾幹 巴奈·古兆 阿布·伊斯坦 莫娜·拉曼 依婕·瑪都 伊苞·達給",
};
const foreign: Record<Sex, string> = {
  M: "約翰·史密斯 NGUYEN VAN MINH 麥可·布朗 佐藤 健一 AHMAD SURYADI",
  F: "NGUYEN THI HOA 瑪麗亞·桑托斯 SITI RAHAYU 安娜·威爾森 田中 美咲",
};

export const surnameOf = (random: Random) => random.weighted(surnames);

export function givenNameOf(random: Random, sex: Sex, birthYear: number): string {
  if (random.chance(0.002)) return random.pick(rareGiven);
  if (random.chance(0.03)) return random.pick(Array.from(singleGiven[sex]));
  const { first, second } = fashions.find(({ until }) => birthYear <= until) ?? newest;
  const start = random.pick(Array.from(first[sex]));
  return start + random.pick(Array.from(second[sex]).filter((end) => end !== start));
}

export const indigenousNameOf = (random: Random, sex: Sex) =>
  random.pick(indigenous[sex].split(" "));

/** Latin names are several words, so they are kept apart by two or more capitals in a row. */
export const foreignNameOf = (random: Random, sex: Sex) =>
  random.pick(foreign[sex].split(/ (?=[^A-Z一-鿿]|NGUYEN|AHMAD|SITI|[約麥瑪安佐田])/u));
