import type { Policy } from "#shared/model/policy.ts";

/** Debited from an account or a card: then the notice starts the grace period (DOMAIN 2.4.2). */
export function isPaidByTransfer({ paymentMethod }: Policy): boolean {
  return paymentMethod === "bank_transfer" || paymentMethod === "credit_card";
}
