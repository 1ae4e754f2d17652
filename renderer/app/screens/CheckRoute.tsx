import { useParams } from "@tanstack/react-router";
import CheckScreen from "../../features/check/CheckScreen.tsx";

export default function CheckRoute() {
  const { customerId } = useParams({ strict: false });
  return customerId ? <CheckScreen key={customerId} customerId={customerId} /> : null;
}
