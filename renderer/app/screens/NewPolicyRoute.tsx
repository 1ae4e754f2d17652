import { useParams } from "@tanstack/react-router";
import PolicyForm from "../../features/policies/PolicyForm.tsx";

export default function NewPolicyRoute() {
  const { customerId } = useParams({ strict: false });
  return customerId ? <PolicyForm key={customerId} customerId={customerId} /> : null;
}
