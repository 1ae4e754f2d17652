import { PERSON_FIELDS } from "./personFields.ts";
import { FAMILY_FIELDS } from "./familyFields.ts";
import { COVER_FIELDS } from "./coverFields.ts";
import { POLICY_FIELDS } from "./policyFields.ts";
import { CONTACT_FIELDS } from "./contactFields.ts";
import { VALUE_FIELDS } from "./valueFields.ts";

/*
 * The criteria of DOMAIN 7 as data, with its field names, which are also the names under which a saved
 * segment stores them: rename nothing here. Labels of items (policy, coverage, child) leave out whose they
 * are, because the sentence says it.
 */
export const FIELDS = {
  ...PERSON_FIELDS,
  ...FAMILY_FIELDS,
  ...COVER_FIELDS,
  ...POLICY_FIELDS,
  ...CONTACT_FIELDS,
  ...VALUE_FIELDS,
} as const;
