import type { FieldDefinition } from "./fieldDefinition.ts";
import * as v from "./values.ts";

/** What happened between us: 33 to 36, 40, 41, 44, 46, 50. */
export const CONTACT_FIELDS = {
  last_claim_date: {
    criterion: 33,
    scope: "person",
    type: "date",
    words: ["最近理賠日", "last claim", "最近理赔日"],
  },
  claims_12m: {
    criterion: 33,
    scope: "person",
    type: "num",
    unit: "times",
    words: ["近 12 個月理賠次數", "number of claims in 12 months", "近 12 个月理赔次数"],
  },
  last_service_event: {
    criterion: 34,
    scope: "person",
    type: "date",
    words: ["最近服務事件日", "last service event", "最近服务事件日"],
  },
  service_event_type: {
    criterion: 34,
    scope: "person",
    type: "enum",
    values: v.SERVICE_WORDS,
    words: ["最近服務事件", "kind of the last service event", "最近服务事件"],
  },
  last_contact_date: {
    criterion: 35,
    scope: "person",
    type: "date",
    words: ["最近聯繫日", "last contact", "最近联系日"],
  },
  contacts_12m: {
    criterion: 35,
    scope: "person",
    type: "num",
    unit: "times",
    words: ["近 12 個月聯繫次數", "number of contacts in 12 months", "近 12 个月联系次数"],
  },
  preferred_channel: {
    criterion: 36,
    scope: "person",
    type: "enum",
    values: v.CHANNEL_WORDS,
    words: ["偏好聯繫管道", "preferred channel", "偏好联系渠道"],
  },
  nps: {
    criterion: 40,
    scope: "person",
    type: "num",
    unit: "score",
    words: ["NPS 推薦意願", "NPS answer", "NPS 推荐意愿"],
  },
  csat: {
    criterion: 40,
    scope: "person",
    type: "num",
    unit: "score",
    words: ["滿意度", "satisfaction", "满意度"],
  },
  open_complaint: {
    criterion: 41,
    scope: "person",
    type: "bool",
    words: ["申訴中", "open complaint", "投诉中"],
    yes: ["有申訴處理中", "has an open complaint", "有投诉处理中"],
    no: ["無申訴處理中", "has no open complaint", "无投诉处理中"],
  },
  "campaigns.response": {
    criterion: 44,
    scope: "person",
    type: "set",
    words: ["活動回應", "campaign responses", "活动回应"],
    element: ["項", "campaign responses", "项"],
  },
  consent: {
    criterion: 46,
    scope: "person",
    type: "bool",
    keys: v.CONSENT_WORDS,
    words: ["{key}行銷同意", "{key} marketing consent", "{key}营销同意"],
    yes: ["同意{key}行銷", "agrees to marketing by {key}", "同意{key}营销"],
    no: ["拒絕{key}行銷", "refuses marketing by {key}", "拒绝{key}营销"],
  },
  custody_open: {
    criterion: 50,
    scope: "person",
    type: "bool",
    words: ["保管文件中", "documents in custody", "保管文件中"],
    yes: ["有文件保管中", "has documents in our custody", "有文件保管中"],
    no: ["無文件保管中", "has no documents in our custody", "无文件保管中"],
  },
} as const satisfies Record<string, FieldDefinition>;
