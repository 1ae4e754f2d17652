import { useParams } from "@tanstack/react-router";
import PolicyForm from "../../features/policies/PolicyForm.tsx";

export default function EditPolicyRoute() {
  const { policyId } = useParams({ strict: false });
  return policyId ? <PolicyForm key={policyId} policyId={policyId} /> : null;
}
