import type { Reason } from "./reason.ts";

/** The reason as one Chinese sentence, for the batch interface and logs; screens translate the code. */
export function reasonText(reason: Reason): string {
  switch (reason.code) {
    case "paid":
      return "給付";
    case "state":
      return `保單狀態 ${reason.state}，不給付`;
    case "notEffective":
      return `尚未生效，生效日 ${reason.from}`;
    case "coverageEnded":
      return `已給付 ${reason.benefitId}，保障終止`;
    case "expiredAtAge":
      return `保障至 ${reason.age} 歲，已於 ${reason.on} 終止`;
    case "expiredAfterYears":
      return `保障 ${reason.years} 年，已於 ${reason.on} 期滿`;
    case "waiting":
      return `等待期，至 ${reason.until} 起保障`;
    case "cause":
      return `原因 ${reason.cause} 不在給付範圍`;
    case "beforeAge":
      return `${reason.age} 歲起給付`;
    case "afterAge":
      return `給付至 ${reason.age} 歲`;
    case "beforePolicyYear":
      return `第 ${reason.year} 保單年度起給付`;
    case "onlyOn":
      return `僅於 ${reason.on} 給付`;
    case "gradeMissing":
      return "未填等級";
    case "gradeNotCovered":
      return `第 ${reason.grade} 級不在給付範圍`;
    case "setting":
      return "手術處所（住院或門診）不符";
    case "oncePaid":
      return "限給付一次，已給付";
    case "groupPaid":
      return `與 ${reason.benefitId} 擇一給付`;
    case "terminatedBy":
      return `已因 ${reason.benefitId} 給付而終止`;
    case "lifetimeLimit":
      return `累計上限 ${reason.limitTwd} 元，先前已給付 ${reason.paidTwd} 元`;
    case "deducted":
      return `扣除 ${reason.benefitId} 給付 ${reason.deductedTwd} 元`;
    case "funeralLimit":
      return `未滿15歲喪葬費用上限 ${reason.limitTwd} 元`;
    case "noBill":
      return "無此項費用";
    case "billCovered":
      return "費用已由其他契約給付";
    case "capped":
      return `限額 ${reason.capTwd} 元`;
    case "nothingToWaive":
      return "已無應繳保費可豁免";
    case "zero":
      return "金額為 0";
  }
}
